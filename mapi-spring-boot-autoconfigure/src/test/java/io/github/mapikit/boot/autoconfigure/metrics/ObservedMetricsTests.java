// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure.metrics;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.mapikit.boot.autoconfigure.MapiRuntimeAutoConfiguration;
import io.github.mapikit.boot.autoconfigure.MapiTaskExecutionAutoConfiguration;
import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.spi.MapiDriver;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which meters there are where tasks are observed, as with the actuator, and where not.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class ObservedMetricsTests {

	private final ApplicationContextRunner withoutObservations = new ApplicationContextRunner()
		.withBean(MapiDriver.class, FakeDriver::withPrivateData)
		.withBean(MeterRegistry.class, () -> new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))
		.withConfiguration(AutoConfigurations.of(MapiRuntimeAutoConfiguration.class,
				MapiTaskExecutionAutoConfiguration.class, MapiMetricsAutoConfiguration.class,
				MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class));

	private final ApplicationContextRunner runner = this.withoutObservations
		.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class));

	@Test
	void whenTasksAreObservedThenTheObservationTimesTheirRuns() {
		this.runner.run((context) -> {
			run(context);
			assertThat(timers(context)).containsExactly("mapi.task.run [error, executor, outcome, process, task]",
					"mapi.task.run.active [executor, outcome, process, task]",
					"mapi.task.wait [executor, process, task]");
			assertThat(succeeded(context)).isOne();
			assertThat(context.getBean(MeterRegistry.class)
				.get("mapi.task.run")
				.tags("outcome", "failure", "error", "IllegalStateException")
				.timer()
				.count()).isOne();
			PrometheusMeterRegistry prometheus = context.getBean(PrometheusMeterRegistry.class);
			eventually(() -> assertThat(prometheus.scrape()).contains("mapi_task_run_seconds_count",
					"mapi_task_failed_total{executor=\"worker\",process=\"jvm\",task=\"Archive.unread\"} 1.0"));
		});
	}

	@Test
	void whenTaskRunsThenItIsActiveWithoutOutcome() {
		this.runner.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			int active = context.getBean(MapiTaskExecutor.class)
				.call(TaskOptions.named("Archive.unread"),
						() -> registry.get("mapi.task.run.active")
							.tag("outcome", "unknown")
							.longTaskTimer()
							.activeTasks());
			assertThat(active).isOne();
		});
	}

	@Test
	void whenTasksAreNotObservedThenMetersTimeTheirRuns() {
		this.withoutObservations.run(ObservedMetricsTests::timesRunsItself);
	}

	@Test
	void whenObservationsOfMapiAreDeniedThenMetersTimeRuns() {
		this.runner.withPropertyValues("management.observations.enable.mapi=false")
			.run(ObservedMetricsTests::timesRunsItself);
	}

	@Test
	void whenExecutorHasHadNoTaskThenItsMetersAreThere() {
		this.runner.run((context) -> assertThat(context.getBean(MeterRegistry.class)
			.get("mapi.task.rejected")
			.tags("executor", "worker", "task", "other")
			.counter()
			.count()).isZero());
	}

	private static void timesRunsItself(ApplicationContext context) throws Exception {
		run(context);
		assertThat(timers(context)).containsExactly("mapi.task.run [executor, outcome, process, task]",
				"mapi.task.wait [executor, process, task]");
		eventually(() -> assertThat(succeeded(context)).isOne());
	}

	// listeners are told after who waits for the task
	private static void eventually(ThrowingRunnable assertions) {
		Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(assertions);
	}

	private static void run(ApplicationContext context) throws Exception {
		MapiTaskExecutor executor = context.getBean(MapiTaskExecutor.class);
		executor.call(TaskOptions.named("Archive.unread"), () -> 1);
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> executor.call(TaskOptions.named("Archive.unread"), () -> {
				throw new IllegalStateException();
			}));
	}

	private static long succeeded(ApplicationContext context) {
		return context.getBean(MeterRegistry.class)
			.get("mapi.task.run")
			.tags("executor", "worker", "task", "Archive.unread", "outcome", "success")
			.timer()
			.count();
	}

	private static Set<String> timers(ApplicationContext context) {
		Set<String> timers = new TreeSet<>();
		for (Meter meter : context.getBean(MeterRegistry.class).getMeters()) {
			Meter.Id id = meter.getId();
			boolean timer = id.getType() == Meter.Type.TIMER || id.getType() == Meter.Type.LONG_TASK_TIMER;
			if (timer && id.getName().startsWith("mapi.task")) {
				timers.add(id.getName()
						+ id.getTags().stream().map(Tag::getKey).sorted().collect(Collectors.joining(", ", " [", "]")));
			}
		}
		return timers;
	}

}
