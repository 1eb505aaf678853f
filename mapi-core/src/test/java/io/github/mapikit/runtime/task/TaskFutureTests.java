// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mapikit.error.MapiInterruptedException;
import io.github.mapikit.runtime.Gate;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.RecordingListener;
import io.github.mapikit.runtime.RuntimeFixture;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TaskFuture}, through the executors that hand it out: cancelling,
 * errors and callers.
 */
class TaskFutureTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenCancelledBeforeItsTurnThenItNeverRunsAndIsNotCounted() {
		MapiWorkerPool pool = this.mapi.pool();
		Gate gate = this.mapi.occupy(pool);
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
		MapiWorkerPool pool = this.mapi.pool(listener);
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
		Awaitility.await()
			.untilAsserted(() -> assertThat(listener.events("finished"))
				.containsExactly("finished worker task CANCELLED", "finished worker task SUCCESS"));
	}

	@Test
	void whenCancelledAndRunAtOnceThenItIsEitherCancelledOrResulted() {
		MapiWorkerPool pool = this.mapi.pool();
		for (int i = 0; i < 2_000; i++) {
			CompletableFuture<Integer> future = pool.submit(TASK, () -> 1);
			boolean cancelled = future.cancel(false);
			assertThat(future).isDone();
			assertThat(future.isCancelled()).isEqualTo(cancelled);
			assertThat(future.isCompletedExceptionally()).isEqualTo(cancelled);
		}
	}

	@Test
	void whenCallerIsInterruptedWhileTaskRunsThenItIsToldAndTaskGoesOn() throws Exception {
		MapiWorkerPool pool = this.mapi.pool();
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

	@SuppressWarnings("unchecked")
	private static <X extends Throwable> Object sneaky(Throwable failure) throws X {
		throw (X) failure;
	}

}
