// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Executors of the user's own, as the executors of {@link MapiTask}.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class OwnExecutorTests {

	private final ApplicationContextRunner runner = TaskContexts.runner().withBean(Tasks.class);

	@Test
	void whenExecutorIsTheUsersThenItRunsTasks() {
		this.runner.withUserConfiguration(Own.class).run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			CountingExecutor own = context.getBean(CountingExecutor.class);
			assertThat(tasks.thread()).isEqualTo("mapi-further-1");
			assertThat(tasks.threadLater().get(10, TimeUnit.SECONDS)).isEqualTo("mapi-further-1");
			assertThat(own.tasks).hasValue(2);
			assertThat(tasks.within(tasks)).isEqualTo("mapi-further-1");
		});
	}

	@Test
	void whenExecutorIsPoolOfCoreThenItRunsTasks() {
		this.runner.withUserConfiguration(Pool.class).run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			assertThat(tasks.thread()).isEqualTo("mapi-direct-1");
			assertThat(tasks.within(tasks)).isEqualTo("mapi-direct-1");
		});
	}

	@Test
	void whenDefaultExecutorIsTheUsersThenTemplateUsesIt() {
		TaskContexts.runner()
			.withUserConfiguration(InsteadOfOurs.class)
			.run((context) -> assertThat(context.getBean(MapiTemplate.class)
				.<String, RuntimeException>execute((session) -> Thread.currentThread().getName()))
				.isEqualTo("mapi-instead-1"));
	}

	static class Tasks {

		@MapiTask("ownExecutor")
		String thread() {
			return Thread.currentThread().getName();
		}

		@MapiTask("ownExecutor")
		CompletableFuture<String> threadLater() {
			return CompletableFuture.completedFuture(Thread.currentThread().getName());
		}

		@MapiTask("ownExecutor")
		String within(Tasks tasks) {
			return tasks.threadLater().join();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Own {

		@Bean(defaultCandidate = false)
		MapiTaskExecutor furtherExecutor(MapiTaskExecutorBuilder builder) {
			return builder.name("further").poolSize(1).build();
		}

		@Bean
		CountingExecutor ownExecutor(@Qualifier("furtherExecutor") MapiTaskExecutor further) {
			return new CountingExecutor(further);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Pool {

		@Bean
		MapiWorkerPool ownExecutor(MapiRuntimeLifecycle lifecycle) {
			return lifecycle.lease().openPool(PoolOptions.DEFAULTS.withName("direct").withSize(1));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class InsteadOfOurs {

		@Bean
		MapiExecutor mapiTaskExecutor(MapiRuntimeLifecycle lifecycle) {
			return new CountingExecutor(lifecycle.lease().openPool(PoolOptions.DEFAULTS.withName("instead")));
		}

	}

	static class CountingExecutor implements MapiExecutor {

		private final AtomicInteger tasks = new AtomicInteger();

		private final MapiExecutor delegate;

		CountingExecutor(MapiExecutor delegate) {
			this.delegate = delegate;
		}

		@Override
		public void execute(Runnable task) {
			this.tasks.incrementAndGet();
			this.delegate.execute(task);
		}

		@Override
		public <T extends @Nullable Object> CompletableFuture<T> submit(TaskOptions options,
				Callable<? extends T> task) {
			this.tasks.incrementAndGet();
			return this.delegate.submit(options, task);
		}

		@Override
		public <T extends @Nullable Object> CompletableFuture<T> submitStage(TaskOptions options, Callable<?> task) {
			this.tasks.incrementAndGet();
			return this.delegate.submitStage(options, task);
		}

		@Override
		public <T extends @Nullable Object> T call(TaskOptions options, Callable<? extends T> task) throws Exception {
			this.tasks.incrementAndGet();
			return this.delegate.call(options, task);
		}

	}

}
