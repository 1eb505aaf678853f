// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.spi.MapiDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application has of Spring Boot stays as it is without MAPI.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class MapiGuestTests {

	private final ApplicationContextRunner plain = new ApplicationContextRunner().withBean(AsyncTasks.class)
		.withUserConfiguration(Enabled.class);

	private final ApplicationContextRunner mapi = this.plain
		.withConfiguration(
				AutoConfigurations.of(MapiRuntimeAutoConfiguration.class, MapiTaskExecutionAutoConfiguration.class))
		.withBean(MapiDriver.class, FakeDriver::withPrivateData);

	private final AutoConfigurations boot = AutoConfigurations.of(TaskExecutionAutoConfiguration.class,
			TaskSchedulingAutoConfiguration.class);

	@Test
	void whenBootHasExecutorThenItStays() {
		this.mapi.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class)).run((context) -> {
			Object expected = context.getBean("applicationTaskExecutor");
			assertThat(expected).isInstanceOf(ThreadPoolTaskExecutor.class);
			assertThat(context.getBean(TaskExecutor.class)).isSameAs(expected);
			assertThat(context.getBeanProvider(AsyncTaskExecutor.class).getIfUnique()).isSameAs(expected);
			assertThat(context.getBeanProvider(Executor.class).getIfUnique()).isSameAs(expected);
		});
		this.mapi.withConfiguration(this.boot)
			.run((context) -> assertThat(context).hasBean("applicationTaskExecutor")
				.getBean(TaskScheduler.class)
				.isSameAs(context.getBean("taskScheduler")));
	}

	@Test
	void whenBootHasExecutorThenAsyncAndScheduledUseIt() {
		this.mapi.withConfiguration(this.boot).run((context) -> {
			AsyncTasks tasks = context.getBean(AsyncTasks.class);
			assertThat(tasks.async().get(10, TimeUnit.SECONDS)).startsWith("task-");
			assertThat(tasks.scheduledOn().get(10, TimeUnit.SECONDS)).startsWith("scheduling-");
		});
	}

	@Test
	void whenBootHasNoExecutorThenAsyncRunsAsWithoutMapi() {
		this.plain.run((context) -> assertThat(context.getBean(AsyncTasks.class).async().get(10, TimeUnit.SECONDS))
			.startsWith("SimpleAsyncTaskExecutor-"));
		this.mapi.run((context) -> assertThat(context.getBean(AsyncTasks.class).async().get(10, TimeUnit.SECONDS))
			.startsWith("SimpleAsyncTaskExecutor-"));
	}

	@Test
	void whenUserHasExecutorThenAsyncUsesIt() {
		this.mapi.withBean("own", ThreadPoolTaskExecutor.class)
			.run((context) -> assertThat(context.getBean(AsyncTasks.class).async().get(10, TimeUnit.SECONDS))
				.startsWith("own-"));
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void whenThreadsAreVirtualThenMapiThreadsAreNot() {
		this.mapi.withConfiguration(this.boot)
			.withBean(MapiTasks.class)
			.withPropertyValues("spring.threads.virtual.enabled=true")
			.run((context) -> {
				assertThat(context.getBean("mapiTaskExecutor")).isInstanceOf(MapiTaskExecutor.class);
				assertThat(context.getBean(MapiTasks.class).thread().getName()).isEqualTo("mapi-worker-1");
				assertThat(context.getBean(MapiTasks.class).thread().getThreadGroup().getName())
					.isNotEqualTo("VirtualThreads");
			});
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	@EnableScheduling
	static class Enabled {

	}

	static class AsyncTasks {

		private final CompletableFuture<String> scheduledOn = new CompletableFuture<>();

		@Async
		CompletableFuture<String> async() {
			return CompletableFuture.completedFuture(Thread.currentThread().getName());
		}

		@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
		void scheduled() {
			this.scheduledOn.complete(Thread.currentThread().getName());
		}

		CompletableFuture<String> scheduledOn() {
			return this.scheduledOn;
		}

	}

	static class MapiTasks {

		@MapiTask
		Thread thread() {
			return Thread.currentThread();
		}

	}

}
