// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.runtime.Gate;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.RecordingListener;
import io.github.mapikit.runtime.RuntimeFixture;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.fake.FakeDriver.Call;
import io.github.mapikit.runtime.fake.FakeObject;
import io.github.mapikit.runtime.task.TaskOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what the tasks of a {@link MapiWorkerPool} are told when MAPI is lost.
 */
class PoolLossTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private static final PoolOptions QUICK = PoolOptions.DEFAULTS.withBackoff(Duration.ofMillis(1),
			Duration.ofMillis(5));

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenATaskCrashesMapiByItselfThenMapiIsLostAndNothingIsUninitialized() {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(QUICK.withSize(1));
		CompletableFuture<Object> crashing = pool.submit(TASK, () -> {
			// in no call of ours: through a pointer that it unwrapped
			throw this.mapi.driver().crash();
		});
		assertThat(crashing).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(FakeDriver.Crash.class);
		assertThat(lease.state()).isEqualTo(RuntimeState.FAILED);
		lease.close();
		assertThat(this.mapi.driver().count(Call.UNINITIALIZE_WORKER)).isZero();
		assertThat(this.mapi.driver().count(Call.UNINITIALIZE_PRIMARY)).isZero();
	}

	@Test
	void whenMapiIsLostThenWaitingAndLaterTasksAreToldAndNothingIsUninitialized() {
		long abandoned = MapiRuntime.ledger().abandonedCount();
		RecordingListener listener = new RecordingListener();
		MapiLease lease = this.mapi.lease(listener);
		MapiWorkerPool pool = lease.openPool(QUICK.withSize(2));
		Gate gate = this.mapi.gate();
		pool.submit(TASK, PoolTasks.blocked(gate));
		gate.awaitReached();
		CompletableFuture<Object> crashing = pool.submit(TASK, () -> {
			FakeObject store = this.mapi.driver().open("store");
			return store.work(() -> {
				throw this.mapi.driver().crash();
			});
		});
		CompletableFuture<Integer> waiting = pool.submit(TASK, () -> 1);
		assertThat(crashing).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(FakeDriver.Crash.class);
		assertTold(waiting);
		assertTold(pool.submit(TASK, () -> 1));
		assertThat(lease.state()).isEqualTo(RuntimeState.FAILED);
		assertThatExceptionOfType(MapiSubsystemFailedException.class)
			.isThrownBy(() -> this.mapi.lease("second", (options) -> options));
		gate.open();
		lease.close();
		assertThat(MapiRuntime.ledger().abandonedCount() - abandoned).isEqualTo(3);
		assertThat(lease.snapshot().abandonedCount()).isEqualTo(3);
		assertThat(this.mapi.driver().count(Call.UNINITIALIZE_WORKER)).isZero();
		assertThat(this.mapi.driver().count(Call.UNINITIALIZE_PRIMARY)).isZero();
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
		CompletableFuture<String> notInCall = pool.submit(TASK, PoolTasks.blocked(outside));
		gate.awaitReached();
		outside.awaitReached();
		pool.submit(TASK, () -> {
			throw this.mapi.driver().crash();
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
		this.mapi.lose(this.mapi.driver().crash());
		assertTold(outer);
	}

	@Test
	void whenMapiIsLostThenATaskThatIsStuckOutsideOurCallsIsToldWhenItIsReported() {
		RecordingListener listener = new RecordingListener();
		MapiLease lease = this.mapi.lease(listener);
		MapiWorkerPool pool = lease.openPool(QUICK.withSize(1).withStuck(Duration.ofMillis(50), 1));
		Gate gate = this.mapi.gate();
		CompletableFuture<String> raw = pool.submit(TASK, PoolTasks.blocked(gate));
		gate.awaitReached();
		this.mapi.lose(this.mapi.driver().crash());
		assertTold(raw);
	}

	private static void assertTold(CompletableFuture<?> future) {
		assertThat(future).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(MapiSubsystemFailedException.class);
	}

	private Callable<Object> inCall(Gate gate) {
		return () -> this.mapi.driver().open("store").work(() -> {
			gate.pass();
			return null;
		});
	}

}
