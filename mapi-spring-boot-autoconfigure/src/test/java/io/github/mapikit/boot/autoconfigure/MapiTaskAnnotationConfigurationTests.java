// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.boot.task.MapiTaskAnnotationBeanPostProcessor;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.spi.MapiDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the post-processor that {@link MapiTaskExecutionAutoConfiguration} has.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class MapiTaskAnnotationConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(MapiRuntimeAutoConfiguration.class, MapiTaskExecutionAutoConfiguration.class))
		.withBean(MapiDriver.class, FakeDriver::withPrivateData);

	@Test
	void whenDisabledThenMethodsRunWhereTheyAreCalled() {
		this.runner.withPropertyValues("mapi.enabled=false").withBean(Tasks.class).run((context) -> {
			assertThat(context).doesNotHaveBean(MapiTaskAnnotationBeanPostProcessor.class);
			assertThat(context.getBean(Tasks.class).thread()).isEqualTo(Thread.currentThread().getName());
		});
	}

	@Test
	void whenEnabledThenMethodsRunOnMapiThreads() {
		this.runner.withBean(Tasks.class)
			.run((context) -> assertThat(context.getBean(Tasks.class).thread()).isEqualTo("mapi-worker-1"));
	}

	@ParameterizedTest
	@CsvSource({ "true,true", "false,false" })
	void whenInterfacesAreToBeProxiedThenTheyAre(boolean proxyTargetClass, boolean classProxy) {
		this.runner.withPropertyValues("spring.aop.proxy-target-class=" + proxyTargetClass)
			.withBean("named", Named.class, NamedTasks::new)
			.run((context) -> {
				Named named = context.getBean(Named.class);
				assertThat(named instanceof NamedTasks).isEqualTo(classProxy);
				assertThat(named.thread()).isEqualTo("mapi-worker-1");
			});
	}

	@Test
	void whenUserHasPostProcessorThenItWins() {
		MapiTaskAnnotationBeanPostProcessor processor = new MapiTaskAnnotationBeanPostProcessor();
		this.runner.withBean("ownProcessor", MapiTaskAnnotationBeanPostProcessor.class, () -> processor)
			.run((context) -> assertThat(context.getBeanNamesForType(MapiTaskAnnotationBeanPostProcessor.class))
				.containsExactly("ownProcessor"));
	}

	interface Named {

		String thread();

	}

	static class NamedTasks implements Named {

		@Override
		@MapiTask
		public String thread() {
			return Thread.currentThread().getName();
		}

	}

	static class Tasks {

		@MapiTask
		String thread() {
			return Thread.currentThread().getName();
		}

	}

}
