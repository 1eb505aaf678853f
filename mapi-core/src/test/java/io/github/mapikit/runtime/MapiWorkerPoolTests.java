// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiInitializationException;
import io.github.mapikit.error.MapiInterruptedException;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.fake.FakeMapiSubsystem;
import io.github.mapikit.runtime.fake.FakeMapiSubsystem.Call;
import io.github.mapikit.runtime.fake.FakeObject;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.ThreadRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MapiWorkerPool}.
 */
class MapiWorkerPoolTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private static final PoolOptions QUICK = PoolOptions.DEFAULTS.withBackoff(Duration.ofMillis(1),
			Duration.ofMillis(5));

	private static final PoolOptions NO_RETRY = PoolOptions.DEFAULTS.withBackoff(Duration.ofHours(1),
			Duration.ofHours(1));

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenTasksThenTheyRunOnInitializedWorkersThatStartWhenNeeded() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(3));
		assertThat(pool.snapshot().workers()).isZero();
		String thread = pool.call(TASK, () -> {
			assertThat(MapiThread.current("test").role()).isEqualTo(ThreadRole.WORKER);
			assertThat(this.mapi.subsystem().owing()).isEqualTo(2);
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
		CompletableFuture<String> running = pool.submit(TASK, blocked(gate));
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
		pool.submit(TASK, blocked(gate));
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
		assertThat(this.mapi.subsystem().count(Call.INITIALIZE_WORKER)).isLessThanOrEqualTo(2);
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
		assertThat(this.mapi.subsystem().count(Call.INITIALIZE_WORKER)).isOne();
	}

	@Test
	void whenWorkerCallsItsPoolThenTaskRunsInPlace() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(1).withQueueCapacity(0));
		Thread inner = pool.call(TASK, () -> pool.call(TASK, Thread::currentThread));
		assertThat(inner.getName()).isEqualTo("mapi-worker-1");
	}

	@Test
	void whenPrimaryWaitsForWorkerThenItIsRefused() throws Exception {
		RecordingListener listener = new RecordingListener();
		MapiLease lease = this.mapi.lease(listener);
		MapiWorkerPool pool = lease.openPool(QUICK);
		lease.primary(null).call(TASK, () -> {
			assertThatExceptionOfType(MapiThreadException.class).isThrownBy(() -> pool.call(TASK, () -> 1));
			return null;
		});
		assertThat(listener.events("violation")).singleElement().asString().startsWith("violation R5");
	}

	@Test
	void whenPrimaryWaitsForTheFutureOfAWorkersTaskThenItIsRefused() throws Exception {
		RecordingListener listener = new RecordingListener();
		MapiLease lease = this.mapi.lease(listener);
		MapiWorkerPool pool = lease.openPool(QUICK);
		Gate gate = this.mapi.gate();
		CompletableFuture<String> running = pool.submit(TASK, blocked(gate));
		gate.awaitReached();
		lease.primary(null).call(TASK, () -> {
			assertThatExceptionOfType(MapiThreadException.class).isThrownBy(running::join)
				.withMessageContaining("must not wait");
			assertThatExceptionOfType(MapiThreadException.class).isThrownBy(running::get);
			assertThatExceptionOfType(MapiThreadException.class).isThrownBy(() -> running.get(1, TimeUnit.MINUTES));
			return null;
		});
		assertThat(listener.events("violation")).hasSize(3)
			.allSatisfy((event) -> assertThat(event).startsWith("violation R5"));
		gate.open();
		assertThat(running).succeedsWithin(Duration.ofSeconds(10));
		// by rule, not by luck: whether it is there does not matter
		assertThatExceptionOfType(MapiThreadException.class)
			.isThrownBy(() -> lease.primary(null).call(TASK, running::join))
			.withMessageContaining("must not wait");
		assertThat(lease.primary(null).<String>call(TASK, () -> running.getNow("late"))).isEqualTo("passed");
	}

	@Test
	void whenWorkerWaitsForTaskThatOnlyItCouldRunThenItRunsInPlace() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(1));
		List<String> closed = new ArrayList<>();
		Thread inner = pool.call(TASK, () -> {
			FakeObject outer = this.mapi.subsystem().open("outer");
			CompletableFuture<Thread> future = pool.submit(TaskOptions.named("inner"), () -> {
				this.mapi.subsystem().open("inner");
				return Thread.currentThread();
			});
			Thread thread = future.get();
			this.mapi.subsystem().events().stream().filter((event) -> event.contains("inner")).forEach(closed::add);
			assertThat(outer.work(() -> 1)).isOne();
			return thread;
		});
		assertThat(inner.getName()).isEqualTo("mapi-worker-1");
		assertThat(closed).as("what the inner task left open is closed at its end").isNotEmpty();
		assertThat(pool.snapshot().queued()).isZero();
		Awaitility.await().untilAsserted(() -> assertThat(pool.snapshot().completed()).isEqualTo(2));
	}

	@Test
	void whenTheOtherWorkerCannotInitializeThenTaskThatWaitsForItIsRunInPlace() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(2));
		pool.call(TASK, () -> 1);
		this.mapi.subsystem().always(Call.INITIALIZE_WORKER, MapiWorkerPoolTests::failInitialize);
		CompletableFuture<Integer> outer = pool.submit(TASK, () -> pool.<Integer>submit(TASK, () -> 2).get());
		assertThat(outer).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(2);
	}

	@Test
	void whenStandInIsLeavingWhileItsWorkerIsStuckAgainThenAnotherOneServes() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(1).withStuck(Duration.ofMillis(20), 1));
		Gate first = this.mapi.gate();
		Gate second = this.mapi.gate();
		Gate uninitialize = this.mapi.gate();
		CompletableFuture<String> one = pool.submit(TASK, blocked(first));
		Awaitility.await().until(() -> pool.snapshot().stuck() == 1);
		pool.submit(TASK, () -> 1).join();
		this.mapi.subsystem().onNext(Call.UNINITIALIZE_WORKER, uninitialize::pass);
		first.open();
		one.join();
		uninitialize.awaitReached();
		CompletableFuture<String> two = pool.submit(TASK, blocked(second));
		Awaitility.await().until(() -> pool.snapshot().stuck() == 1);
		assertThat(pool.submit(TASK, () -> 4)).succeedsWithin(Duration.ofSeconds(10));
		uninitialize.open();
		second.open();
		assertThat(two).succeedsWithin(Duration.ofSeconds(10));
	}

	@Test
	void whenTimeToFinishIsOverThenNoWaitingTaskBegins() throws Exception {
		for (int i = 0; i < 50; i++) {
			MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(2));
			CountDownLatch running = new CountDownLatch(2);
			for (int n = 0; n < 2; n++) {
				pool.submit(TASK, () -> {
					running.countDown();
					// until it is interrupted
					return new CountDownLatch(1).await(1, TimeUnit.MINUTES);
				});
			}
			assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
			AtomicInteger began = new AtomicInteger();
			for (int n = 0; n < 4; n++) {
				pool.submit(TASK, began::incrementAndGet);
			}
			assertThat(pool.close(Duration.ofMillis(2)).abandonedTasks()).isEqualTo(4);
			assertThat(began).hasValue(0);
		}
	}

	@Test
	void whenOneClosesSlowlyThenAnotherNeedNotWaitForIt() throws Exception {
		MapiLease lease = this.mapi.lease("test",
				(options) -> options.withTimeouts(Duration.ofSeconds(10), Duration.ofMillis(20)));
		MapiWorkerPool pool = lease.openPool(QUICK.withSize(1));
		Gate gate = this.mapi.gate();
		pool.submit(TASK, blocked(gate));
		gate.awaitReached();
		CompletableFuture<Integer> waiting = pool.submit(TASK, () -> 1);
		Thread slow = new Thread(() -> pool.close(Duration.ofMinutes(1)));
		slow.start();
		Awaitility.await().until(() -> slow.getState() == Thread.State.TIMED_WAITING);
		assertThat(lease.close(Duration.ofMillis(20)).heldUpBy()).singleElement().asString().contains("mapi-worker-1");
		assertThat(waiting).isCompletedExceptionally();
		gate.open();
		slow.join(TimeUnit.SECONDS.toMillis(10));
		assertThat(slow.isAlive()).isFalse();
	}

	@Test
	void whenWaitingTaskIsCompletedFromOutsideThenItsPlaceIsFree() {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(1).withQueueCapacity(1));
		Gate gate = this.mapi.gate();
		pool.submit(TASK, blocked(gate));
		gate.awaitReached();
		CompletableFuture<Integer> late = pool.submit(TASK, () -> 1).orTimeout(1, TimeUnit.MILLISECONDS);
		assertThat(late).failsWithin(Duration.ofSeconds(10));
		CompletableFuture<Integer> next = pool.submit(TASK, () -> 2);
		gate.open();
		assertThat(next).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(2);
	}

	@Test
	void whenTaskWaitsForItselfThenItIsRefused() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(1));
		CompletableFuture<CompletableFuture<?>> self = new CompletableFuture<>();
		CompletableFuture<Object> task = pool.submit(TaskOptions.named("narcissus"),
				() -> self.get(10, TimeUnit.SECONDS).join());
		self.complete(task);
		assertThat(task).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(MapiThreadException.class)
			.withMessageContaining("'narcissus'")
			.withMessageContaining("wait for itself");
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
	void whenTimeoutIsLongerThanClocksCountThenTaskRunsAndPoolCloses() throws Exception {
		Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
		MapiLease lease = this.mapi.lease("test",
				(options) -> options.withTimeouts(forEver, forEver).withHeartbeat(forEver, forEver));
		MapiWorkerPool pool = lease
			.openPool(QUICK.withTaskTimeout(forEver).withStuck(forEver, 1).withBackoff(forEver, forEver));
		assertThat(pool.<Integer>call(new TaskOptions("task", forEver), () -> 1)).isOne();
		assertThat(pool.close(forEver).isComplete()).isTrue();
		assertThat(lease.close(forEver).isComplete()).isTrue();
	}

	@Test
	void whenPoolsAreClosedThenTheLeaseForgetsThem() throws Exception {
		MapiLease lease = this.mapi.lease();
		for (int i = 0; i < 3; i++) {
			MapiWorkerPool pool = lease.openPool(QUICK);
			pool.call(TASK, () -> 1);
			pool.close(Duration.ofSeconds(10));
			lease.openPool(QUICK).close(Duration.ZERO);
		}
		assertThat(lease.snapshot().pools()).isEmpty();
	}

	@Test
	void whenTimeIsOverBeforeTheTurnThenTaskNeverRuns() {
		RecordingListener listener = new RecordingListener();
		MapiWorkerPool pool = this.mapi.lease(listener).openPool(QUICK.withSize(1));
		Gate gate = this.mapi.gate();
		pool.submit(TASK, blocked(gate));
		gate.awaitReached();
		AtomicInteger ran = new AtomicInteger();
		CompletableFuture<Integer> late = pool.submit(new TaskOptions("late", Duration.ofMillis(1)),
				ran::incrementAndGet);
		assertThat(late).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(MapiTimeoutException.class)
			.withMessageContaining("it waits for its turn");
		Awaitility.await().untilAsserted(() -> assertThat(pool.snapshot().queued()).isZero());
		gate.open();
		pool.submit(TASK, () -> 1).join();
		assertThat(ran).hasValue(0);
		assertThat(listener.events("timed out")).containsExactly("timed out worker late");
		assertThat(pool.snapshot().timedOut()).isOne();
	}

	@Test
	void whenTimeIsOverWhileTaskRunsThenCallerIsToldWhere() {
		RecordingListener listener = new RecordingListener();
		MapiWorkerPool pool = this.mapi.lease(listener)
			.openPool(QUICK.withSize(1).withTaskTimeout(Duration.ofMillis(200)));
		Gate gate = this.mapi.gate();
		assertThatExceptionOfType(MapiTimeoutException.class)
			.isThrownBy(() -> pool.call(TASK, () -> this.mapi.subsystem().open("store").work(() -> pass(gate))))
			.withMessageContaining("'mapi-worker-1' has been in 'Work'");
		gate.open();
		pool.submit(TASK, () -> 1).join();
		Awaitility.await()
			.untilAsserted(() -> assertThat(listener.events("finished")).containsExactly("finished worker task TIMEOUT",
					"finished worker task SUCCESS"));
	}

	@Test
	void whenCallerIsInterruptedThenWaitingTaskIsForgotten() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(1));
		Gate gate = this.mapi.gate();
		pool.submit(TASK, blocked(gate));
		gate.awaitReached();
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(MapiInterruptedException.class).isThrownBy(() -> pool.call(TASK, () -> 1))
			.withMessageContaining("task 'task'");
		assertThat(Thread.interrupted()).isTrue();
		assertThat(pool.snapshot().queued()).isZero();
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

	// initialize that fails

	@Test
	void whenFirstInitializeFailsThenWaitingTaskFailsWithCauseAndLaterOnesRun() {
		RecordingListener listener = new RecordingListener();
		MapiWorkerPool pool = this.mapi.lease(listener).openPool(QUICK.withSize(1));
		this.mapi.subsystem().onNext(Call.INITIALIZE_WORKER, MapiWorkerPoolTests::failInitialize);
		assertThat(pool.submit(TASK, () -> 1)).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(MapiInitializationException.class);
		Awaitility.await()
			.ignoreExceptions()
			.untilAsserted(() -> assertThat(pool.<Integer>call(TASK, () -> 1)).isOne());
		assertThat(listener.events("initialize failed WORKER")).hasSize(1);
		assertThat(pool.snapshot().initializeFailure()).isNull();
	}

	@Test
	void whenListenersAreToldOfInitializeThenTheySeeWhatItDid() {
		AtomicReference<MapiWorkerPool> pool = new AtomicReference<>();
		List<String> seen = new CopyOnWriteArrayList<>();
		pool.set(this.mapi.lease(new RuntimeListener() {

			@Override
			public void onInitializeFailed(ThreadRole role, Throwable cause) {
				look("failed");
			}

			@Override
			public void onInitialized(ThreadRole role, Duration took) {
				if (role == ThreadRole.WORKER) {
					look("initialized");
				}
			}

			private void look(String event) {
				boolean failure = pool.get().snapshot().initializeFailure() != null;
				seen.add(event + (failure ? ", it cannot" : ", it can"));
			}

		}).openPool(QUICK.withSize(1)));
		this.mapi.subsystem().onNext(Call.INITIALIZE_WORKER, MapiWorkerPoolTests::failInitialize);
		assertThat(pool.get().submit(TASK, () -> 1)).failsWithin(Duration.ofSeconds(10));
		Awaitility.await()
			.untilAsserted(() -> assertThat(seen).containsExactly("failed, it cannot", "initialized, it can"));
	}

	@Test
	void whenInitializeFailsForEverThenEveryTaskFailsAndPoolCloses() {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(QUICK);
		this.mapi.subsystem().always(Call.INITIALIZE_WORKER, MapiWorkerPoolTests::failInitialize);
		for (int i = 0; i < 50; i++) {
			assertThat(pool.submit(TASK, () -> 1)).failsWithin(Duration.ofSeconds(10))
				.withThrowableThat()
				.havingCause()
				.isInstanceOf(MapiInitializationException.class);
		}
		assertThat(lease.close(Duration.ofSeconds(10)).isComplete()).isTrue();
		assertThat(this.mapi.subsystem().count(Call.UNINITIALIZE_WORKER)).isZero();
	}

	@Test
	void whenWorkerWaitsToTryAgainThenTasksFailAtOnceAndCloseDoesNotWait() {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(NO_RETRY);
		this.mapi.subsystem().onNext(Call.INITIALIZE_WORKER, MapiWorkerPoolTests::failInitialize);
		assertThat(pool.submit(TASK, () -> 1)).failsWithin(Duration.ofSeconds(10));
		CompletableFuture<Integer> later = pool.submit(TASK, () -> 1);
		assertThat(later).isCompletedExceptionally();
		assertThatExceptionOfType(MapiInitializationException.class).isThrownBy(() -> pool.call(TASK, () -> 1));
		assertThat(pool.snapshot().initializeFailure()).asString().contains("MAPIInitialize");
		assertThat(lease.close(Duration.ofSeconds(10)).isComplete()).isTrue();
	}

	@Test
	void whenSecondWorkerFailsThenTheFirstServes() {
		MapiWorkerPool pool = this.mapi.lease().openPool(NO_RETRY);
		this.mapi.subsystem().onNth(Call.INITIALIZE_WORKER, 2, MapiWorkerPoolTests::failInitialize);
		Gate gate = this.mapi.gate();
		pool.submit(TASK, blocked(gate));
		gate.awaitReached();
		CompletableFuture<Integer> waiting = pool.submit(TASK, () -> 1);
		Awaitility.await().untilAsserted(() -> assertThat(pool.snapshot().initializeFailure()).isNotNull());
		assertThat(waiting).isNotDone();
		gate.open();
		assertThat(waiting).succeedsWithin(Duration.ofSeconds(10));
	}

	@Test
	void whenInitializeHangsThenItIsReportedAndAnotherWorkerServes() {
		RecordingListener listener = new RecordingListener();
		MapiWorkerPool pool = heartbeatLease(listener).openPool(QUICK.withSize(1).withStuck(Duration.ofMillis(20), 1));
		Gate gate = this.mapi.gate();
		this.mapi.subsystem().onNext(Call.INITIALIZE_WORKER, gate::pass);
		CompletableFuture<Integer> waiting = pool.submit(TASK, () -> 1);
		gate.awaitReached();
		assertThat(waiting).succeedsWithin(Duration.ofSeconds(10));
		Awaitility.await()
			.untilAsserted(() -> assertThat(listener.events("stuck")).containsExactly("stuck mapi-worker-1"));
		gate.open();
		Awaitility.await().untilAsserted(() -> {
			assertThat(listener.events("recovered")).containsExactly("recovered mapi-worker-1");
			assertThat(pool.snapshot().workers()).isOne();
		});
		assertThat(pool.submit(TASK, () -> 1)).succeedsWithin(Duration.ofSeconds(10));
	}

	@Test
	void whenInitializeHangsAndNobodyMayStandInThenTasksFail() {
		MapiWorkerPool pool = heartbeatLease(new RecordingListener())
			.openPool(QUICK.withSize(1).withStuck(Duration.ofMillis(20), 0));
		Gate gate = this.mapi.gate();
		this.mapi.subsystem().onNext(Call.INITIALIZE_WORKER, gate::pass);
		assertThat(pool.submit(TASK, () -> 1)).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(MapiTimeoutException.class)
			.withMessageContaining("MAPIInitialize");
		assertThat(pool.submit(TASK, () -> 1)).isCompletedExceptionally();
		gate.open();
		Awaitility.await()
			.ignoreExceptions()
			.untilAsserted(() -> assertThat(pool.<Integer>call(TASK, () -> 1)).isOne());
	}

	// stuck workers

	@Test
	void whenTasksAreStuckThenWorkersAreReplacedUpToTheLimitAndComeBack() {
		RecordingListener listener = new RecordingListener();
		MapiWorkerPool pool = heartbeatLease(listener).openPool(QUICK.withSize(1).withStuck(Duration.ofMillis(20), 1));
		Gate first = this.mapi.gate();
		Gate second = this.mapi.gate();
		CompletableFuture<String> one = pool.submit(TaskOptions.named("one"), blocked(first));
		first.awaitReached();
		Awaitility.await().untilAsserted(() -> assertThat(listener.events("stuck")).hasSize(1));
		assertThat(listener.stuck().get(0)).satisfies((snapshot) -> {
			assertThat(snapshot.task()).isEqualTo("one");
			assertThat(snapshot.stack()).anyMatch((frame) -> frame.contains("Gate.pass"));
		});
		CompletableFuture<String> two = pool.submit(TaskOptions.named("two"), blocked(second));
		second.awaitReached();
		Awaitility.await().untilAsserted(() -> assertThat(listener.events("stuck")).hasSize(2));
		CompletableFuture<Integer> three = pool.submit(TaskOptions.named("three"), () -> 3);
		assertThat(pool.snapshot()).satisfies((snapshot) -> {
			assertThat(snapshot.workers()).isEqualTo(2);
			assertThat(snapshot.stuck()).isEqualTo(2);
			assertThat(snapshot.queued()).isOne();
		});
		second.open();
		assertThat(three).succeedsWithin(Duration.ofSeconds(10));
		first.open();
		assertThat(one).succeedsWithin(Duration.ofSeconds(10));
		assertThat(two).isCompleted();
		Awaitility.await().untilAsserted(() -> assertThat(pool.snapshot()).satisfies((snapshot) -> {
			assertThat(snapshot.workers()).isOne();
			assertThat(snapshot.stuck()).isZero();
		}));
		assertThat(listener.events("recovered")).hasSize(2);
	}

	@Test
	void whenHeartbeatIsRareThenStuckTasksAreStillReported() {
		RecordingListener listener = new RecordingListener();
		MapiWorkerPool pool = this.mapi
			.lease("test", (options) -> options.withHeartbeat(Duration.ofHours(1), Duration.ofHours(1)), listener)
			.openPool(QUICK.withSize(2).withStuck(Duration.ofMillis(200), 0));
		for (int i = 0; i < 2; i++) {
			Gate gate = this.mapi.gate();
			Gate other = this.mapi.gate();
			int reports = listener.stuck().size();
			pool.submit(TaskOptions.named("one"), blocked(gate));
			gate.awaitReached();
			pool.submit(TaskOptions.named("other"), blocked(other));
			other.awaitReached();
			Awaitility.await().untilAsserted(() -> assertThat(listener.stuck()).hasSize(reports + 2));
			gate.open();
			other.open();
			Awaitility.await().untilAsserted(() -> assertThat(pool.snapshot().stuck()).isZero());
		}
		assertThat(listener.stuck()).extracting(ThreadSnapshot::task).contains("one", "other");
	}

	@Test
	void whenClosedWithStuckWorkerThenPrimaryStaysUntilItReturns() {
		MapiLease lease = this.mapi.lease("test",
				(options) -> options.withTimeouts(Duration.ofSeconds(10), Duration.ofMillis(20)));
		MapiWorkerPool pool = lease.openPool(QUICK.withSize(1));
		Gate gate = this.mapi.gate();
		CompletableFuture<String> stuck = pool.submit(TaskOptions.named("hangs"), () -> {
			gate.pass();
			assertThat(Thread.interrupted()).isTrue();
			return "returned";
		});
		gate.awaitReached();
		CompletableFuture<Integer> waiting = pool.submit(TASK, () -> 1);
		StopReport report = lease.close(Duration.ofMillis(20));
		assertThat(report.heldUpBy()).singleElement().asString().contains("mapi-worker-1", "hangs");
		assertThat(report.abandonedTasks()).isOne();
		assertThat(waiting).failsWithin(Duration.ZERO)
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(MapiUnavailableException.class);
		assertThat(lease.state()).isEqualTo(RuntimeState.STOPPED);
		assertThat(MapiRuntime.ledger().threads()).containsExactly("mapi-primary", "mapi-worker-1");
		assertThat(this.mapi.subsystem().count(Call.UNINITIALIZE_PRIMARY)).isZero();
		gate.open();
		assertThat(stuck).succeedsWithin(Duration.ofSeconds(10));
		Awaitility.await().untilAsserted(() -> assertThat(MapiRuntime.ledger().isBalanced()).isTrue());
		assertThat(this.mapi.subsystem().events()).endsWith("uninitialize mapi-worker-1", "uninitialize mapi-primary",
				"close loop mapi-primary");
	}

	@Test
	void whenPoolWasClosedThenItsLeaseWaitsForNothingTwiceAndCountsWhatItGaveUp() {
		MapiLease lease = this.mapi.lease("test",
				(options) -> options.withTimeouts(Duration.ofSeconds(10), Duration.ofMillis(20)));
		MapiWorkerPool pool = lease.openPool(QUICK.withSize(1));
		Gate gate = this.mapi.gate();
		AtomicInteger interrupts = new AtomicInteger();
		pool.submit(TaskOptions.named("hangs"), () -> {
			gate.pass();
			interrupts.addAndGet(Thread.interrupted() ? 1 : 0);
			return null;
		});
		gate.awaitReached();
		pool.submit(TASK, () -> 1);
		StopReport first = pool.close(Duration.ofMillis(20));
		assertThat(first.abandonedTasks()).isOne();
		assertThat(pool.close(Duration.ofHours(1)).took()).isEqualTo(first.took());
		StopReport report = lease.close(Duration.ofHours(1));
		assertThat(report.abandonedTasks()).isOne();
		assertThat(report.heldUpBy()).singleElement().asString().contains("mapi-worker-1", "hangs");
		gate.open();
		Awaitility.await().untilAsserted(() -> assertThat(MapiRuntime.ledger().isBalanced()).isTrue());
		assertThat(lease.snapshot().pools()).isEmpty();
	}

	@Test
	void whenUninitializeHangsThenReportNamesTheCall() {
		MapiLease lease = this.mapi.lease("test",
				(options) -> options.withTimeouts(Duration.ofSeconds(10), Duration.ofMillis(20)));
		MapiWorkerPool pool = lease.openPool(QUICK.withSize(1));
		Gate gate = this.mapi.gate();
		this.mapi.subsystem().onNext(Call.UNINITIALIZE_WORKER, gate::pass);
		pool.submit(TASK, () -> 1).join();
		assertThat(lease.close(Duration.ofMillis(20)).heldUpBy()).singleElement()
			.asString()
			.contains("mapi-worker-1", "MAPIUninitialize");
	}

	@Test
	void whenUninitializeHangsThenItIsReportedAsStuckUntilItReturns() {
		RecordingListener listener = new RecordingListener();
		MapiLease lease = this.mapi.lease("test",
				(options) -> options.withTimeouts(Duration.ofSeconds(10), Duration.ofMillis(20)), listener);
		MapiWorkerPool pool = lease.openPool(QUICK.withSize(1).withStuck(Duration.ofMillis(20), 1));
		Gate gate = this.mapi.gate();
		this.mapi.subsystem().onNext(Call.UNINITIALIZE_WORKER, gate::pass);
		pool.submit(TASK, () -> 1).join();
		try (RecordedLog log = RecordedLog.of("pool.StuckWorkers")) {
			lease.close(Duration.ofMillis(20));
			listener.awaitStuckAtEnd("mapi-worker-1", Duration.ofMillis(20));
			assertThat(log.messages()).singleElement()
				.asString()
				.contains("uninitialize of a worker", "'mapi-worker-1'", "'MAPIUninitialize'", "PT0.02S", "stays up",
						"Gate.pass");
		}
		assertThat(listener.events("violation R8")).isNotEmpty();
		assertThat(listener.events("recovered")).isEmpty();
		gate.open();
		Awaitility.await()
			.untilAsserted(() -> assertThat(listener.events("recovered")).containsExactly("recovered mapi-worker-1"));
	}

	@Test
	void whenUninitializeOfSurplusWorkerHangsThenNobodyStandsInForIt() {
		RecordingListener listener = new RecordingListener();
		MapiWorkerPool pool = this.mapi.lease(listener).openPool(QUICK.withSize(1).withStuck(Duration.ofMillis(20), 1));
		Gate task = this.mapi.gate();
		Gate uninitialize = this.mapi.gate();
		CompletableFuture<String> slow = pool.submit(TASK, blocked(task));
		assertThat(pool.submit(TASK, () -> 1)).succeedsWithin(Duration.ofSeconds(10));
		this.mapi.subsystem().onNext(Call.UNINITIALIZE_WORKER, uninitialize::pass);
		task.open();
		assertThat(slow).succeedsWithin(Duration.ofSeconds(10));
		Awaitility.await()
			.untilAsserted(
					() -> assertThat(listener.stuck()).extracting(ThreadSnapshot::call).contains("MAPIUninitialize"));
		assertThat(pool.snapshot().limit()).isOne();
		assertThat(pool.snapshot().stuck()).isZero();
		assertThat(pool.submit(TASK, () -> 1)).succeedsWithin(Duration.ofSeconds(10));
		assertThat(pool.snapshot().workers()).isEqualTo(2);
	}

	@Test
	void whenLeasedAgainBesideStuckWorkerThenPrimaryIsShared() throws Exception {
		MapiLease first = this.mapi.lease("first",
				(options) -> options.withTimeouts(Duration.ofSeconds(10), Duration.ofMillis(20)));
		Gate gate = this.mapi.gate();
		first.openPool(QUICK).submit(TASK, blocked(gate));
		gate.awaitReached();
		first.close(Duration.ofMillis(20));
		MapiLease second = this.mapi.lease("second", (options) -> options);
		assertThat(second.openPool(QUICK).<Integer>call(TASK, () -> 1)).isOne();
		gate.open();
		assertThat(second.close(Duration.ofSeconds(10)).isComplete()).isTrue();
		assertThat(this.mapi.subsystem().count(Call.INITIALIZE_PRIMARY)).isOne();
	}

	// the loss of MAPI

	@Test
	void whenATaskCrashesMapiByItselfThenMapiIsLostAndNothingIsUninitialized() {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(QUICK.withSize(1));
		CompletableFuture<Object> crashing = pool.submit(TASK, () -> {
			// in no call of ours: through a pointer that it unwrapped
			throw this.mapi.subsystem().crash();
		});
		assertThat(crashing).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(FakeMapiSubsystem.Crash.class);
		assertThat(lease.state()).isEqualTo(RuntimeState.FAILED);
		lease.close();
		assertThat(this.mapi.subsystem().count(Call.UNINITIALIZE_WORKER)).isZero();
		assertThat(this.mapi.subsystem().count(Call.UNINITIALIZE_PRIMARY)).isZero();
	}

	@Test
	void whenMapiIsLostThenWaitingAndLaterTasksAreToldAndNothingIsUninitialized() {
		long abandoned = MapiRuntime.ledger().abandonedCount();
		RecordingListener listener = new RecordingListener();
		MapiLease lease = this.mapi.lease(listener);
		MapiWorkerPool pool = lease.openPool(QUICK.withSize(2));
		Gate gate = this.mapi.gate();
		pool.submit(TASK, blocked(gate));
		gate.awaitReached();
		CompletableFuture<Object> crashing = pool.submit(TASK, () -> {
			FakeObject store = this.mapi.subsystem().open("store");
			return store.work(() -> {
				throw this.mapi.subsystem().crash();
			});
		});
		CompletableFuture<Integer> waiting = pool.submit(TASK, () -> 1);
		assertThat(crashing).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(FakeMapiSubsystem.Crash.class);
		assertTold(waiting);
		assertTold(pool.submit(TASK, () -> 1));
		assertThat(lease.state()).isEqualTo(RuntimeState.FAILED);
		assertThatExceptionOfType(MapiSubsystemFailedException.class)
			.isThrownBy(() -> this.mapi.lease("second", (options) -> options));
		gate.open();
		lease.close();
		assertThat(MapiRuntime.ledger().abandonedCount() - abandoned).isEqualTo(3);
		assertThat(lease.snapshot().abandonedCount()).isEqualTo(3);
		assertThat(this.mapi.subsystem().count(Call.UNINITIALIZE_WORKER)).isZero();
		assertThat(this.mapi.subsystem().count(Call.UNINITIALIZE_PRIMARY)).isZero();
		assertThat(listener.events("state")).containsExactly("state NEW STARTING", "state STARTING RUNNING",
				"state RUNNING FAILED");
		assertThat(MapiRuntime.ledger().isBalanced()).isTrue();
	}

	@Test
	void whenMapiIsLostThenTasksInACallAreToldWhileOthersGoOn() throws Exception {
		RecordingListener listener = new RecordingListener();
		MapiLease lease = this.mapi.lease(listener);
		MapiWorkerPool pool = lease.openPool(QUICK.withSize(3));
		Gate gate = this.mapi.gate();
		Gate outside = this.mapi.gate();
		CompletableFuture<Object> inCall = pool.submit(TASK, inCall(gate));
		CompletableFuture<String> notInCall = pool.submit(TASK, blocked(outside));
		gate.awaitReached();
		outside.awaitReached();
		pool.submit(TASK, () -> {
			throw this.mapi.subsystem().crash();
		});
		assertTold(inCall);
		assertThat(pool.threads()).extracting((thread) -> thread.snapshot().call()).contains("Work");
		assertThat(notInCall).isNotDone();
		outside.open();
		assertThat(notInCall.get(10, TimeUnit.SECONDS)).isEqualTo("passed");
		gate.open();
		Awaitility.await()
			.untilAsserted(
					() -> assertThat(listener.events("finished")).filteredOn((event) -> event.contains("FAILURE"))
						.hasSize(2));
	}

	@Test
	void whenMapiIsLostThenBothOfNestedTasksAreTold() {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(QUICK.withSize(1));
		Gate gate = this.mapi.gate();
		CompletableFuture<Object> outer = pool.submit(TASK, () -> pool.submit(TASK, inCall(gate)).get());
		gate.awaitReached();
		this.mapi.lose(this.mapi.subsystem().crash());
		assertTold(outer);
	}

	@Test
	void whenMapiIsLostThenATaskThatIsStuckOutsideOurCallsIsToldWhenItIsReported() {
		RecordingListener listener = new RecordingListener();
		MapiLease lease = this.mapi.lease(listener);
		MapiWorkerPool pool = lease.openPool(QUICK.withSize(1).withStuck(Duration.ofMillis(50), 1));
		Gate gate = this.mapi.gate();
		CompletableFuture<String> raw = pool.submit(TASK, blocked(gate));
		gate.awaitReached();
		this.mapi.lose(this.mapi.subsystem().crash());
		assertTold(raw);
	}

	private static void assertTold(CompletableFuture<?> future) {
		assertThat(future).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(MapiSubsystemFailedException.class);
	}

	private Callable<Object> inCall(Gate gate) {
		return () -> this.mapi.subsystem().open("store").work(() -> {
			gate.pass();
			return null;
		});
	}

	private MapiLease heartbeatLease(RuntimeListener listener) {
		return this.mapi.lease("test",
				(options) -> options.withHeartbeat(Duration.ofMillis(10), Duration.ofSeconds(10)), listener);
	}

	private static void awaitIdle(MapiWorkerPool pool, long completed) {
		Awaitility.await().untilAsserted(() -> {
			assertThat(pool.snapshot().completed()).isEqualTo(completed);
			assertThat(pool.threads()).extracting((thread) -> thread.snapshot().state())
				.containsOnly(ThreadSnapshot.State.IDLE);
		});
	}

	private static Callable<String> blocked(Gate gate) {
		return () -> pass(gate);
	}

	private static String pass(Gate gate) {
		gate.pass();
		return "passed";
	}

	private static void failInitialize() {
		throw MapiCallExceptions.of("MAPIInitialize", MapiErrors.MAPI_E_NOT_INITIALIZED);
	}

	private static int recurse(int depth) {
		return (depth == 0) ? 1 : 1 + recurse(depth - 1);
	}

	@SuppressWarnings("unchecked")
	private static <X extends Throwable> Object sneaky(Throwable failure) throws X {
		throw (X) failure;
	}

}
