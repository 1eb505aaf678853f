// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.Gate;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.RuntimeFixture;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.fake.FakeDriver.Call;
import io.github.mapikit.runtime.task.TaskOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the end of a {@link MapiWorkerPool}, also with workers that are stuck.
 */
class PoolClosingTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private static final PoolOptions QUICK = PoolOptions.DEFAULTS.withBackoff(Duration.ofMillis(1),
			Duration.ofMillis(5));

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

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
		pool.submit(TASK, PoolTasks.blocked(gate));
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
		assertThat(this.mapi.driver().count(Call.UNINITIALIZE_PRIMARY)).isZero();
		gate.open();
		assertThat(stuck).succeedsWithin(Duration.ofSeconds(10));
		Awaitility.await().untilAsserted(() -> assertThat(MapiRuntime.ledger().isBalanced()).isTrue());
		assertThat(this.mapi.driver().events()).endsWith("uninitialize mapi-worker-1", "uninitialize mapi-primary",
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
		this.mapi.driver().onNext(Call.UNINITIALIZE_WORKER, gate::pass);
		pool.submit(TASK, () -> 1).join();
		assertThat(lease.close(Duration.ofMillis(20)).heldUpBy()).singleElement()
			.asString()
			.contains("mapi-worker-1", "MAPIUninitialize");
	}

	@Test
	void whenLeasedAgainBesideStuckWorkerThenPrimaryIsShared() throws Exception {
		MapiLease first = this.mapi.lease("first",
				(options) -> options.withTimeouts(Duration.ofSeconds(10), Duration.ofMillis(20)));
		Gate gate = this.mapi.gate();
		first.openPool(QUICK).submit(TASK, PoolTasks.blocked(gate));
		gate.awaitReached();
		first.close(Duration.ofMillis(20));
		MapiLease second = this.mapi.lease("second", (options) -> options);
		assertThat(second.openPool(QUICK).<Integer>call(TASK, () -> 1)).isOne();
		gate.open();
		assertThat(second.close(Duration.ofSeconds(10)).isComplete()).isTrue();
		assertThat(this.mapi.driver().count(Call.INITIALIZE_PRIMARY)).isOne();
	}

}
