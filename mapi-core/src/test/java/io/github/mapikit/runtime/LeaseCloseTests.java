// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for who may close a {@link MapiLease} or prepare it to stop, and who waits for
 * whom.
 */
class LeaseCloseTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenClosedAgainThenFirstReportIsReturned() {
		MapiLease lease = this.mapi.lease();
		StopReport report = lease.close(Duration.ofSeconds(10));
		assertThat(lease.close(Duration.ofSeconds(10))).isSameAs(report);
	}

	@Test
	void whenClosedByManyThreadsThenAllGetTheSameReport() {
		MapiLease lease = this.mapi.lease();
		List<CompletableFuture<StopReport>> closers = List.of(1, 2, 3, 4)
			.stream()
			.map((number) -> CompletableFuture.supplyAsync(() -> lease.close(Duration.ofSeconds(10)),
					(closer) -> new Thread(closer, "closer").start()))
			.toList();
		assertThat(closers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
	}

	@Test
	void whenClosedFromHookThenItIsRefusedAndTheCloseGoesOn() {
		MapiLease lease = this.mapi.lease();
		CompletableFuture<Void> inner = new CompletableFuture<>();
		lease.beforeWorkersStop("close", () -> {
			try {
				lease.close();
				inner.complete(null);
			}
			catch (IllegalStateException ex) {
				inner.completeExceptionally(ex);
			}
		});
		assertThat(lease.close(Duration.ofSeconds(10)).isComplete()).isTrue();
		assertThat(inner).isCompletedExceptionally();
	}

	@Test
	void whenHookClosesLeaseThatIsPreparedToStopThenItIsRefusedAndTheOthersRunBeforeWorkersEnd() throws Exception {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
		List<String> order = new CopyOnWriteArrayList<>();
		lease.beforeWorkersStop("close", () -> {
			assertThatIllegalStateException().isThrownBy(lease::close).withMessageContaining("'test'");
			order.add("refused");
		});
		lease.beforeWorkersStop("flush", () -> order.add(pool.submit(TASK, () -> "flushed").join()));
		lease.prepareToStop();
		assertThat(order).containsExactly("refused", "flushed");
		assertThat(lease.state()).isEqualTo(RuntimeState.RUNNING);
		assertThat(lease.close(Duration.ofSeconds(10)).isComplete()).isTrue();
		assertThat(order).hasSize(2);
	}

	@Test
	void whenHookClosesLeaseInTaskThenItIsRefusedAndTheCloseGoesOn() {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
		List<Throwable> refused = new CopyOnWriteArrayList<>();
		List<MapiExecutor> executors = List.of(pool, lease.primary(null));
		for (Runnable attempt : List.<Runnable>of(lease::close, lease::prepareToStop,
				() -> pool.close(Duration.ofSeconds(10)))) {
			executors.forEach((executor) -> lease.beforeWorkersStop("close", () -> {
				try {
					executor.call(TASK, () -> {
						attempt.run();
						return 1;
					});
				}
				catch (Exception ex) {
					refused.add(ex);
				}
			}));
		}
		assertThat(lease.close(Duration.ofSeconds(10)).isComplete()).isTrue();
		assertThat(refused).hasSize(6).allSatisfy((ex) -> assertThat(ex).isInstanceOf(MapiThreadException.class));
	}

	@Test
	void whenHookWaitsForAnotherThreadThatClosesTheLeaseThenItIsLeftBehindAndBothGetTheReport() {
		MapiLease lease = impatient();
		CompletableFuture<StopReport> inner = new CompletableFuture<>();
		lease.beforeWorkersStop("close", () -> {
			new Thread(() -> inner.complete(lease.close(Duration.ofSeconds(10))), "closer").start();
			inner.join();
		});
		lease.beforeWorkersStop("prepare",
				() -> CompletableFuture.runAsync(lease::prepareToStop, (task) -> new Thread(task, "preparer").start())
					.join());
		StopReport report = lease.close(Duration.ofSeconds(10));
		assertThat(report.overdueHooks()).containsExactly("close", "prepare");
		assertThat(report.heldUpBy()).isEmpty();
		assertThat(inner).succeedsWithin(Duration.ofSeconds(10)).isSameAs(report);
	}

	@Test
	void whenHooksOfTwoLeasesCloseEachOtherThenBothEnd() {
		MapiLease first = impatient();
		MapiLease second = impatient();
		AtomicInteger runs = new AtomicInteger();
		for (MapiLease lease : List.of(first, second)) {
			lease.beforeWorkersStop("close the other", () -> {
				runs.incrementAndGet();
				((lease == first) ? second : first).close();
			});
		}
		List<CompletableFuture<StopReport>> closers = List.of(first, second)
			.stream()
			.map((lease) -> CompletableFuture.supplyAsync(() -> lease.close(Duration.ofSeconds(10)),
					(closer) -> new Thread(closer, "closer").start()))
			.toList();
		assertThat(closers).allSatisfy((closer) -> assertThat(closer).succeedsWithin(Duration.ofSeconds(10)));
		assertThat(runs).hasValue(2);
		assertThat(first.state()).isEqualTo(RuntimeState.STOPPED);
		assertThat(second.state()).isEqualTo(RuntimeState.STOPPED);
	}

	@Test
	void whenPreparedToStopOnMapiThreadThenItIsRefusedUntilTheHooksHaveRun() throws Exception {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
		List<String> order = new CopyOnWriteArrayList<>();
		lease.beforeWorkersStop("flush", () -> order.add(pool.submit(TASK, () -> "flushed").join()));
		for (MapiExecutor executor : List.of(pool, lease.primary(null))) {
			assertThatExceptionOfType(MapiThreadException.class).isThrownBy(() -> prepareToStop(lease, executor))
				.withMessageContaining("hooks of 'test'");
		}
		assertThat(order).isEmpty();
		lease.prepareToStop();
		assertThat(order).containsExactly("flushed");
		prepareToStop(lease, pool);
		prepareToStop(lease, lease.primary(null));
		assertThat(order).hasSize(1);
	}

	private static void prepareToStop(MapiLease lease, MapiExecutor executor) throws Exception {
		executor.call(TASK, () -> {
			lease.prepareToStop();
			return 1;
		});
	}

	@Test
	void whenClosedOnMapiThreadThenItIsRefused() throws Exception {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
		pool.call(TASK, () -> {
			assertThatExceptionOfType(MapiThreadException.class).isThrownBy(lease::close)
				.withMessageContaining("itself");
			return null;
		});
		lease.primary(null).call(TASK, () -> {
			assertThatExceptionOfType(MapiThreadException.class).isThrownBy(lease::close);
			assertThatExceptionOfType(MapiThreadException.class).isThrownBy(() -> pool.close(Duration.ZERO));
			return null;
		});
	}

	private MapiLease impatient() {
		return this.mapi.lease("test",
				(options) -> options.withTimeouts(Duration.ofSeconds(30), Duration.ofMillis(50)));
	}

}
