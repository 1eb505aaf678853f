// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.fake.FakeDriver.Call;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.ThreadRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of leases that are there before they start.
 */
@Timeout(60)
class TwoPhaseLeaseTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenListenerOfInitializeWaitsForTaskThenItRuns() {
		List<String> ran = new CopyOnWriteArrayList<>();
		MapiLease lease = this.mapi.newLease("test", (options) -> options, new RuntimeListener() {

			@Override
			public void onInitialized(ThreadRole role, Duration took) {
				if (role == ThreadRole.PRIMARY) {
					MapiWorkerPool pool = TwoPhaseLeaseTests.this.mapi.newest().openPool(PoolOptions.DEFAULTS);
					ran.add(pool.submit(TASK, () -> MapiThread.current("test").name()).join());
				}
			}

		});
		lease.start();
		assertThat(ran).containsExactly("mapi-worker-1");
	}

	@Test
	void whenPoolIsOpenedBeforeTheStartThenItsTasksRunAfterIt() throws Exception {
		MapiLease lease = newLease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
		CompletableFuture<String> task = pool.submit(TASK, () -> MapiThread.current("test").name());
		assertThat(task).isNotDone();
		assertThat(pool.threads()).isEmpty();
		lease.start();
		assertThat(task.get(10, TimeUnit.SECONDS)).isEqualTo("mapi-worker-1");
		assertThat(this.mapi.driver().events()).containsSubsequence("initialize mapi-primary",
				"initialize mapi-worker-1");
	}

	@Test
	void whenTheStartFailsThenTasksFailWithItsCause() {
		IllegalStateException cause = new IllegalStateException("no MAPI");
		this.mapi.driver().onNext(Call.INITIALIZE_PRIMARY, () -> {
			throw cause;
		});
		MapiLease lease = newLease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
		CompletableFuture<Integer> task = pool.submit(TASK, () -> 1);
		assertThatIllegalStateException().isThrownBy(lease::start).isSameAs(cause);
		assertThat(task).failsWithin(RuntimeFixture.PATIENCE).withThrowableThat().havingCause().isSameAs(cause);
		assertThatExceptionOfType(MapiUnavailableException.class)
			.isThrownBy(() -> lease.openPool(PoolOptions.DEFAULTS));
	}

	@Test
	void whenMapiWasLostBeforeThenTasksWaitForTheNextStart() throws Exception {
		MapiLease lost = this.mapi.lease();
		this.mapi.lose(this.mapi.driver().crash());
		lost.close();
		assertThat(MapiRuntime.awaitEnd(RuntimeFixture.PATIENCE)).isTrue();
		Awaitility.await().untilAsserted(() -> assertThat(ProcessRuntimes.instance().all()).isEmpty());
		MapiLease lease = newLease();
		CompletableFuture<Integer> task = lease.openPool(PoolOptions.DEFAULTS).submit(TASK, () -> 1);
		lease.start();
		assertThat(task.get(10, TimeUnit.SECONDS)).isOne();
	}

	@Test
	void whenClosedWhileAnotherThreadStartsThenBothEnd() {
		Gate gate = this.mapi.gate();
		this.mapi.driver().onNext(Call.INITIALIZE_PRIMARY, gate::pass);
		MapiLease lease = newLease();
		CompletableFuture<Integer> task = lease.openPool(PoolOptions.DEFAULTS).submit(TASK, () -> 1);
		CompletableFuture<MapiLease> start = async(lease::start);
		gate.awaitReached();
		CompletableFuture<StopReport> close = async(() -> lease.close(Duration.ofSeconds(5)));
		Awaitility.await().until(() -> lease.state() == RuntimeState.STOPPING);
		gate.open();
		assertThat(start).failsWithin(RuntimeFixture.PATIENCE)
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(MapiUnavailableException.class)
			.withMessageContaining("closed while it started");
		assertThat(close).succeedsWithin(RuntimeFixture.PATIENCE)
			.satisfies((report) -> assertThat(report.isComplete()).isTrue());
		assertThat(task).failsWithin(RuntimeFixture.PATIENCE);
	}

	@Test
	void whenClosedBeforeItJoinsThenItDoesNotStartMapi() {
		Gate gate = this.mapi.gate();
		MapiLease first = this.mapi.lease();
		ProbedDriver slow = new ProbedDriver(this.mapi.driver(), (point) -> {
			if (point.equals("processOptions")) {
				gate.pass();
			}
		});
		MapiLease second = this.mapi.newLease("second", (options) -> LeaseOptions.of("second", slow));
		CompletableFuture<MapiLease> start = async(second::start);
		gate.awaitReached();
		assertThat(second.close(Duration.ofSeconds(5)).isComplete()).isTrue();
		assertThat(first.close(Duration.ofSeconds(5)).isComplete()).isTrue();
		// who starts still holds it: nobody else makes another one
		assertThat(ProcessRuntimes.instance().all()).hasSize(1);
		gate.open();
		assertThat(start).failsWithin(RuntimeFixture.PATIENCE)
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(MapiUnavailableException.class);
		assertThat(this.mapi.driver().count(Call.INITIALIZE_PRIMARY)).isOne();
		Awaitility.await().untilAsserted(() -> assertThat(ProcessRuntimes.instance().all()).isEmpty());
	}

	@Test
	void whenClosedBeforeTheStartThenTasksFailAndItCannotStart() {
		MapiLease lease = newLease();
		CompletableFuture<Integer> task = lease.openPool(PoolOptions.DEFAULTS).submit(TASK, () -> 1);
		assertThat(lease.close(Duration.ofSeconds(5)).isComplete()).isTrue();
		assertThat(lease.state()).isEqualTo(RuntimeState.STOPPED);
		assertThat(task).failsWithin(RuntimeFixture.PATIENCE)
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(MapiUnavailableException.class);
		assertThatIllegalStateException().isThrownBy(lease::start);
		assertThat(this.mapi.driver().count(Call.OPEN_LOOP)).isZero();
		assertThat(ProcessRuntimes.instance().all()).isEmpty();
	}

	// the common pool may have one thread, which the first of two would keep
	private static <T> CompletableFuture<T> async(Supplier<T> work) {
		return CompletableFuture.supplyAsync(work, (task) -> new Thread(task, "test").start());
	}

	private MapiLease newLease() {
		return this.mapi.newLease("test", (options) -> options);
	}

}
