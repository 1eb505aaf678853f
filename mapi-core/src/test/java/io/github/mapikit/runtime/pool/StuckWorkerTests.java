// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.mapikit.runtime.Gate;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.RecordedLog;
import io.github.mapikit.runtime.RecordingListener;
import io.github.mapikit.runtime.RuntimeFixture;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.fake.FakeDriver.Call;
import io.github.mapikit.runtime.task.TaskOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for workers that are stuck, and those that stand in for them.
 */
class StuckWorkerTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private static final PoolOptions QUICK = PoolOptions.DEFAULTS.withBackoff(Duration.ofMillis(1),
			Duration.ofMillis(5));

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenStandInIsLeavingWhileItsWorkerIsStuckAgainThenAnotherOneServes() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(1).withStuck(Duration.ofMillis(20), 1));
		Gate first = this.mapi.gate();
		Gate second = this.mapi.gate();
		Gate uninitialize = this.mapi.gate();
		CompletableFuture<String> one = pool.submit(TASK, PoolTasks.blocked(first));
		Awaitility.await().until(() -> pool.snapshot().stuck() == 1);
		pool.submit(TASK, () -> 1).join();
		this.mapi.driver().onNext(Call.UNINITIALIZE_WORKER, uninitialize::pass);
		first.open();
		one.join();
		uninitialize.awaitReached();
		CompletableFuture<String> two = pool.submit(TASK, PoolTasks.blocked(second));
		Awaitility.await().until(() -> pool.snapshot().stuck() == 1);
		assertThat(pool.submit(TASK, () -> 4)).succeedsWithin(Duration.ofSeconds(10));
		uninitialize.open();
		second.open();
		assertThat(two).succeedsWithin(Duration.ofSeconds(10));
	}

	@Test
	void whenTasksAreStuckThenWorkersAreReplacedUpToTheLimitAndComeBack() {
		RecordingListener listener = new RecordingListener();
		MapiWorkerPool pool = heartbeatLease(listener).openPool(QUICK.withSize(1).withStuck(Duration.ofMillis(20), 1));
		Gate first = this.mapi.gate();
		Gate second = this.mapi.gate();
		CompletableFuture<String> one = pool.submit(TaskOptions.named("one"), PoolTasks.blocked(first));
		first.awaitReached();
		Awaitility.await().untilAsserted(() -> assertThat(listener.events("stuck")).hasSize(1));
		assertThat(listener.stuck().get(0)).satisfies((snapshot) -> {
			assertThat(snapshot.task()).isEqualTo("one");
			assertThat(snapshot.stack()).anyMatch((frame) -> frame.contains("Gate.pass"));
		});
		CompletableFuture<String> two = pool.submit(TaskOptions.named("two"), PoolTasks.blocked(second));
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
		Awaitility.await().untilAsserted(() -> assertThat(listener.events("recovered")).hasSize(2));
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
			pool.submit(TaskOptions.named("one"), PoolTasks.blocked(gate));
			gate.awaitReached();
			pool.submit(TaskOptions.named("other"), PoolTasks.blocked(other));
			other.awaitReached();
			Awaitility.await().untilAsserted(() -> assertThat(listener.stuck()).hasSize(reports + 2));
			gate.open();
			other.open();
			Awaitility.await().untilAsserted(() -> assertThat(pool.snapshot().stuck()).isZero());
		}
		assertThat(listener.stuck()).extracting(ThreadSnapshot::task).contains("one", "other");
	}

	@Test
	void whenUninitializeHangsThenItIsReportedAsStuckUntilItReturns() {
		RecordingListener listener = new RecordingListener();
		MapiLease lease = this.mapi.lease("test",
				(options) -> options.withTimeouts(Duration.ofSeconds(10), Duration.ofMillis(20)), listener);
		MapiWorkerPool pool = lease.openPool(QUICK.withSize(1).withStuck(Duration.ofMillis(20), 1));
		Gate gate = this.mapi.gate();
		this.mapi.driver().onNext(Call.UNINITIALIZE_WORKER, gate::pass);
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
		Awaitility.await().untilAsserted(() -> assertThat(listener.events("recovered")).isEmpty());
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
		CompletableFuture<String> slow = pool.submit(TASK, PoolTasks.blocked(task));
		assertThat(pool.submit(TASK, () -> 1)).succeedsWithin(Duration.ofSeconds(10));
		this.mapi.driver().onNext(Call.UNINITIALIZE_WORKER, uninitialize::pass);
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

	private MapiLease heartbeatLease(RuntimeListener listener) {
		return this.mapi.lease("test",
				(options) -> options.withHeartbeat(Duration.ofMillis(10), Duration.ofSeconds(10)), listener);
	}

}
