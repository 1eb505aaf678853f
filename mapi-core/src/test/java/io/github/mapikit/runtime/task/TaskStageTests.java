// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.runtime.Gate;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.RuntimeFixture;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for tasks that return a stage or a future.
 */
class TaskStageTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenRuntimeEndsBeforeStageIsCompleteThenItsTimeIsKeptAllTheSame() throws Exception {
		MapiLease lease = this.mapi.lease();
		MapiExecutor primary = lease.primary(null);
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
		TaskOptions late = new TaskOptions("late", Duration.ofSeconds(3));
		TaskOptions early = new TaskOptions("early", Duration.ofDays(1));
		CompletableFuture<Object> stage = new CompletableFuture<>();
		List<CompletableFuture<Object>> never = List.of(pool.submitStage(late, CompletableFuture::new),
				primary.submitStage(late, CompletableFuture::new));
		List<CompletableFuture<Object>> soon = List.of(pool.submitStage(early, () -> stage),
				primary.submitStage(early, () -> stage));
		lease.close();
		assertThat(MapiRuntime.awaitEnd(RuntimeFixture.PATIENCE)).isTrue();
		stage.complete("done");
		assertThat(soon)
			.allSatisfy((future) -> assertThat(future).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo("done"));
		assertThat(never).allSatisfy((future) -> assertThat(future).failsWithin(RuntimeFixture.PATIENCE)
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(MapiTimeoutException.class)
			.withMessageContaining("the future that it returned is not complete"));
	}

	@Test
	void whenStageIsCompleteThenItsResultIsTheResult() {
		MapiWorkerPool pool = this.mapi.pool();
		List<Callable<?>> tasks = List.of(() -> CompletableFuture.completedFuture("done"),
				() -> CompletableFuture.completedStage("done"), () -> new StubbornStage<>("done"),
				() -> ran(new FutureTask<>(() -> "done")), () -> "done",
				() -> CompletableFuture.supplyAsync(() -> "done", Runnable::run).minimalCompletionStage());
		tasks.forEach((task) -> assertThat(pool.submitStage(TASK, task)).succeedsWithin(RuntimeFixture.PATIENCE)
			.isEqualTo("done"));
		assertThat(pool.submitStage(TASK, () -> null)).succeedsWithin(RuntimeFixture.PATIENCE).isNull();
		assertThat(pool.submitStage(TASK, () -> CompletableFuture.completedFuture(null)))
			.succeedsWithin(RuntimeFixture.PATIENCE)
			.isNull();
	}

	@Test
	void whenStageFailsThenItsFailureIsTheFailure() {
		MapiWorkerPool pool = this.mapi.pool();
		for (Throwable failure : List.of(new IllegalStateException("unchecked"), new Exception("checked"),
				new LinkageError("error"))) {
			List<Callable<?>> tasks = List.of(() -> CompletableFuture.failedFuture(failure),
					() -> CompletableFuture.failedStage(failure), () -> new StubbornStage<>(failure),
					() -> ran(new FutureTask<>(() -> sneaky(failure))),
					() -> CompletableFuture.supplyAsync(() -> sneaky(failure), Runnable::run));
			tasks.forEach((task) -> assertThat(pool.submitStage(TASK, task)).failsWithin(RuntimeFixture.PATIENCE)
				.withThrowableThat()
				.havingCause()
				.isSameAs(failure));
		}
	}

	@Test
	void whenStageCannotBeFollowedThenFutureFails() {
		MapiWorkerPool pool = this.mapi.pool();
		IllegalStateException failure = new IllegalStateException("hostile");
		CompletableFuture<Object> hostile = new CompletableFuture<>() {

			@Override
			public CompletableFuture<Object> toCompletableFuture() {
				throw failure;
			}

		};
		assertThat(pool.submitStage(TASK, () -> hostile)).failsWithin(RuntimeFixture.PATIENCE)
			.withThrowableThat()
			.havingCause()
			.isSameAs(failure);
	}

	@Test
	void whenStageIsPendingThenWorkerIsFreeAndCancelReachesIt() {
		MapiWorkerPool pool = this.mapi.pool();
		CompletableFuture<Object> stage = new CompletableFuture<>();
		CompletableFuture<Object> future = pool.submitStage(TASK, () -> stage);
		assertThat(pool.submit(TASK, () -> 1).join()).isOne();
		assertThat(future).isNotDone();
		assertThat(future.cancel(true)).isTrue();
		assertThat(stage).isCancelled();
	}

	@Test
	void whenCancelledBeforeStageIsThereThenStageIsCancelledTooWhenItComes() {
		MapiWorkerPool pool = this.mapi.pool();
		Gate gate = this.mapi.gate();
		CompletableFuture<Object> stage = new CompletableFuture<>();
		CompletableFuture<Object> future = pool.submitStage(TASK, () -> {
			gate.pass();
			return stage;
		});
		gate.awaitReached();
		future.cancel(true);
		gate.open();
		assertThat(stage).failsWithin(RuntimeFixture.PATIENCE).withThrowableOfType(CancellationException.class);
	}

	@Test
	void whenStageIsCancelledThenFutureIs() {
		MapiWorkerPool pool = this.mapi.pool();
		CompletableFuture<Object> stage = new CompletableFuture<>();
		CompletableFuture<Object> future = pool.submitStage(TASK, () -> stage);
		stage.cancel(true);
		assertThat(future).failsWithin(RuntimeFixture.PATIENCE).withThrowableOfType(CancellationException.class);
	}

	@Test
	void whenPlainFutureIsPendingThenCancelReachesItAndWorkerIsFree() throws Exception {
		MapiWorkerPool pool = this.mapi.pool();
		CountDownLatch returned = new CountDownLatch(1);
		FutureTask<String> plain = new FutureTask<>(() -> "never");
		Future<String> noticed = new NoticedFuture<>(plain, returned);
		CompletableFuture<Object> future = pool.submitStage(TASK, () -> noticed);
		returned.await();
		assertThat(future.cancel(true)).isTrue();
		assertThat(plain).isCancelled();
		assertThat(pool.submit(TASK, () -> 1)).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo(1);
	}

	@Test
	void whenPrimaryReturnsStageThenItsResultIsTheResult() {
		MapiExecutor primary = this.mapi.lease().primary(null);
		CompletableFuture<Object> stage = new CompletableFuture<>();
		CompletableFuture<Object> future = primary.submitStage(TASK, stage::minimalCompletionStage);
		primary.submit(TASK, () -> 1).join();
		stage.complete("done");
		assertThat(future).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo("done");
	}

	private static <T> Future<T> ran(FutureTask<T> future) {
		future.run();
		return new NoticedFuture<>(future, new CountDownLatch(1));
	}

	@SuppressWarnings("unchecked")
	private static <X extends Throwable> Object sneaky(Throwable failure) throws X {
		throw (X) failure;
	}

	/**
	 * A stage that can be followed, but not asked.
	 */
	private static final class StubbornStage<T> extends CompletableFuture<T> {

		StubbornStage(T result) {
			complete(result);
		}

		StubbornStage(Throwable failure) {
			completeExceptionally(failure);
		}

		@Override
		public CompletableFuture<T> toCompletableFuture() {
			throw new UnsupportedOperationException();
		}

	}

	/**
	 * A future that is no stage, and tells when somebody waits for it.
	 */
	private record NoticedFuture<T>(Future<T> future, CountDownLatch waiting) implements Future<T> {

		@Override
		public T get() throws InterruptedException, ExecutionException {
			this.waiting.countDown();
			return this.future.get();
		}

		@Override
		public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
			this.waiting.countDown();
			return this.future.get(timeout, unit);
		}

		@Override
		public boolean cancel(boolean mayInterruptIfRunning) {
			return this.future.cancel(mayInterruptIfRunning);
		}

		@Override
		public boolean isCancelled() {
			return this.future.isCancelled();
		}

		@Override
		public boolean isDone() {
			return this.future.isDone();
		}

	}

}
