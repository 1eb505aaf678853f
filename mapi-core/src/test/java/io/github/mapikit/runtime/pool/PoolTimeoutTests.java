// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.mapikit.error.MapiInterruptedException;
import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.runtime.Gate;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.RecordingListener;
import io.github.mapikit.runtime.RuntimeFixture;
import io.github.mapikit.runtime.task.TaskOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for callers that do not wait any longer for a task of a {@link MapiWorkerPool}.
 */
class PoolTimeoutTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private static final PoolOptions QUICK = PoolOptions.DEFAULTS.withBackoff(Duration.ofMillis(1),
			Duration.ofMillis(5));

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

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
	void whenTimeIsOverBeforeTheTurnThenTaskNeverRuns() {
		RecordingListener listener = new RecordingListener();
		MapiWorkerPool pool = this.mapi.lease(listener).openPool(QUICK.withSize(1));
		Gate gate = this.mapi.gate();
		pool.submit(TASK, PoolTasks.blocked(gate));
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
		Awaitility.await()
			.untilAsserted(() -> assertThat(listener.events("timed out")).containsExactly("timed out worker late"));
		assertThat(pool.snapshot().timedOut()).isOne();
	}

	@Test
	void whenTimeIsOverWhileTaskRunsThenCallerIsToldWhere() {
		RecordingListener listener = new RecordingListener();
		MapiWorkerPool pool = this.mapi.lease(listener)
			.openPool(QUICK.withSize(1).withTaskTimeout(Duration.ofMillis(200)));
		Gate gate = this.mapi.gate();
		assertThatExceptionOfType(MapiTimeoutException.class)
			.isThrownBy(() -> pool.call(TASK, () -> this.mapi.driver().open("store").work(() -> PoolTasks.pass(gate))))
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
		pool.submit(TASK, PoolTasks.blocked(gate));
		gate.awaitReached();
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(MapiInterruptedException.class).isThrownBy(() -> pool.call(TASK, () -> 1))
			.withMessageContaining("task 'task'");
		assertThat(Thread.interrupted()).isTrue();
		assertThat(pool.snapshot().queued()).isZero();
	}

}
