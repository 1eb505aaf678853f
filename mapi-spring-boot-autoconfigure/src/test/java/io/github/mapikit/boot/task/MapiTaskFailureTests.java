// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.error.MapiInterruptedException;
import io.github.mapikit.error.MapiUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.core.task.TaskRejectedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What the caller of a {@link MapiTask} method gets if there is no result.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class MapiTaskFailureTests {

	private final ApplicationContextRunner runner = TaskContexts.runner();

	private void run(ContextConsumer<AssertableApplicationContext> consumer) {
		this.runner.withBean(Tasks.class).run(consumer);
	}

	@Test
	void whenWaitingMethodThrowsThenCallerGetsTheSame() {
		run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			IOException checked = new IOException("checked");
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> tasks.fail(checked)).isSameAs(checked);
			IllegalArgumentException unchecked = new IllegalArgumentException("unchecked");
			assertThatIllegalArgumentException().isThrownBy(() -> tasks.fail(unchecked)).isSameAs(unchecked);
			AssertionError error = new AssertionError("error");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> tasks.fail(error)).isSameAs(error);
			CompletionException completion = new CompletionException(checked);
			assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> tasks.fail(completion))
				.isSameAs(completion);
			ExecutionException execution = new ExecutionException(checked);
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> tasks.fail(execution))
				.isSameAs(execution);
			RejectedExecutionException rejection = new RejectedExecutionException("of its own");
			assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> tasks.fail(rejection))
				.isSameAs(rejection);
		});
	}

	@Test
	void whenMethodThrowsThenFutureHasIt() {
		run((context) -> {
			IOException failure = new IOException("checked");
			CompletableFuture<String> result = context.getBean(Tasks.class).failLater(failure);
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> result.get(10, TimeUnit.SECONDS))
				.havingCause()
				.isSameAs(failure);
		});
	}

	@Test
	void whenPrimaryThreadHasEndedThenTaskIsRejected() {
		run((context) -> {
			MapiPrimaryTaskExecutor primary = context.getBean(MapiPrimaryTaskExecutor.class);
			assertThat(primary.submit(() -> 1)).succeedsWithin(Duration.ofSeconds(10));
			context.close();
			assertThatExceptionOfType(TaskRejectedException.class).isThrownBy(() -> primary.submit(() -> 1))
				.withCauseInstanceOf(MapiUnavailableException.class);
		});
	}

	@Test
	void whenCallerIsInterruptedThenItIsTold() {
		run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			CountDownLatch latch = new CountDownLatch(1);
			try {
				Thread.currentThread().interrupt();
				assertThatExceptionOfType(MapiInterruptedException.class).isThrownBy(() -> tasks.await(latch));
				assertThat(Thread.interrupted()).isTrue();
			}
			finally {
				latch.countDown();
			}
		});
	}

	@Test
	void whenQueueIsFullThenTaskIsRejected() {
		this.runner.withBean(Tasks.class)
			.withPropertyValues("mapi.executor.pool-size=1", "mapi.executor.queue-capacity=0")
			.run((context) -> {
				Tasks tasks = context.getBean(Tasks.class);
				CountDownLatch latch = new CountDownLatch(1);
				CompletableFuture<String> first = tasks.later(latch);
				try {
					assertThatExceptionOfType(TaskRejectedException.class).isThrownBy(tasks::thread)
						.withMessageContaining("Tasks.thread");
					assertThatExceptionOfType(TaskRejectedException.class).isThrownBy(tasks::stage)
						.withMessageContaining("Tasks.stage");
				}
				finally {
					latch.countDown();
				}
				first.get(10, TimeUnit.SECONDS);
			});
	}

	static class Tasks {

		@MapiTask
		String thread() {
			return Thread.currentThread().getName();
		}

		@MapiTask
		CompletableFuture<String> later(CountDownLatch latch) throws InterruptedException {
			latch.await();
			return CompletableFuture.completedFuture(Thread.currentThread().getName());
		}

		@MapiTask
		CompletionStage<String> stage() {
			return CompletableFuture.completedStage(Thread.currentThread().getName());
		}

		@MapiTask
		<E extends Throwable> String fail(E failure) throws E {
			throw failure;
		}

		@MapiTask
		CompletableFuture<String> failLater(Exception failure) throws Exception {
			throw failure;
		}

		@MapiTask
		void await(CountDownLatch latch) throws InterruptedException {
			latch.await();
		}

	}

}
