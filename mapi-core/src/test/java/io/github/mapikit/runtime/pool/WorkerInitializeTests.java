// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiInitializationException;
import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.runtime.Gate;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.RecordingListener;
import io.github.mapikit.runtime.RuntimeFixture;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.fake.FakeDriver.Call;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.spi.ThreadRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for workers whose initialize fails or hangs.
 */
class WorkerInitializeTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private static final PoolOptions QUICK = PoolOptions.DEFAULTS.withBackoff(Duration.ofMillis(1),
			Duration.ofMillis(5));

	private static final PoolOptions NO_RETRY = PoolOptions.DEFAULTS.withBackoff(Duration.ofHours(1),
			Duration.ofHours(1));

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenFirstInitializeFailsThenWaitingTaskFailsWithCauseAndLaterOnesRun() {
		RecordingListener listener = new RecordingListener();
		MapiWorkerPool pool = this.mapi.lease(listener).openPool(QUICK.withSize(1));
		this.mapi.driver().onNext(Call.INITIALIZE_WORKER, WorkerInitializeTests::failInitialize);
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
		this.mapi.driver().onNext(Call.INITIALIZE_WORKER, WorkerInitializeTests::failInitialize);
		assertThat(pool.get().submit(TASK, () -> 1)).failsWithin(Duration.ofSeconds(10));
		Awaitility.await()
			.untilAsserted(() -> assertThat(seen).containsExactly("failed, it cannot", "initialized, it can"));
	}

	@Test
	void whenInitializeFailsForEverThenEveryTaskFailsAndPoolCloses() {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(QUICK);
		this.mapi.driver().always(Call.INITIALIZE_WORKER, WorkerInitializeTests::failInitialize);
		for (int i = 0; i < 50; i++) {
			assertThat(pool.submit(TASK, () -> 1)).failsWithin(Duration.ofSeconds(10))
				.withThrowableThat()
				.havingCause()
				.isInstanceOf(MapiInitializationException.class);
		}
		assertThat(lease.close(Duration.ofSeconds(10)).isComplete()).isTrue();
		assertThat(this.mapi.driver().count(Call.UNINITIALIZE_WORKER)).isZero();
	}

	@Test
	void whenWorkerWaitsToTryAgainThenTasksFailAtOnceAndCloseDoesNotWait() {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(NO_RETRY);
		this.mapi.driver().onNext(Call.INITIALIZE_WORKER, WorkerInitializeTests::failInitialize);
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
		this.mapi.driver().onNth(Call.INITIALIZE_WORKER, 2, WorkerInitializeTests::failInitialize);
		Gate gate = this.mapi.gate();
		pool.submit(TASK, PoolTasks.blocked(gate));
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
		this.mapi.driver().onNext(Call.INITIALIZE_WORKER, gate::pass);
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
		this.mapi.driver().onNext(Call.INITIALIZE_WORKER, gate::pass);
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

	private MapiLease heartbeatLease(RuntimeListener listener) {
		return this.mapi.lease("test",
				(options) -> options.withHeartbeat(Duration.ofMillis(10), Duration.ofSeconds(10)), listener);
	}

	private static void failInitialize() {
		throw MapiCallExceptions.of("MAPIInitialize", MapiErrors.MAPI_E_NOT_INITIALIZED);
	}

}
