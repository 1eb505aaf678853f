// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mapikit.error.MapiInterruptedException;
import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskDecorator;
import io.github.mapikit.runtime.task.TaskFuture;
import io.github.mapikit.runtime.task.TaskOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TaskFuture}, through the executors that hand it out.
 */
class TaskFutureTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private static final TaskOptions SOON = new TaskOptions("soon", Duration.ofMillis(50));

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	// cancel

	@Test
	void whenCancelledBeforeItsTurnThenItNeverRunsAndIsNotCounted() {
		MapiWorkerPool pool = pool();
		Gate gate = occupy(pool);
		AtomicInteger ran = new AtomicInteger();
		CompletableFuture<Integer> cancelled = pool.submit(TASK, ran::incrementAndGet);
		CompletableFuture<Integer> answered = pool.submit(TASK, ran::incrementAndGet);
		assertThat(cancelled.cancel(true)).isTrue();
		assertThat(answered.complete(7)).isTrue();
		assertThat(pool.snapshot().queued()).isZero();
		gate.open();
		assertThat(pool.submit(TASK, () -> "next").join()).isEqualTo("next");
		assertThat(ran).hasValue(0);
		assertThat(answered).isCompletedWithValue(7);
		Awaitility.await().untilAsserted(() -> assertThat(pool.snapshot().completed()).isEqualTo(2));
		assertThat(pool.snapshot().active()).isZero();
	}

	@Test
	void whenCancelledWhileItRunsThenCallerIsFreeAndThreadGoesOn() {
		RecordingListener listener = new RecordingListener();
		MapiWorkerPool pool = pool(listener);
		Gate gate = this.mapi.gate();
		AtomicBoolean passed = new AtomicBoolean();
		CompletableFuture<Boolean> running = pool.submit(TASK, () -> {
			gate.pass();
			passed.set(true);
			return Thread.currentThread().isInterrupted();
		});
		gate.awaitReached();
		assertThat(running.cancel(true)).isTrue();
		assertThat(running).isCancelled();
		assertThat(passed).isFalse();
		gate.open();
		assertThat(pool.submit(TASK, () -> 1).join()).isOne();
		assertThat(passed).isTrue();
		assertThat(listener.events("finished")).containsExactly("finished worker task CANCELLED",
				"finished worker task SUCCESS");
	}

	@Test
	void whenCancelledAndRunAtOnceThenItIsEitherCancelledOrResulted() {
		MapiWorkerPool pool = pool();
		for (int i = 0; i < 2_000; i++) {
			CompletableFuture<Integer> future = pool.submit(TASK, () -> 1);
			boolean cancelled = future.cancel(false);
			assertThat(future).isDone();
			assertThat(future.isCancelled()).isEqualTo(cancelled);
			assertThat(future.isCompletedExceptionally()).isEqualTo(cancelled);
		}
	}

	// time out

	@Test
	void whenTimeIsOverWithSlowCallbackThenHeartbeatAndOtherTimeoutsGoOn() {
		RecordingListener listener = new RecordingListener();
		MapiLease lease = this.mapi.lease("test",
				(options) -> options.withHeartbeat(Duration.ofMillis(10), Duration.ofSeconds(10)), listener);
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
		Gate running = occupy(pool);
		Gate callback = this.mapi.gate();
		AtomicReference<Thread> callbackThread = new AtomicReference<>();
		CompletableFuture<Integer> slow = pool.submit(SOON, () -> 1);
		CompletableFuture<?> dependent = slow.whenComplete((result, failure) -> {
			callbackThread.set(Thread.currentThread());
			callback.pass();
		});
		callback.awaitReached();
		assertThat(slow).isCompletedExceptionally();
		int beats = listener.heartbeats().size();
		assertThat(pool.submit(SOON, () -> 1)).failsWithin(RuntimeFixture.PATIENCE);
		Awaitility.await().atMost(RuntimeFixture.PATIENCE).until(() -> listener.heartbeats().size() > beats + 2);
		assertThat(callbackThread.get().isDaemon()).isTrue();
		callback.open();
		running.open();
		assertThat(dependent).failsWithin(RuntimeFixture.PATIENCE);
	}

	@Test
	void whenManyCallbacksAreSlowThenLaterTimeoutsStillCompleteWhenTheyReturn() {
		MapiWorkerPool pool = pool();
		Gate running = occupy(pool);
		Gate callback = this.mapi.gate();
		for (int i = 0; i < 8; i++) {
			pool.submit(SOON, () -> 1).whenComplete((result, failure) -> callback.pass());
		}
		callback.awaitReached();
		CompletableFuture<Integer> late = pool.submit(SOON, () -> 1);
		callback.open();
		assertThat(late).failsWithin(RuntimeFixture.PATIENCE)
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(MapiTimeoutException.class);
		running.open();
	}

	@Test
	void whenLeaseEndsDuringCallbackOfTimeoutThenEverythingEnds() throws Exception {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
		Gate running = occupy(pool);
		Gate callback = this.mapi.gate();
		CompletableFuture<?> dependent = pool.submit(SOON, () -> 1).whenComplete((result, failure) -> callback.pass());
		callback.awaitReached();
		running.open();
		lease.close();
		assertThat(MapiRuntime.awaitEnd(RuntimeFixture.PATIENCE)).isTrue();
		callback.open();
		assertThat(dependent).failsWithin(RuntimeFixture.PATIENCE);
	}

	@Test
	void whenStageIsLateThenMessageDoesNotNameWhatTheThreadDoesNow() {
		MapiWorkerPool pool = pool();
		CompletableFuture<Object> stage = new CompletableFuture<>();
		CompletableFuture<Object> future = pool.submitStage(new TaskOptions("stage", Duration.ofMillis(300)),
				() -> stage);
		Gate gate = this.mapi.gate();
		pool.submit(TASK, () -> this.mapi.subsystem().open("store").work(() -> pass(gate)));
		gate.awaitReached();
		assertThat(future).failsWithin(RuntimeFixture.PATIENCE)
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(MapiTimeoutException.class)
			.withMessageContaining("the future that it returned is not complete")
			.withMessageNotContaining("Work");
		assertThat(stage).isNotDone();
		gate.open();
		// counted after those who wait were told
		Awaitility.await().untilAsserted(() -> assertThat(pool.snapshot().timedOut()).isOne());
	}

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
	void whenJobOnPrimaryIsLateThenMessageNamesItsThreadAndCall() {
		MapiExecutor primary = this.mapi.lease().primary(null);
		Gate gate = this.mapi.gate();
		CompletableFuture<String> late = primary.submit(SOON,
				() -> this.mapi.subsystem().open("store").work(() -> pass(gate)));
		gate.awaitReached();
		assertThat(late).failsWithin(RuntimeFixture.PATIENCE)
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(MapiTimeoutException.class)
			.withMessageContaining("'soon'")
			.withMessageContaining("'mapi-primary'");
		gate.open();
	}

	// decorators

	@Test
	void whenDecoratorRunsTaskTwiceThenItRunsOnceAndResultStays() {
		AtomicInteger ran = new AtomicInteger();
		MapiWorkerPool pool = decorated((task) -> () -> {
			task.run();
			task.run();
		});
		assertThat(pool.submit(TASK, ran::incrementAndGet)).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo(1);
		CompletableFuture<Object> stage = new CompletableFuture<>();
		CompletableFuture<Object> future = pool.submitStage(TASK, () -> {
			ran.incrementAndGet();
			return stage;
		});
		pool.submit(TASK, () -> 1).join();
		stage.complete("late");
		assertThat(future).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo("late");
		assertThat(ran).hasValue(2);
	}

	@Test
	void whenDecoratorRunsTaskElsewhereThenItIsRefused() {
		AtomicReference<Throwable> refusal = new AtomicReference<>();
		MapiWorkerPool pool = decorated((task) -> () -> {
			Thread other = new Thread(task, "elsewhere");
			other.setUncaughtExceptionHandler((thread, failure) -> refusal.set(failure));
			other.start();
			join(other);
		});
		AtomicInteger ran = new AtomicInteger();
		assertThat(pool.submit(TASK, ran::incrementAndGet)).failsWithin(RuntimeFixture.PATIENCE)
			.withThrowableThat()
			.withMessageContaining("did not run it");
		assertThat(refusal.get()).isInstanceOf(IllegalStateException.class).hasMessageContaining("'task'");
		assertThat(ran).hasValue(0);
	}

	@Test
	void whenDecoratorThrowsAfterTheTaskThenResultStays() {
		MapiWorkerPool pool = decorated((task) -> () -> {
			task.run();
			throw new StackOverflowError("after");
		});
		assertThat(pool.submit(TASK, () -> 1)).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo(1);
		assertThat(pool.submitStage(TASK, () -> CompletableFuture.completedFuture(2)))
			.succeedsWithin(RuntimeFixture.PATIENCE)
			.isEqualTo(2);
		CompletableFuture<Object> stage = new CompletableFuture<>();
		CompletableFuture<Object> future = pool.submitStage(TASK, () -> stage);
		pool.submit(TASK, () -> 1).join();
		stage.complete(3);
		assertThat(future).succeedsWithin(RuntimeFixture.PATIENCE).isEqualTo(3);
	}

	@Test
	@SuppressWarnings("NullAway")
	void whenDecoratorReturnsNothingThenSubmitSaysSo() {
		MapiWorkerPool pool = decorated((task) -> null);
		assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> pool.submit(TASK, () -> 1))
			.withMessageContaining("decorator");
		assertThat(pool.snapshot().queued()).isZero();
	}

	// stages

	@Test
	void whenStageIsCompleteThenItsResultIsTheResult() {
		MapiWorkerPool pool = pool();
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
		MapiWorkerPool pool = pool();
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
		MapiWorkerPool pool = pool();
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
		MapiWorkerPool pool = pool();
		CompletableFuture<Object> stage = new CompletableFuture<>();
		CompletableFuture<Object> future = pool.submitStage(TASK, () -> stage);
		assertThat(pool.submit(TASK, () -> 1).join()).isOne();
		assertThat(future).isNotDone();
		assertThat(future.cancel(true)).isTrue();
		assertThat(stage).isCancelled();
	}

	@Test
	void whenCancelledBeforeStageIsThereThenStageIsCancelledTooWhenItComes() {
		MapiWorkerPool pool = pool();
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
		MapiWorkerPool pool = pool();
		CompletableFuture<Object> stage = new CompletableFuture<>();
		CompletableFuture<Object> future = pool.submitStage(TASK, () -> stage);
		stage.cancel(true);
		assertThat(future).failsWithin(RuntimeFixture.PATIENCE).withThrowableOfType(CancellationException.class);
	}

	@Test
	void whenPlainFutureIsPendingThenCancelReachesItAndWorkerIsFree() throws Exception {
		MapiWorkerPool pool = pool();
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

	// callers

	@Test
	void whenCallerIsInterruptedWhileTaskRunsThenItIsToldAndTaskGoesOn() throws Exception {
		MapiWorkerPool pool = pool();
		Gate gate = this.mapi.gate();
		AtomicBoolean interruptedTask = new AtomicBoolean();
		AtomicReference<Throwable> told = new AtomicReference<>();
		AtomicBoolean flag = new AtomicBoolean();
		Thread caller = new Thread(() -> {
			try {
				pool.call(TASK, () -> {
					gate.pass();
					interruptedTask.set(Thread.currentThread().isInterrupted());
					return null;
				});
			}
			catch (Exception ex) {
				told.set(ex);
				flag.set(Thread.currentThread().isInterrupted());
			}
		}, "caller");
		caller.start();
		gate.awaitReached();
		caller.interrupt();
		caller.join();
		assertThat(told.get()).isInstanceOf(MapiInterruptedException.class).hasMessageContaining("'task'");
		assertThat(flag).isTrue();
		gate.open();
		pool.submit(TASK, () -> 1).join();
		assertThat(interruptedTask).isFalse();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whenTaskThrowsErrorThenFutureHasItAndThreadLives(boolean onPrimary) throws Exception {
		MapiLease lease = this.mapi.lease();
		MapiExecutor executor = onPrimary ? lease.primary(null) : lease.openPool(PoolOptions.DEFAULTS.withSize(1));
		Thread first = executor.call(TASK, Thread::currentThread);
		for (Error error : List.of(new StackOverflowError("deep"), new OutOfMemoryError("full"),
				new AssertionError("assert"))) {
			assertThat(executor.submit(TASK, () -> sneaky(error))).failsWithin(RuntimeFixture.PATIENCE)
				.withThrowableThat()
				.havingCause()
				.isSameAs(error);
			assertThat(executor.submitStage(TASK, () -> sneaky(error))).failsWithin(RuntimeFixture.PATIENCE)
				.withThrowableThat()
				.havingCause()
				.isSameAs(error);
			assertThatExceptionOfType(error.getClass()).isThrownBy(() -> executor.call(TASK, () -> sneaky(error)));
		}
		assertThat(executor.<Thread>call(TASK, Thread::currentThread)).isSameAs(first);
	}

	private MapiWorkerPool pool(RuntimeListener... listeners) {
		return this.mapi.lease(listeners).openPool(PoolOptions.DEFAULTS.withSize(1));
	}

	private MapiWorkerPool decorated(TaskDecorator decorator) {
		return this.mapi.lease().openPool(PoolOptions.DEFAULTS.withSize(1).withDecorator(decorator));
	}

	private Gate occupy(MapiWorkerPool pool) {
		Gate gate = this.mapi.gate();
		pool.submit(TASK, () -> pass(gate));
		gate.awaitReached();
		return gate;
	}

	private static String pass(Gate gate) {
		gate.pass();
		return "passed";
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
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
