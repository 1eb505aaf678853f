// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.runtime.Gate;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.RecordingListener;
import io.github.mapikit.runtime.RuntimeFixture;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for tasks whose time is over.
 */
class TaskTimeoutTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private static final TaskOptions SOON = new TaskOptions("soon", Duration.ofMillis(50));

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenTimeIsOverWithSlowCallbackThenHeartbeatAndOtherTimeoutsGoOn() {
		RecordingListener listener = new RecordingListener();
		MapiLease lease = this.mapi.lease("test",
				(options) -> options.withHeartbeat(Duration.ofMillis(10), Duration.ofSeconds(10)), listener);
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
		Gate running = this.mapi.occupy(pool);
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
		MapiWorkerPool pool = this.mapi.pool();
		Gate running = this.mapi.occupy(pool);
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
		Gate running = this.mapi.occupy(pool);
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
		MapiWorkerPool pool = this.mapi.pool();
		CompletableFuture<Object> stage = new CompletableFuture<>();
		CompletableFuture<Object> future = pool.submitStage(new TaskOptions("stage", Duration.ofMillis(300)),
				() -> stage);
		Gate gate = this.mapi.gate();
		pool.submit(TASK, () -> this.mapi.driver().open("store").work(() -> pass(gate)));
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
	void whenJobOnPrimaryIsLateThenMessageNamesItsThreadAndCall() {
		MapiExecutor primary = this.mapi.lease().primary(null);
		Gate gate = this.mapi.gate();
		CompletableFuture<String> late = primary.submit(SOON,
				() -> this.mapi.driver().open("store").work(() -> pass(gate)));
		gate.awaitReached();
		assertThat(late).failsWithin(RuntimeFixture.PATIENCE)
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(MapiTimeoutException.class)
			.withMessageContaining("'soon'")
			.withMessageContaining("'mapi-primary'");
		gate.open();
	}

	private static String pass(Gate gate) {
		gate.pass();
		return "passed";
	}

}
