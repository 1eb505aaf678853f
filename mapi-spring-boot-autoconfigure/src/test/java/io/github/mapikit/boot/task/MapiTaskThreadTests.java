// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.spi.ThreadRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which thread runs a {@link MapiTask} method that is called on a MAPI thread.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class MapiTaskThreadTests {

	private final ApplicationContextRunner runner = TaskContexts.runner();

	@Test
	void whenCalledOnWorkerThenRunsInPlace() {
		this.runner.withBean(Tasks.class)
			.withBean(Caller.class)
			.withPropertyValues("mapi.executor.pool-size=1")
			.run((context) -> {
				Caller caller = context.getBean(Caller.class);
				assertThat(caller.onWorker(Tasks::thread)).isEqualTo("mapi-worker-1");
				assertThat(caller.onWorker((tasks) -> tasks.stage().toCompletableFuture().join()))
					.isEqualTo("mapi-worker-1");
				IOException failure = new IOException("in place");
				assertThatExceptionOfType(CompletionException.class)
					.isThrownBy(() -> caller.onWorker((tasks) -> tasks.failLater(failure).join()))
					.havingCause()
					.isSameAs(failure);
			});
	}

	@Test
	void whenThreadIsPrimaryThenRunsThere() {
		this.runner.withBean(Tasks.class).withBean(Caller.class).run((context) -> {
			Caller caller = context.getBean(Caller.class);
			assertThat(context.getBean(Tasks.class).primary()).isEqualTo("mapi-primary");
			assertThat(caller.onWorker(Tasks::primary)).isEqualTo("mapi-primary");
			assertThat(caller.onPrimary(Tasks::primary)).isEqualTo("mapi-primary");
		});
	}

	@Test
	void whenPrimaryWouldWaitForWorkerThenItIsRefused() {
		this.runner.withBean(Tasks.class)
			.withBean(Caller.class)
			.run((context) -> assertThatExceptionOfType(MapiThreadException.class)
				.isThrownBy(() -> context.getBean(Caller.class).onPrimary(Tasks::thread))
				.withMessageContaining("Tasks.thread"));
	}

	@Test
	void whenPrimaryDoesNotWaitForWorkerThenItIsRun() {
		this.runner.withBean(Tasks.class).withBean(Caller.class).run((context) -> {
			AtomicReference<CompletionStage<String>> result = new AtomicReference<>();
			context.getBean(Caller.class).onPrimary((tasks) -> {
				result.set(tasks.stage());
				return "";
			});
			assertThat(result.get().toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo("mapi-worker-1");
		});
	}

	static class Tasks {

		@MapiTask
		String thread() {
			return Thread.currentThread().getName();
		}

		@MapiTask(thread = ThreadRole.PRIMARY)
		String primary() {
			return Thread.currentThread().getName();
		}

		@MapiTask
		CompletionStage<String> stage() {
			return CompletableFuture.completedStage(Thread.currentThread().getName());
		}

		@MapiTask
		CompletableFuture<String> failLater(Exception failure) throws Exception {
			throw failure;
		}

	}

	@FunctionalInterface
	interface Use {

		String apply(Tasks tasks) throws Exception;

	}

	static class Caller {

		private final Tasks tasks;

		Caller(Tasks tasks) {
			this.tasks = tasks;
		}

		@MapiTask
		String onWorker(Use use) throws Exception {
			return use.apply(this.tasks);
		}

		@MapiTask(thread = ThreadRole.PRIMARY)
		String onPrimary(Use use) throws Exception {
			return use.apply(this.tasks);
		}

	}

}
