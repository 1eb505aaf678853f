// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.util.Map;
import java.util.Objects;

import io.github.mapikit.boot.autoconfigure.health.MapiHealthContributorAutoConfiguration;
import io.github.mapikit.boot.autoconfigure.metrics.MapiMetricsAutoConfiguration;
import io.github.mapikit.boot.health.MapiHealthIndicator;
import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.task.MapiTemplate;
import io.github.mapikit.embedded.EmbeddedDriver;
import io.github.mapikit.error.MapiConflictException;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.runtime.RuntimeSnapshot;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.MapiProcess;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two applications in one JVM, whose MAPIs are in a process each, or share one (R12).
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class SeparateProcessesTests {

	private final ApplicationContextRunner alone = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(MapiRuntimeAutoConfiguration.class, MapiTaskExecutionAutoConfiguration.class,
						MapiHealthContributorAutoConfiguration.class, MapiMetricsAutoConfiguration.class))
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new);

	private final ApplicationContextRunner embedded = this.alone
		.withConfiguration(AutoConfigurations.of(MapiEmbeddedAutoConfiguration.class))
		.withPropertyValues("mapi.driver=embedded");

	@Test
	void whenSettingsDifferThenBothRunOnThreadsOfTheirOwn() {
		this.embedded.withPropertyValues("mapi.embedded.rules=strict")
			.run((first) -> this.embedded.withPropertyValues("mapi.embedded.rules=lenient").run((second) -> {
				assertThat(primary(first)).isEqualTo("mapi-primary");
				assertThat(primary(second)).isEqualTo("mapi-primary@embedded-2");
				assertThat(worker(first)).isEqualTo("mapi-worker-1");
				assertThat(worker(second)).isEqualTo("mapi-worker-1@embedded-2");
				assertThat(snapshot(second).process()).isEqualTo("embedded-2");
				assertThat(health(first).getStatus()).isEqualTo(Status.UP);
				assertThat(health(second).getStatus()).isEqualTo(Status.UP);
			}));
	}

	@Test
	void whenOneIsLostThenTheOtherStaysUp() {
		this.embedded.run((first) -> this.embedded.run((second) -> {
			crash(first);
			assertThat(health(first).getStatus()).isEqualTo(Status.DOWN);
			assertThat(first.getBean(MapiRuntimeLifecycle.class).state()).isEqualTo(RuntimeState.FAILED);
			assertThat(health(second).getStatus()).isEqualTo(Status.UP);
			assertThat(worker(second)).isEqualTo("mapi-worker-1@embedded-2");
		}));
	}

	@Test
	void whenMetersAreMadeThenTheyNameTheProcess() {
		this.embedded.run((context) -> assertThat(context.getBean(MeterRegistry.class).getMeters()).isNotEmpty()
			.allSatisfy((meter) -> assertThat(meter.getId().getTag("process")).isEqualTo("embedded")));
	}

	@Test
	void whenProcessIsSharedThenOtherSettingsAreRefused() {
		this.alone.withBean(MapiDriver.class, () -> shared("dedicated-thread"))
			.run((first) -> this.alone.withBean(MapiDriver.class, () -> shared("primary-thread")).run((second) -> {
				assertThat(second).getFailure().rootCause().isInstanceOf(MapiConflictException.class);
				assertThat(health(first).getStatus()).isEqualTo(Status.UP);
			}));
	}

	private static FakeDriver shared(String notifications) {
		return FakeDriver.withPrivateData()
			.withProcess(MapiProcess.JVM)
			.withOptions(Map.of("mapi.notifications", notifications));
	}

	private static void crash(ApplicationContext context) {
		context.getBean(EmbeddedDriver.class).faults().on("IMAPITable::QueryRows").crash();
		Throwable thrown = null;
		try {
			context.getBean(MapiTemplate.class).execute((session) -> {
				try (Folder inbox = session.defaultStore().inbox(); ContentsTable mail = inbox.contents()) {
					return mail.nextRows(1);
				}
			});
		}
		catch (Throwable ex) {
			thrown = ex;
		}
		assertThat(thrown).isNotNull();
	}

	private static String worker(ApplicationContext context) {
		return context.getBean(MapiTemplate.class).execute((session) -> Thread.currentThread().getName());
	}

	private static String primary(ApplicationContext context) {
		return Objects.requireNonNull(snapshot(context).primary()).name();
	}

	private static RuntimeSnapshot snapshot(ApplicationContext context) {
		return context.getBean(MapiRuntimeLifecycle.class).snapshot().orElseThrow();
	}

	private static Health health(ApplicationContext context) {
		return Objects.requireNonNull(context.getBean(MapiHealthIndicator.class).health());
	}

}
