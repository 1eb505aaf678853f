// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.metrics;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.runtime.event.TaskOutcome;
import io.github.mapikit.spi.MapiProcess;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How {@link MapiMetrics} reads in Prometheus.
 */
class MeterNamesTests {

	private static final Pattern WORDS = Pattern.compile("_");

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	@Test
	void whenPrometheusNamesMetersThenNoNameSaysAWordTwice() {
		PrometheusNamingConvention convention = new PrometheusNamingConvention();
		assertThat(this.registry.config().namingConvention()).isInstanceOf(PrometheusNamingConvention.class);
		useAll();
		Set<String> names = new TreeSet<>();
		this.registry.getMeters().forEach((meter) -> names.add(meter.getId().getConventionName(convention)));
		// the counters end with _total where they are scraped
		assertThat(names).containsExactly("mapi_errors", "mapi_executor_active_threads",
				"mapi_executor_pool_size_threads", "mapi_executor_queued_tasks", "mapi_executor_stuck_threads",
				"mapi_initialize", "mapi_leaks", "mapi_logon", "mapi_objects_open", "mapi_pump_age_seconds",
				"mapi_pump_latency_seconds", "mapi_sessions_lost", "mapi_sessions_open", "mapi_subscriptions",
				"mapi_subscriptions_failed", "mapi_subscriptions_waiting", "mapi_task_failed", "mapi_task_rejected",
				"mapi_task_run_seconds", "mapi_task_timedout", "mapi_task_wait_seconds", "mapi_uninitialize",
				"mapi_violations");
		assertThat(names).allSatisfy((name) -> assertThat(List.of(WORDS.split(name))).doesNotHaveDuplicates());
	}

	@Test
	void whenPrometheusScrapesThenCountersOfFailuresAreThereWithZero() {
		new MapiMetrics(this.registry, MapiProcess.JVM, Optional::empty).executor("worker");
		assertThat(this.registry.scrape()).contains(
				"mapi_task_rejected_total{executor=\"worker\",process=\"jvm\",task=\"other\"} 0.0",
				"mapi_task_timedout_total{executor=\"worker\",process=\"jvm\",task=\"other\"} 0.0",
				"mapi_task_failed_total{executor=\"worker\",process=\"jvm\",task=\"other\"} 0.0",
				"mapi_leaks_total{kind=\"folder\",process=\"jvm\"} 0.0",
				"mapi_violations_total{process=\"jvm\",rule=\"R1\"} 0.0",
				"mapi_errors_total{code=\"other\",operation=\"other\",process=\"jvm\"} 0.0",
				"mapi_initialize_total{outcome=\"failure\",process=\"jvm\",role=\"worker\"} 0.0");
	}

	private void useAll() {
		MapiMetrics metrics = new MapiMetrics(this.registry, MapiProcess.JVM, Optional::empty);
		metrics.onTaskStarted("worker", "a", 1);
		metrics.onTaskFinished("worker", "a", TaskOutcome.SUCCESS, 1);
		metrics.onCallFailed("a", MapiErrors.MAPI_E_BUSY);
	}

}
