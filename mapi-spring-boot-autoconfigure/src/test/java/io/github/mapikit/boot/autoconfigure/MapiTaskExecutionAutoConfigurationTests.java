// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.task.MapiPrimaryTaskExecutor;
import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.boot.task.MapiTaskExecutorBuilder;
import io.github.mapikit.boot.task.MapiTaskInstrumentation;
import io.github.mapikit.boot.task.MapiTemplate;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.spi.MapiDriver;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.MDC;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskDecorator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link MapiTaskExecutionAutoConfiguration}.
 */
@ExtendWith({ BalancedMapi.class, OutputCaptureExtension.class })
@Timeout(60)
class MapiTaskExecutionAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(MapiRuntimeAutoConfiguration.class, MapiTaskExecutionAutoConfiguration.class))
		.withBean(MapiDriver.class, FakeDriver::withPrivateData);

	@Test
	void whenNothingIsSetThenDefaultsHold() {
		this.runner.run((context) -> {
			MapiTaskExecutor executor = context.getBean("mapiTaskExecutor", MapiTaskExecutor.class);
			assertThat(executor.getOptions()).isEqualTo(PoolOptions.DEFAULTS);
			assertThat(executor.getDrainTimeout()).isEqualTo(Duration.ofSeconds(20));
		});
	}

	@Test
	void whenPropertiesAreSetThenTheyReachThePool() {
		this.runner.withPropertyValues("mapi.executor.pool-size=3", "mapi.executor.queue-capacity=17",
				"mapi.executor.task-timeout=9s", "mapi.executor.stuck-after=5s", "mapi.executor.max-replacements=2",
				"mapi.executor.backoff.initial=2s", "mapi.executor.backoff.max=6s", "mapi.executor.drain-timeout=8s")
			.run((context) -> {
				MapiTaskExecutor executor = context.getBean("mapiTaskExecutor", MapiTaskExecutor.class);
				assertThat(executor.getOptions()).isEqualTo(new PoolOptions("worker", 3, 17, Duration.ofSeconds(9),
						Duration.ofSeconds(5), 2, Duration.ofSeconds(2), Duration.ofSeconds(6), null, false));
				assertThat(executor.getDrainTimeout()).isEqualTo(Duration.ofSeconds(8));
			});
	}

	@Test
	void whenSpringDoesNotWaitForDrainThenItIsToldWithAllNames(CapturedOutput output) {
		ApplicationContextRunner boot = this.runner
			.withConfiguration(AutoConfigurations.of(LifecycleAutoConfiguration.class));
		boot.run((context) -> assertThat(output).doesNotContain("timeout-per-shutdown-phase"));
		boot.withPropertyValues("spring.lifecycle.timeout-per-shutdown-phase=20s")
			.run((context) -> assertThat(output).contains("'spring.lifecycle.timeout-per-shutdown-phase' is 'PT20S'",
					"'mapi.executor.drain-timeout', which is 'PT20S'", "'mapi.shutdown-timeout', which is 'PT5S'"));
	}

	@Test
	void whenDisabledThenThereAreNoExecutors() {
		this.runner.withPropertyValues("mapi.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(MapiTaskExecutorBuilder.class)
				.doesNotHaveBean(MapiTaskExecutor.class)
				.doesNotHaveBean("mapiPrimaryExecutor"));
	}

	@Test
	void whenUserHasBuilderThenExecutorIsMadeByIt() {
		this.runner.withUserConfiguration(OwnBuilder.class).run((context) -> {
			assertThat(context.getBeanNamesForType(MapiTaskExecutorBuilder.class)).containsExactly("ownBuilder");
			assertThat(context.getBean("mapiTaskExecutor", MapiTaskExecutor.class).getDrainTimeout())
				.isEqualTo(Duration.ofSeconds(3));
		});
	}

	@Test
	void whenUserHasExecutorsThenTasksRunThere() {
		this.runner.withUserConfiguration(OwnExecutors.class).withBean(Tasks.class).run((context) -> {
			assertThat(context.getBean("mapiTaskExecutor", MapiTaskExecutor.class).getDrainTimeout())
				.isEqualTo(Duration.ofSeconds(4));
			assertThat(context.getBeanFactory().getBeanDefinition("mapiPrimaryExecutor").getFactoryBeanName())
				.contains("OwnExecutors");
			assertThat(context.getBean(Tasks.class).thread()).isEqualTo("mapi-worker-1");
		});
	}

	@Test
	void whenExecutorHasStoppedThenItsNameIsFree() {
		this.runner.run((context) -> {
			MapiTaskExecutorBuilder builder = context.getBean(MapiTaskExecutorBuilder.class).name("second");
			for (int i = 0; i < 2; i++) {
				MapiTaskExecutor executor = builder.build();
				executor.start();
				assertThat(executor.submit(() -> Thread.currentThread().getName()).get(10, TimeUnit.SECONDS))
					.isEqualTo("mapi-second-1");
				executor.destroy();
			}
		});
	}

	@Test
	void whenTasksAreDecoratedThenContextReachesMapiThread() {
		TaskDecorator decorator = (task) -> {
			String value = MDC.get("who");
			return () -> {
				MDC.put("who", value);
				try {
					task.run();
				}
				finally {
					MDC.remove("who");
				}
			};
		};
		this.runner.withBean("mdc", TaskDecorator.class, () -> decorator)
			.withBean("second", TaskDecorator.class, () -> (task) -> task)
			.run((context) -> {
				MDC.put("who", "me");
				try {
					MapiTemplate template = context.getBean(MapiTemplate.class);
					String onWorker = template.execute((session) -> MDC.get("who"));
					String onPrimary = template.executeOnPrimary((session) -> MDC.get("who"));
					assertThat(List.of(onWorker, onPrimary)).containsOnly("me");
				}
				finally {
					MDC.remove("who");
				}
			});
	}

	@Test
	void whenTasksAreObservedThenAsChildrenOfTheCaller() {
		ObservationRegistry registry = ObservationRegistry.create();
		AtomicReference<Observation.Context> observed = new AtomicReference<>();
		registry.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {

			@Override
			public void onStop(Observation.Context context) {
				if ("mapi.task.run".equals(context.getName())) {
					observed.set(context);
				}
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		});
		this.runner.withBean(ObservationRegistry.class, () -> registry).withBean(Tasks.class).run((context) -> {
			Observation caller = Observation.createNotStarted("caller", registry);
			caller.observe(() -> context.getBean(Tasks.class).thread());
			assertThat(observed.get().getParentObservation()).isSameAs(caller);
			assertThat(observed.get().getLowCardinalityKeyValues())
				.extracting((tag) -> tag.getKey() + "=" + tag.getValue())
				.containsExactlyInAnyOrder("task=MapiTaskExecutionAutoConfigurationTests.Tasks.thread",
						"executor=worker", "process=jvm", "outcome=success");
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBuilder {

		@Bean
		MapiTaskExecutorBuilder ownBuilder(MapiRuntimeLifecycle lifecycle) {
			return new MapiTaskExecutorBuilder(lifecycle).drainTimeout(Duration.ofSeconds(3));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnExecutors {

		@Bean
		MapiTaskExecutor mapiTaskExecutor(MapiTaskExecutorBuilder builder) {
			return builder.drainTimeout(Duration.ofSeconds(4)).build();
		}

		@Bean
		MapiPrimaryTaskExecutor mapiPrimaryExecutor(MapiRuntimeLifecycle lifecycle) {
			return new MapiPrimaryTaskExecutor(lifecycle, null, Duration.ofSeconds(5), MapiTaskInstrumentation.NONE);
		}

	}

	static class Tasks {

		@MapiTask
		String thread() {
			return Thread.currentThread().getName();
		}

	}

}
