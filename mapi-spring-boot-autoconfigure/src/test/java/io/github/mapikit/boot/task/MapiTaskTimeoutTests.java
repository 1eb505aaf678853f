// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.error.MapiTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The time that a task may take.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class MapiTaskTimeoutTests {

	private final ApplicationContextRunner runner = TaskContexts.runner();

	private void run(ContextConsumer<AssertableApplicationContext> consumer) {
		this.runner.withBean(Tasks.class).run(consumer);
	}

	@Test
	void whenTimeIsOverThenCallerGoesOn() {
		run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			CountDownLatch latch = new CountDownLatch(1);
			try {
				assertThatExceptionOfType(MapiTimeoutException.class).isThrownBy(() -> tasks.tooLong(latch))
					.withMessageContaining("too-long");
			}
			finally {
				latch.countDown();
			}
		});
	}

	@Test
	void whenFutureTakesTooLongThenItFails() {
		run((context) -> {
			CountDownLatch latch = new CountDownLatch(1);
			try {
				CompletableFuture<String> result = context.getBean(Tasks.class).tooLongLater(latch);
				assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> result.get(10, TimeUnit.SECONDS))
					.withCauseInstanceOf(MapiTimeoutException.class);
			}
			finally {
				latch.countDown();
			}
		});
	}

	@Test
	void whenTimeoutIsPlaceholderThenItIsResolved() {
		this.runner.withBean(PlaceholderTasks.class).withPropertyValues("app.timeout=10ms").run((context) -> {
			CountDownLatch latch = new CountDownLatch(1);
			try {
				assertThatExceptionOfType(MapiTimeoutException.class)
					.isThrownBy(() -> context.getBean(PlaceholderTasks.class).await(latch));
			}
			finally {
				latch.countDown();
			}
		});
	}

	@Test
	void whenPrimaryThreadTakesTooLongThenDefaultTimeoutHolds() {
		this.runner.withPropertyValues("mapi.executor.task-timeout=10ms").run((context) -> {
			CountDownLatch latch = new CountDownLatch(1);
			try {
				MapiPrimaryTaskExecutor primary = context.getBean(MapiPrimaryTaskExecutor.class);
				assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> primary.submit(() -> {
					latch.await();
					return 1;
				}).get(10, TimeUnit.SECONDS)).withCauseInstanceOf(MapiTimeoutException.class);
			}
			finally {
				latch.countDown();
			}
		});
	}

	static class Tasks {

		@MapiTask(timeout = "20ms", name = "too-long")
		void tooLong(CountDownLatch latch) throws InterruptedException {
			latch.await();
		}

		@MapiTask(timeout = "20ms")
		CompletableFuture<String> tooLongLater(CountDownLatch latch) throws InterruptedException {
			latch.await();
			return CompletableFuture.completedFuture("");
		}

	}

	static class PlaceholderTasks {

		@MapiTask(timeout = "${app.timeout}")
		void await(CountDownLatch latch) throws InterruptedException {
			latch.await();
		}

	}

}
