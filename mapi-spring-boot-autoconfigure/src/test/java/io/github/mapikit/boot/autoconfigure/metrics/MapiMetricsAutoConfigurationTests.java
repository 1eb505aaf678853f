// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure.metrics;

import java.time.Duration;
import java.util.List;

import io.github.mapikit.boot.autoconfigure.MapiRuntimeAutoConfiguration;
import io.github.mapikit.boot.autoconfigure.MapiTaskExecutionAutoConfiguration;
import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.boot.metrics.MapiMetrics;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.spi.MapiDriver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskRejectedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link MapiMetricsAutoConfiguration}.
 */
class MapiMetricsAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(MapiDriver.class, FakeDriver::withPrivateData)
		.withConfiguration(
				AutoConfigurations.of(MapiRuntimeAutoConfiguration.class, MapiTaskExecutionAutoConfiguration.class,
						MapiMetricsAutoConfiguration.class, MetricsAutoConfiguration.class,
						CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class));

	@AfterEach
	void runtimeHasEnded() {
		assertThat(MapiRuntime.ledger().isBalanced()).isTrue();
	}

	@Test
	void whenTaskRunsThenItIsTimed() {
		this.runner.run((context) -> {
			context.getBean(MapiTaskExecutor.class).call(TaskOptions.named("Archive.unread"), () -> 1);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			// listeners are told after who waits for the task
			Awaitility.await()
				.atMost(Duration.ofSeconds(10))
				.untilAsserted(() -> assertThat(registry.get("mapi.task.run")
					.tags("task", "Archive.unread", "outcome", "success")
					.timer()
					.count()).isOne());
			assertThat(registry.get("mapi.initialize").tags("role", "primary", "outcome", "success").counter().count())
				.isOne();
		});
	}

	@Test
	void whenMetersAreMadeThenEachNamesTheProcessOfMapi() {
		this.runner.run((context) -> assertThat(context.getBean(MeterRegistry.class).getMeters())
			.filteredOn((meter) -> meter.getId().getName().startsWith("mapi."))
			.isNotEmpty()
			.allSatisfy((meter) -> assertThat(meter.getId().getTag("process")).isEqualTo("jvm")));
	}

	@Test
	void whenTaskComesAfterStopThenItIsCountedAsRejectedWhetherThePoolWasUsedOrNot() {
		for (boolean used : List.of(false, true)) {
			this.runner.run((context) -> {
				MapiTaskExecutor executor = context.getBean(MapiTaskExecutor.class);
				if (used) {
					executor.call(TaskOptions.named("before"), () -> 1);
				}
				context.getSourceApplicationContext(ConfigurableApplicationContext.class).stop();
				assertThatExceptionOfType(TaskRejectedException.class)
					.isThrownBy(() -> executor.submit(TaskOptions.named("late"), () -> 1));
				assertThat(context.getBean(MeterRegistry.class)
					.get("mapi.task.rejected")
					.tags("executor", "worker", "task", "late")
					.counter()
					.count()).isOne();
			});
		}
	}

	@Test
	void whenMapiIsUsedBeforeMetersAreBoundThenItIsCounted() {
		this.runner.withUserConfiguration(EarlyUse.class)
			.run((context) -> assertThat(context.getBean(MeterRegistry.class)
				.get("mapi.initialize")
				.tags("role", "primary", "outcome", "success")
				.counter()
				.count()).isOne());
	}

	@Test
	void whenContextClosesThenEndOfPrimaryIsCountedAndGaugesAreGone() {
		MeterRegistry registry = new SimpleMeterRegistry();
		this.runner.withBean(MeterRegistry.class, () -> registry, (definition) -> definition.setDestroyMethodName(""))
			.run((context) -> assertThat(registry.find("mapi.objects.open").gauge()).isNotNull());
		assertThat(registry.find("mapi.objects.open").gauge()).isNull();
		assertThat(registry.get("mapi.uninitialize").tag("role", "primary").counter().count()).isOne();
	}

	@Test
	void whenThereIsAPrimaryRegistryThenItIsUsed() {
		this.runner.withBean("first", SimpleMeterRegistry.class, SimpleMeterRegistry::new)
			.withBean("second", SimpleMeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				assertThat(context).hasSingleBean(MapiMetrics.class);
				MeterRegistry composite = context.getBean(MeterRegistry.class);
				assertThat(composite).isInstanceOf(CompositeMeterRegistry.class);
				assertThat(context.getBean("first", MeterRegistry.class).find("mapi.objects.open").gauge()).isNotNull();
				assertThat(context.getBean("second", MeterRegistry.class).find("mapi.objects.open").gauge())
					.isNotNull();
			});
	}

	@Test
	void backsOffWithoutRegistry() {
		new ApplicationContextRunner().withBean(MapiDriver.class, FakeDriver::withPrivateData)
			.withConfiguration(
					AutoConfigurations.of(MapiRuntimeAutoConfiguration.class, MapiMetricsAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MapiMetrics.class));
	}

	@Test
	void backsOffWithoutMicrometer() {
		new ApplicationContextRunner().withBean(MapiDriver.class, FakeDriver::withPrivateData)
			.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.withConfiguration(
					AutoConfigurations.of(MapiRuntimeAutoConfiguration.class, MapiMetricsAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MapiMetrics.class));
	}

	@Test
	void backsOffWhenMapiIsDisabled() {
		this.runner.withPropertyValues("mapi.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MapiMetrics.class));
	}

	@Test
	void backsOffWhenUserHasMeters() {
		MapiMetrics own = mock();
		this.runner.withBean("own", MapiMetrics.class, () -> own)
			.run((context) -> assertThat(context.getBean(MapiMetrics.class)).isSameAs(own));
	}

	@Test
	void whenMetersAreDeniedThenThereAreNone() {
		this.runner.withPropertyValues("management.metrics.enable.mapi=false").run((context) -> {
			context.getBean(MapiTaskExecutor.class).call(TaskOptions.named("a"), () -> 1);
			assertThat(context.getBean(MeterRegistry.class).getMeters()).extracting((meter) -> meter.getId().getName())
				.noneMatch((name) -> name.startsWith("mapi."));
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class EarlyUse {

		@Bean
		InitializingBean early(MapiRuntimeLifecycle lifecycle) {
			return lifecycle::lease;
		}

	}

}
