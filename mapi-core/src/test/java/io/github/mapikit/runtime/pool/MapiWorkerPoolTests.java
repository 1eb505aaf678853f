// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import io.github.mapikit.runtime.Gate;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.RecordingListener;
import io.github.mapikit.runtime.RuntimeFixture;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.fake.FakeDriver.Call;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.ThreadRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MapiWorkerPool}: what it accepts, and how tasks run.
 */
class MapiWorkerPoolTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private static final PoolOptions QUICK = PoolOptions.DEFAULTS.withBackoff(Duration.ofMillis(1),
			Duration.ofMillis(5));

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenTasksThenTheyRunOnInitializedWorkersThatStartWhenNeeded() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(3));
		assertThat(pool.snapshot().workers()).isZero();
		String thread = pool.call(TASK, () -> {
			assertThat(MapiThread.current("test").role()).isEqualTo(ThreadRole.WORKER);
			assertThat(this.mapi.driver().owing()).isEqualTo(2);
			return Thread.currentThread().getName();
		});
		assertThat(thread).isEqualTo("mapi-worker-1");
		Awaitility.await().untilAsserted(() -> assertThat(pool.snapshot().active()).isZero());
		awaitIdle(pool, 1);
		pool.call(TASK, () -> 1);
		assertThat(pool.snapshot().workers()).isOne();
	}

	@Test
	void whenQueueIsFullThenTaskIsRejectedWithNumbers() {
		RecordingListener listener = new RecordingListener();
		MapiWorkerPool pool = this.mapi.lease(listener).openPool(QUICK.withSize(1).withQueueCapacity(1));
		Gate gate = this.mapi.gate();
		CompletableFuture<String> running = pool.submit(TASK, PoolTasks.blocked(gate));
		gate.awaitReached();
		CompletableFuture<String> waiting = pool.submit(TASK, () -> "waited");
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> pool.submit(TASK, () -> 1))
			.withMessageContaining("workers=1, idle=0, waiting=1, capacity=1")
			.withMessageContaining("Raise the queue capacity");
		assertThat(listener.events("rejected")).containsExactly("rejected worker task");
		assertThat(pool.snapshot().rejected()).isOne();
		gate.open();
		assertThat(running.join()).isEqualTo("passed");
		assertThat(waiting.join()).isEqualTo("waited");
	}

	@Test
	void whenCapacityIsZeroThenIdleWorkersStillTakeTasks() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(1).withQueueCapacity(0));
		assertThat(pool.<Integer>call(TASK, () -> 1)).isOne();
		awaitIdle(pool, 1);
		Gate gate = this.mapi.gate();
		pool.submit(TASK, PoolTasks.blocked(gate));
		gate.awaitReached();
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> pool.submit(TASK, () -> 1));
	}

	@Test
	void whenMillionTasksThenEachIsCompletedOrRejected() {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withQueueCapacity(500));
		int submitters = 4;
		int each = 250_000;
		LongAdder completed = new LongAdder();
		LongAdder rejected = new LongAdder();
		LongAdder ran = new LongAdder();
		List<CompletableFuture<Void>> all = new ArrayList<>();
		for (int i = 0; i < submitters; i++) {
			all.add(CompletableFuture.runAsync(() -> {
				CountDownLatch open = new CountDownLatch(each);
				for (int n = 0; n < each; n++) {
					try {
						pool.submit(TASK, () -> {
							ran.increment();
							return null;
						}).whenComplete((result, failure) -> {
							completed.increment();
							open.countDown();
						});
					}
					catch (RejectedExecutionException ex) {
						rejected.increment();
						open.countDown();
						Thread.yield();
					}
				}
				try {
					assertThat(open.await(60, TimeUnit.SECONDS)).isTrue();
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
			}, (task) -> new Thread(task, "submitter").start()));
		}
		all.forEach(CompletableFuture::join);
		assertThat(completed.sum() + rejected.sum()).isEqualTo(1_000_000);
		assertThat(ran.sum()).isEqualTo(completed.sum()).isPositive();
		assertThat(pool.snapshot().rejected()).isEqualTo(rejected.sum());
		assertThat(this.mapi.driver().count(Call.INITIALIZE_WORKER)).isLessThanOrEqualTo(2);
	}

	@Test
	void whenTasksThrowThenFuturesTellAndWorkersLive() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(1));
		List<Throwable> failures = List.of(new IllegalStateException("unchecked"), new Exception("checked"),
				new StackOverflowError("deep"), new OutOfMemoryError("full"), new LinkageError("link"));
		for (Throwable failure : failures) {
			CompletableFuture<Object> future = pool.submit(TASK, () -> sneaky(failure));
			assertThat(future).failsWithin(Duration.ofSeconds(10)).withThrowableThat().havingCause().isSameAs(failure);
			assertThatExceptionOfType(failure.getClass()).isThrownBy(() -> pool.call(TASK, () -> sneaky(failure)));
		}
		pool.execute(() -> {
			throw new IllegalStateException("nobody waits");
		});
		assertThat(pool.<Integer>call(TASK, () -> recurse(1_000))).isPositive();
		assertThat(pool.submit(TASK, () -> recurse(Integer.MAX_VALUE))).failsWithin(Duration.ofSeconds(10));
		assertThat(this.mapi.driver().count(Call.INITIALIZE_WORKER)).isOne();
	}

	@Test
	void whenWaitingTaskIsCompletedFromOutsideThenItsPlaceIsFree() {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(1).withQueueCapacity(1));
		Gate gate = this.mapi.gate();
		pool.submit(TASK, PoolTasks.blocked(gate));
		gate.awaitReached();
		CompletableFuture<Integer> late = pool.submit(TASK, () -> 1).orTimeout(1, TimeUnit.MILLISECONDS);
		assertThat(late).failsWithin(Duration.ofSeconds(10));
		CompletableFuture<Integer> next = pool.submit(TASK, () -> 2);
		gate.open();
		assertThat(next).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(2);
	}

	@Test
	void whenTheFirstOfTwoWaitingTasksIsForgottenThenTheOtherIsStillRun() {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(2));
		for (int i = 0; i < 20_000; i++) {
			CompletableFuture<Integer> first = pool.submit(TASK, () -> 1);
			CompletableFuture<Integer> second = pool.submit(TASK, () -> 2);
			first.cancel(false);
			assertThat(second).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(2);
		}
	}

	@Test
	void whenTaskInterruptsItsThreadThenTheNextTaskDoesNotSeeIt() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(1));
		pool.call(TASK, () -> {
			Thread.currentThread().interrupt();
			return null;
		});
		assertThat(pool.<Boolean>call(TASK, Thread::interrupted)).isFalse();
	}

	@Test
	void whenDecoratorThenItWrapsAndItsMistakesAreTold() throws Exception {
		List<String> order = new ArrayList<>();
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool wrapped = lease.openPool(QUICK.withName("wrapped").withDecorator((task) -> () -> {
			order.add("before");
			task.run();
			order.add("after");
		}));
		wrapped.call(TASK, () -> order.add("task"));
		Awaitility.await().untilAsserted(() -> assertThat(order).containsExactly("before", "task", "after"));
		MapiWorkerPool forgetful = lease.openPool(QUICK.withName("forgetful").withDecorator((task) -> () -> {
		}));
		assertThat(forgetful.submit(TASK, () -> 1)).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.withMessageContaining("did not run it");
		MapiWorkerPool failing = lease.openPool(QUICK.withName("failing").withDecorator((task) -> () -> {
			throw new IllegalStateException("decorator");
		}));
		assertThat(failing.submit(TASK, () -> 1)).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.withMessageContaining("decorator");
		MapiWorkerPool refusing = lease.openPool(QUICK.withName("refusing").withDecorator((task) -> {
			throw new IllegalStateException("submit");
		}));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> refusing.submit(TASK, () -> 1));
		assertThat(refusing.snapshot().queued()).isZero();
	}

	private static void awaitIdle(MapiWorkerPool pool, long completed) {
		Awaitility.await().untilAsserted(() -> {
			assertThat(pool.snapshot().completed()).isEqualTo(completed);
			assertThat(pool.threads()).extracting((thread) -> thread.snapshot().state())
				.containsOnly(ThreadSnapshot.State.IDLE);
		});
	}

	private static int recurse(int depth) {
		return (depth == 0) ? 1 : 1 + recurse(depth - 1);
	}

	@SuppressWarnings("unchecked")
	private static <X extends Throwable> Object sneaky(Throwable failure) throws X {
		throw (X) failure;
	}

}
