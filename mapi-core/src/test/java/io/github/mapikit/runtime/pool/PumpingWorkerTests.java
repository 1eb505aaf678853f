// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.runtime.Gate;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.RecordingListener;
import io.github.mapikit.runtime.RuntimeFixture;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.fake.FakeDriver.Call;
import io.github.mapikit.runtime.task.TaskOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of workers that pump messages while they wait (R10).
 */
class PumpingWorkerTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private static final PoolOptions QUICK = PoolOptions.DEFAULTS.withBackoff(Duration.ofMillis(1),
			Duration.ofMillis(5));

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@BeforeEach
	void pump() {
		this.mapi.driver().pumpingWorkers();
	}

	@Test
	void whenIdleThenMessagesAreDispatchedAndTasksStillRun() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(1));
		pool.call(TASK, () -> 1);
		AtomicReference<String> thread = new AtomicReference<>();
		CountDownLatch dispatched = new CountDownLatch(1);
		this.mapi.driver().postMessage("mapi-worker-1", () -> {
			thread.set(Thread.currentThread().getName());
			dispatched.countDown();
		});
		assertThat(dispatched.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(thread).hasValue("mapi-worker-1");
		assertThat(pool.<Integer>call(TASK, () -> 2)).isEqualTo(2);
	}

	@Test
	void whenMessageSubmitsTaskThenNothingIsLocked() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(1));
		pool.call(TASK, () -> 1);
		CompletableFuture<CompletableFuture<Integer>> submitted = new CompletableFuture<>();
		this.mapi.driver().postMessage("mapi-worker-1", () -> submitted.complete(pool.submit(TASK, () -> 3)));
		assertThat(submitted.get(10, TimeUnit.SECONDS).get(10, TimeUnit.SECONDS)).isEqualTo(3);
	}

	@Test
	void whenMessageWaitsForTaskOfItsOwnPoolThenTheTaskRunsInPlace() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(1));
		pool.call(TASK, () -> 1);
		CompletableFuture<Integer> waited = new CompletableFuture<>();
		this.mapi.driver().postMessage("mapi-worker-1", () -> waited.complete(pool.submit(TASK, () -> 3).join()));
		assertThat(waited.get(10, TimeUnit.SECONDS)).isEqualTo(3);
	}

	@Test
	void whenNeverIdleThenMessagesAreDispatchedBetweenTasks() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(1));
		Gate gate = this.mapi.gate();
		CompletableFuture<Integer> first = pool.submit(TASK, () -> {
			gate.pass();
			return 1;
		});
		gate.awaitReached();
		AtomicInteger dispatched = new AtomicInteger();
		this.mapi.driver().postMessage("mapi-worker-1", dispatched::incrementAndGet);
		CompletableFuture<Integer> second = pool.submit(TASK, dispatched::get);
		gate.open();
		assertThat(first.join()).isOne();
		assertThat(second.join()).isOne();
	}

	@Test
	void whenManyTasksAndMessagesThenNoneIsLost() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(3).withQueueCapacity(100_000));
		pool.call(TASK, () -> 1);
		AtomicInteger dispatched = new AtomicInteger();
		List<CompletableFuture<Integer>> results = new ArrayList<>();
		for (int i = 0; i < 20_000; i++) {
			int number = i;
			results.add(pool.submit(TASK, () -> number));
			if (i % 10 == 0) {
				this.mapi.driver().postMessage("mapi-worker-1", dispatched::incrementAndGet);
				// so that workers go to sleep now and then
				results.get(i).get(10, TimeUnit.SECONDS);
			}
		}
		CompletableFuture.allOf(results.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
		Awaitility.await().untilAsserted(() -> assertThat(dispatched).hasValue(2_000));
	}

	@Test
	void whenOneIsDeepInAMessageThenAnotherTakesTheTask() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(2));
		Gate both = this.mapi.gate();
		CompletableFuture<Integer> first = pool.submit(TASK, () -> {
			both.pass();
			return 1;
		});
		both.awaitReached();
		pool.call(TASK, () -> 2);
		both.open();
		first.join();
		for (String busy : List.of("mapi-worker-1", "mapi-worker-2", "mapi-worker-1")) {
			Gate message = this.mapi.gate();
			this.mapi.driver().postMessage(busy, message::pass);
			message.awaitReached();
			assertThat(pool.submit(TASK, () -> Thread.currentThread().getName())).succeedsWithin(Duration.ofSeconds(10))
				.isNotEqualTo(busy);
			message.open();
		}
	}

	@Test
	void whenLoopCannotBeOpenedThenWaitingTasksFailAndTheNextAttemptServes() throws Exception {
		this.mapi.driver().onNext(Call.OPEN_WORKER_LOOP, () -> {
			throw MapiCallExceptions.of("MAPIInitialize", MapiErrors.MAPI_E_NOT_ENOUGH_RESOURCES);
		});
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(1));
		assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> pool.call(TASK, () -> 1));
		Awaitility.await()
			.ignoreExceptions()
			.untilAsserted(() -> assertThat(pool.<Integer>call(TASK, () -> 2)).isEqualTo(2));
	}

	@Test
	void whenOpeningTheLoopHangsThenItIsReportedAndAnotherWorkerServes() {
		RecordingListener listener = new RecordingListener();
		MapiWorkerPool pool = this.mapi.lease(listener).openPool(QUICK.withSize(1).withStuck(Duration.ofMillis(20), 1));
		Gate gate = this.mapi.gate();
		this.mapi.driver().onNext(Call.OPEN_WORKER_LOOP, gate::pass);
		assertThat(pool.submit(TASK, () -> 1)).succeedsWithin(Duration.ofSeconds(10));
		Awaitility.await().untilAsserted(() -> assertThat(listener.stuck()).singleElement().satisfies((snapshot) -> {
			assertThat(snapshot.name()).isEqualTo("mapi-worker-1");
			assertThat(snapshot.call()).isEqualTo("open the message loop");
			assertThat(snapshot.busyFor()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
			assertThat(snapshot.stack()).anyMatch((frame) -> frame.contains("Gate.pass"));
		}));
		gate.open();
		Awaitility.await()
			.untilAsserted(() -> assertThat(listener.events("recovered")).containsExactly("recovered mapi-worker-1"));
	}

	@Test
	void whenOpeningTheLoopHangsAndNobodyMayStandInThenTasksFail() {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(1).withStuck(Duration.ofMillis(20), 0));
		Gate gate = this.mapi.gate();
		this.mapi.driver().onNext(Call.OPEN_WORKER_LOOP, gate::pass);
		assertThat(pool.submit(TASK, () -> 1)).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(MapiTimeoutException.class)
			.withMessageContaining("open the message loop");
		gate.open();
		Awaitility.await()
			.ignoreExceptions()
			.untilAsserted(() -> assertThat(pool.<Integer>call(TASK, () -> 2)).isEqualTo(2));
	}

	@Test
	void whenThreadBeginsLaterThanItIsLookedAtThenItsHangIsReportedAllTheSame() {
		List<Gate> gates = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			MapiLease lease = this.mapi.lease("test-" + i, (options) -> options);
			MapiWorkerPool pool = lease.openPool(QUICK.withSize(1).withStuck(Duration.ofNanos(1), 0));
			Gate gate = this.mapi.gate();
			gates.add(gate);
			this.mapi.driver().onNext(Call.OPEN_WORKER_LOOP, gate::pass);
			assertThat(pool.submit(TASK, () -> 1)).failsWithin(Duration.ofSeconds(10))
				.withThrowableThat()
				.havingCause()
				.isInstanceOf(MapiTimeoutException.class);
			gate.awaitReached();
		}
		gates.forEach(Gate::open);
	}

	@Test
	void whenClosedWhileOpeningTheLoopHangsThenItIsNamedAndTheTaskIsGivenUp() {
		MapiLease lease = this.mapi.lease("test",
				(options) -> options.withTimeouts(Duration.ofSeconds(10), Duration.ofMillis(20)));
		MapiWorkerPool pool = lease.openPool(QUICK.withSize(1));
		Gate gate = this.mapi.gate();
		this.mapi.driver().onNext(Call.OPEN_WORKER_LOOP, gate::pass);
		CompletableFuture<Integer> waiting = pool.submit(TASK, () -> 1);
		gate.awaitReached();
		StopReport report = lease.close(Duration.ofMillis(20));
		assertThat(report.heldUpBy()).singleElement().asString().contains("mapi-worker-1", "open the message loop");
		assertThat(report.abandonedTasks()).isOne();
		assertThat(waiting).isCompletedExceptionally();
	}

	@Test
	void whenMessageCrashesThenMapiIsLost() throws Exception {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(QUICK.withSize(1));
		pool.call(TASK, () -> 1);
		this.mapi.driver().postMessage("mapi-worker-1", () -> {
			throw this.mapi.driver().crash();
		});
		Awaitility.await().untilAsserted(() -> assertThat(lease.state()).isEqualTo(RuntimeState.FAILED));
		assertThatExceptionOfType(MapiSubsystemFailedException.class).isThrownBy(() -> pool.call(TASK, () -> 1));
	}

	@Test
	void whenClosedThenPumpingWorkersEnd() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(2));
		Gate gate = this.mapi.gate();
		CompletableFuture<Integer> one = pool.submit(TASK, () -> {
			gate.pass();
			return 1;
		});
		gate.awaitReached();
		pool.call(TASK, () -> 2);
		gate.open();
		one.join();
		assertThat(pool.close(Duration.ofSeconds(10)).isComplete()).isTrue();
		assertThat(this.mapi.driver().events()).containsSubsequence("uninitialize mapi-worker-1",
				"close loop mapi-worker-1");
	}

}
