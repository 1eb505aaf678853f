// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.boot.task.MapiTaskExecutorBuilder;
import io.github.mapikit.error.MapiConflictException;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.spi.MapiDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AbstractFactoryBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application may declare executors of MAPI threads in whatever way: none of them
 * becomes the executor of anything else.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class MapiGuestExecutorTests {

	private final ApplicationContextRunner alone = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(MapiRuntimeAutoConfiguration.class, MapiTaskExecutionAutoConfiguration.class))
		.withBean(MapiDriver.class, FakeDriver::withPrivateData)
		.withUserConfiguration(Enabled.class)
		.withBean(Tasks.class);

	private final ApplicationContextRunner withBoot = this.alone
		.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class));

	@ParameterizedTest
	@ValueSource(classes = { Plain.class, PrimaryOne.class, Several.class, Scanned.class, Registered.class,
			InsteadOfOurs.class })
	void whenExecutorIsDeclaredThenBootsExecutorStays(Class<?> declaration) {
		this.withBoot.withUserConfiguration(declaration).run((context) -> {
			Object boots = context.getBean("applicationTaskExecutor");
			assertThat(boots).isInstanceOf(ThreadPoolTaskExecutor.class);
			assertThat(context.getBeanProvider(AsyncTaskExecutor.class).getIfUnique()).isSameAs(boots);
			assertThat(async(context)).startsWith("task-");
			assertThat(context.getBean(Tasks.class).mapi()).isEqualTo("mapi-worker-1");
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { Plain.class, PrimaryOne.class, Several.class, Scanned.class, Registered.class,
			InsteadOfOurs.class })
	void whenThereIsNoOtherExecutorThenOursIsNoneEither(Class<?> declaration) {
		this.alone.withUserConfiguration(declaration).run((context) -> {
			assertThat(context).doesNotHaveBean(TaskExecutor.class).doesNotHaveBean(Executor.class);
			assertThat(async(context)).startsWith("SimpleAsyncTaskExecutor-");
			assertThat(context.getBean(Tasks.class).mapi()).isEqualTo("mapi-worker-1");
		});
	}

	@Test
	void whenBeanIsRegisteredByHandThenBootsExecutorStays() {
		this.withBoot.withInitializer((context) -> ((GenericApplicationContext) context).registerBean("archiveExecutor",
				MapiTaskExecutor.class, () -> context.getBean(MapiTaskExecutorBuilder.class).name("archive").build()))
			.run((context) -> {
				assertThat(context).hasBean("applicationTaskExecutor");
				assertThat(async(context)).startsWith("task-");
			});
	}

	@Test
	void whenPoolOfCoreIsDeclaredThenBootsExecutorStays() {
		this.withBoot.withUserConfiguration(PoolOfCore.class).run((context) -> {
			assertThat(context).hasBean("applicationTaskExecutor").hasSingleBean(Executor.class);
			assertThat(async(context)).startsWith("task-");
			assertThat(context.getBean(Tasks.class).mapi()).isEqualTo("mapi-worker-1");
		});
	}

	@Test
	void whenBeanHasNameOfSpringsExecutorThenContextFails() {
		this.alone.withUserConfiguration(Misnamed.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MapiConflictException.class)
				.hasMessageContaining("'taskExecutor'")
				.hasMessageContaining("another name"));
	}

	@Test
	void whenViewIsDeclaredThenAsyncMayNameIt() {
		this.withBoot.withUserConfiguration(Plain.class, View.class).withBean(NamedTasks.class).run((context) -> {
			assertThat(async(context)).startsWith("task-");
			assertThat(context.getBean(NamedTasks.class).async().get(10, TimeUnit.SECONDS)).isEqualTo("mapi-archive-1");
		});
	}

	private static String async(AssertableApplicationContext context) throws Exception {
		return context.getBean(Tasks.class).async().get(10, TimeUnit.SECONDS);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	static class Enabled {

	}

	static class Tasks {

		@Async
		CompletableFuture<String> async() {
			return CompletableFuture.completedFuture(Thread.currentThread().getName());
		}

		@MapiTask
		String mapi() {
			return Thread.currentThread().getName();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Plain {

		@Bean
		MapiTaskExecutor archiveExecutor(MapiTaskExecutorBuilder builder) {
			return builder.name("archive").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PoolOfCore {

		@Bean
		MapiWorkerPool archivePool(MapiRuntimeLifecycle lifecycle) {
			return lifecycle.lease().openPool(PoolOptions.DEFAULTS.withName("archive"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class View {

		@Bean(defaultCandidate = false)
		AsyncTaskExecutor archiveTasks(@Qualifier("archiveExecutor") MapiTaskExecutor executor) {
			return executor.asTaskExecutor();
		}

	}

	static class NamedTasks {

		@Async("archiveTasks")
		CompletableFuture<String> async() {
			return CompletableFuture.completedFuture(Thread.currentThread().getName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrimaryOne {

		@Bean
		@Primary
		MapiTaskExecutor archiveExecutor(MapiTaskExecutorBuilder builder) {
			return builder.name("archive").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Several {

		@Bean
		MapiTaskExecutor archiveExecutor(MapiTaskExecutorBuilder builder) {
			return builder.name("archive").build();
		}

		@Bean
		MapiTaskExecutor sendExecutor(MapiTaskExecutorBuilder builder) {
			return builder.name("send").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Misnamed {

		@Bean
		MapiTaskExecutor taskExecutor(MapiTaskExecutorBuilder builder) {
			return builder.name("archive").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class InsteadOfOurs {

		@Bean
		MapiTaskExecutor mapiTaskExecutor(MapiTaskExecutorBuilder builder) {
			return builder.poolSize(1).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ComponentScan(basePackageClasses = MapiGuestExecutorTests.class, useDefaultFilters = false,
			includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Found.class))
	static class Scanned {

	}

	@Component
	static class Found extends AbstractFactoryBean<MapiTaskExecutor> {

		private final MapiTaskExecutorBuilder builder;

		Found(MapiTaskExecutorBuilder builder) {
			this.builder = builder;
		}

		@Override
		public Class<?> getObjectType() {
			return MapiTaskExecutor.class;
		}

		@Override
		protected MapiTaskExecutor createInstance() {
			return this.builder.name("found").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Registrar.class)
	static class Registered {

	}

	static class Registrar implements BeanRegistrar {

		@Override
		public void register(BeanRegistry registry, Environment environment) {
			registry.registerBean("archiveExecutor", MapiTaskExecutor.class, (spec) -> spec
				.supplier((context) -> context.bean(MapiTaskExecutorBuilder.class).name("archive").build()));
		}

	}

}
