// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.TaskOutcome;
import io.github.mapikit.runtime.fake.FakeDriver.Call;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.ThreadRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests of what exceptions do that throw when they are asked for their message, and those
 * that the compiler does not see.
 */
@Timeout(60)
class HostileExceptionTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private static final PoolOptions LONG_BACKOFF = PoolOptions.DEFAULTS.withBackoff(Duration.ofMinutes(1),
			Duration.ofMinutes(1));

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenLogThrowsErrorAndPrimaryJobFailsThenNextJobRuns() throws Exception {
		MapiLease lease = this.mapi.lease();
		try (ProbedLog log = new ProbedLog((point) -> ThrownKind.ERROR.raise("log"))) {
			lease.primary(null).execute(() -> {
				throw new IllegalStateException("job");
			});
			assertThat(get(lease.primary(null).submit(TASK, () -> 1))).isOne();
			assertThat(lease.close(Duration.ofSeconds(10)).isComplete()).isTrue();
			log.assertUsed();
		}
		assertThat(this.mapi.lease().state()).isEqualTo(RuntimeState.RUNNING);
	}

	@ParameterizedTest
	@EnumSource
	void whenOnTaskFinishedThrowsThenFutureIsComplete(ThrownKind kind) throws Exception {
		MapiWorkerPool pool = this.mapi.lease(new RuntimeListener() {

			@Override
			public void onTaskFinished(String name, String task, TaskOutcome outcome, long runNanos) {
				kind.raise("finished");
			}

		}).openPool(PoolOptions.DEFAULTS.withSize(1));
		assertThat(get(pool.submit(TASK, () -> 1))).isOne();
		assertThat(get(pool.submit(TASK, () -> 2))).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource
	void whenOnInitializedThrowsThenWorkerServes(ThrownKind kind) throws Exception {
		MapiWorkerPool pool = this.mapi.lease(new RuntimeListener() {

			@Override
			public void onInitialized(ThreadRole role, Duration took) {
				kind.raise("initialized");
			}

		}).openPool(PoolOptions.DEFAULTS.withSize(1));
		assertThat(get(pool.submit(TASK, () -> 1))).isOne();
		assertThat(this.mapi.driver().count(Call.INITIALIZE_WORKER)).isOne();
	}

	@ParameterizedTest
	@EnumSource
	void whenWorkersInitializeThrowsThenItBacksOff(ThrownKind kind) {
		this.mapi.driver().always(Call.INITIALIZE_WORKER, () -> kind.raise("initialize"));
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(LONG_BACKOFF);
		for (int i = 0; i < 50; i++) {
			assertThat(pool.submit(TASK, () -> 1)).failsWithin(RuntimeFixture.PATIENCE);
		}
		assertThat(this.mapi.driver().count(Call.INITIALIZE_WORKER)).isBetween(1, 2);
		assertThat(pool.threads()).hasSizeBetween(1, 2);
		assertThat(pool.snapshot().initializeFailure()).isNotNull();
		assertThat(lease.snapshot().pools()).hasSize(1);
		assertThat(lease.close(Duration.ofSeconds(10)).isComplete()).isTrue();
	}

	@Test
	void whenPumpingWorkerBacksOffThenCloseDoesNotWait() {
		this.mapi.driver().pumpingWorkers().always(Call.INITIALIZE_WORKER, () -> ThrownKind.ERROR.raise("no"));
		MapiLease lease = this.mapi.lease();
		assertThat(lease.openPool(LONG_BACKOFF).submit(TASK, () -> 1)).failsWithin(RuntimeFixture.PATIENCE);
		assertThat(lease.close(Duration.ofSeconds(10)).heldUpBy()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void whenPrimarysInitializeThrowsThenNextLeaseStarts(ThrownKind kind) {
		this.mapi.driver().onNext(Call.INITIALIZE_PRIMARY, () -> kind.raise("initialize"));
		assertThat(catchThrowable(() -> this.mapi.lease())).isNotNull();
		MapiLease failed = this.mapi.newest();
		assertThat(failed.state()).isEqualTo(RuntimeState.FAILED);
		assertThat(failed.snapshot().failure()).isNotNull();
		assertThat(this.mapi.lease().state()).isEqualTo(RuntimeState.RUNNING);
	}

	@ParameterizedTest
	@EnumSource
	void whenCloseOfObjectThrowsThenValueIsTheResult(ThrownKind kind) throws Exception {
		this.mapi.driver().always(Call.RELEASE, () -> kind.raise("release"));
		RecordingListener listener = new RecordingListener();
		MapiLease lease = this.mapi.lease(listener);
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
		assertThat(get(pool.submit(TASK, () -> {
			this.mapi.driver().open("folder").child("table");
			return 1;
		}))).isOne();
		lease.close();
		assertThat(listener.events("finished worker")).containsExactly("finished worker task SUCCESS");
	}

	@ParameterizedTest
	@EnumSource
	void whenHooksThrowThenCloseDoesNot(ThrownKind kind) {
		MapiLease lease = this.mapi.lease();
		lease.beforeWorkersStop("workers", () -> kind.raise("hook"));
		lease.beforePrimaryUninitializes("primary", () -> kind.raise("hook"));
		assertThat(lease.close(Duration.ofSeconds(10)).isComplete()).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void whenPrimaryJobThrowsThenNextOneRuns(ThrownKind kind) throws Exception {
		MapiExecutor primary = this.mapi.lease().primary(null);
		CompletableFuture<Integer> failed = primary.submit(TASK, () -> {
			kind.raise("job");
			return 0;
		});
		primary.execute(() -> kind.raise("job"));
		assertThat(get(primary.submit(TASK, () -> 1))).isOne();
		assertThat(failed).isCompletedExceptionally();
	}

	@ParameterizedTest
	@EnumSource
	void whenDependentThrowsThenOthersAreTold(ThrownKind kind) throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(PoolOptions.DEFAULTS);
		Gate gate = this.mapi.gate();
		CompletableFuture<Integer> future = pool.submit(TASK, () -> {
			gate.pass();
			return 1;
		});
		CompletableFuture<Integer> other = future.thenApply((value) -> value + 1);
		future.whenComplete((value, failure) -> kind.raise("dependent"));
		gate.open();
		// who waits in get() runs what depends on the future, too
		Awaitility.await().until(() -> future.isDone() && other.isDone());
		assertThat(get(future)).isOne();
		assertThat(get(other)).isEqualTo(2);
	}

	@Test
	void whenDependentOfLateTaskThrowsThenItIsStillCounted() {
		RecordingListener listener = new RecordingListener();
		MapiLease lease = this.mapi.lease(listener);
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
		Gate gate = this.mapi.gate();
		CompletableFuture<Object> late = pool.submit(new TaskOptions("late", Duration.ofMillis(50)), () -> {
			gate.pass();
			return null;
		});
		late.whenComplete((value, failure) -> ThrownKind.BAD_MESSAGE.raise("dependent"));
		assertThat(late).failsWithin(RuntimeFixture.PATIENCE);
		gate.open();
		lease.close();
		// whoever waits for the future is woken before its end is counted
		Awaitility.await().untilAsserted(() -> assertThat(pool.snapshot().timedOut()).isOne());
		Awaitility.await()
			.untilAsserted(() -> assertThat(listener.events("timed out")).containsExactly("timed out worker late"));
		Awaitility.await()
			.untilAsserted(() -> assertThat(listener.events("finished")).containsExactly("finished worker late TIMEOUT",
					"finished primary leave SUCCESS"));
	}

	@Test
	void whenDiagnosticsThrowThenSnapshotShowsAllElse() {
		MapiLease lease = leaseOf((point) -> {
			if (point.equals("diagnostics")) {
				ThrownKind.BAD_MESSAGE.raise(point);
			}
		});
		assertThat(lease.snapshot().state()).isEqualTo(RuntimeState.RUNNING);
		assertThat(lease.snapshot().diagnostics()).containsOnlyKeys("failure");
	}

	@Test
	void whenLostDriverDoesNotAnswerThenTasksAreTold() throws Exception {
		AtomicBoolean lost = new AtomicBoolean();
		MapiLease lease = leaseOf((point) -> {
			if (lost.get() && (point.equals("info") || point.equals("canRestart"))) {
				ThrownKind.ERROR.raise(point);
			}
		});
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
		assertThat(get(pool.submit(TASK, () -> 1))).isOne();
		lost.set(true);
		assertThat(pool.submit(TASK, () -> MapiThread.current("test").call("IMAPITable::QueryRows", () -> {
			throw this.mapi.driver().crash();
		}))).failsWithin(RuntimeFixture.PATIENCE);
		assertThat(lease.state()).isEqualTo(RuntimeState.FAILED);
		assertThat(pool.submit(TASK, () -> 1)).failsWithin(RuntimeFixture.PATIENCE);
		lease.close();
		assertThat(this.mapi.lease().state()).isEqualTo(RuntimeState.RUNNING);
	}

	@Test
	void whenPrimaryIsRefusedAsAnotherUserThenLeaseStillLeavesIt() throws Exception {
		MapiLease lease = this.mapi.lease();
		this.mapi.lease("other", (options) -> options);
		AtomicBoolean hook = new AtomicBoolean();
		lease.beforePrimaryUninitializes("hook", () -> hook.set(true));
		get(lease.primary(null).submit(TASK, () -> MapiThread.current("test").session().profileName()));
		this.mapi.driver().always(Call.BEFORE_TASK, () -> ThrownKind.RUNTIME_EXCEPTION.raise("token"));
		lease.close();
		assertThat(hook).isTrue();
		assertThat(this.mapi.driver().events()).contains("release session mapi-primary");
	}

	private MapiLease leaseOf(Probe probe) {
		ProbedDriver probed = new ProbedDriver(this.mapi.driver(), probe);
		return this.mapi.lease("test", (options) -> LeaseOptions.of("test", probed));
	}

	private static <T> T get(CompletableFuture<T> future) throws Exception {
		return future.get(10, TimeUnit.SECONDS);
	}

}
