// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.boot.support.BalancedMapi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the caller of a {@link MapiTask} method gets, and when.
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class MapiTaskReturnTests {

	private final ApplicationContextRunner runner = TaskContexts.runner();

	private void run(ContextConsumer<AssertableApplicationContext> consumer) {
		this.runner.withBean(Tasks.class).run(consumer);
	}

	@Test
	void whenMethodReturnsValueThenCallerWaitsForIt() {
		run((context) -> assertThat(context.getBean(Tasks.class).thread()).isEqualTo("mapi-worker-1"));
	}

	@Test
	void whenMethodReturnsPrimitiveOrNothingThenCallerWaits() {
		run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			tasks.remember("something");
			assertThat(tasks.lengthOfRemembered()).isEqualTo(9);
		});
	}

	@Test
	void whenMethodReturnsCompletableFutureThenCallerDoesNotWait() {
		run((context) -> {
			CountDownLatch latch = new CountDownLatch(1);
			CompletableFuture<String> result = context.getBean(Tasks.class).later(latch);
			assertThat(result).isNotDone();
			latch.countDown();
			assertThat(result.get(10, TimeUnit.SECONDS)).isEqualTo("mapi-worker-1");
		});
	}

	@Test
	void whenMethodReturnsStageOrPlainFutureThenCallerDoesNotWait() {
		run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			assertThat(tasks.stage().toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo("mapi-worker-1");
			assertThat(tasks.future().get(10, TimeUnit.SECONDS)).startsWith("mapi-worker-");
			assertThat(tasks.noFuture().get(10, TimeUnit.SECONDS)).isNull();
		});
	}

	@Test
	void whenInnerFutureIsIncompleteThenWorkerDoesNotWaitForIt() {
		this.runner.withBean(Tasks.class).withPropertyValues("mapi.executor.pool-size=1").run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			CompletableFuture<String> inner = new CompletableFuture<>();
			CompletableFuture<String> outer = tasks.same(inner);
			assertThat(tasks.thread()).isEqualTo("mapi-worker-1");
			assertThat(outer).isNotDone();
			inner.complete("done");
			assertThat(outer.get(10, TimeUnit.SECONDS)).isEqualTo("done");
		});
	}

	@Test
	void whenFutureIsCancelledThenInnerFutureIsCancelled() {
		run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			CompletableFuture<String> inner = new CompletableFuture<>();
			CompletableFuture<String> outer = tasks.same(inner);
			tasks.thread();
			outer.cancel(true);
			assertThat(outer).isCancelled();
			CompletableFuture.anyOf(inner.exceptionally((ex) -> "")).get(10, TimeUnit.SECONDS);
			assertThat(inner).isCancelled();
		});
	}

	@Test
	void whenFutureIsCancelledBeforeItsTurnThenMethodDoesNotRun() {
		this.runner.withBean(Tasks.class).withPropertyValues("mapi.executor.pool-size=1").run((context) -> {
			Tasks tasks = context.getBean(Tasks.class);
			CountDownLatch latch = new CountDownLatch(1);
			CompletableFuture<String> first = tasks.later(latch);
			CompletableFuture<Void> second = tasks.rememberLater("no");
			second.cancel(false);
			latch.countDown();
			first.get(10, TimeUnit.SECONDS);
			assertThat(tasks.remembered()).isNull();
		});
	}

	static class Tasks {

		private volatile String remembered;

		@MapiTask
		String thread() {
			return Thread.currentThread().getName();
		}

		@MapiTask
		void remember(String value) {
			this.remembered = value;
		}

		@MapiTask
		CompletableFuture<Void> rememberLater(String value) {
			this.remembered = value;
			return CompletableFuture.completedFuture(null);
		}

		@MapiTask
		String remembered() {
			return this.remembered;
		}

		@MapiTask
		int lengthOfRemembered() {
			return this.remembered.length();
		}

		@MapiTask
		CompletableFuture<String> later(CountDownLatch latch) throws InterruptedException {
			latch.await();
			return CompletableFuture.completedFuture(Thread.currentThread().getName());
		}

		@MapiTask
		CompletableFuture<String> same(CompletableFuture<String> future) {
			return future;
		}

		@MapiTask
		CompletionStage<String> stage() {
			return CompletableFuture.completedStage(Thread.currentThread().getName());
		}

		@MapiTask
		Future<String> future() {
			FutureTask<String> task = new FutureTask<>(() -> Thread.currentThread().getName());
			task.run();
			return task;
		}

		@MapiTask
		Future<String> noFuture() {
			return null;
		}

	}

}
