// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.runtime.Gate;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.RecordingListener;
import io.github.mapikit.runtime.RuntimeFixture;
import io.github.mapikit.runtime.fake.FakeDriver.Call;
import io.github.mapikit.runtime.fake.FakeObject;
import io.github.mapikit.runtime.task.TaskOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for MAPI threads that wait for tasks of a {@link MapiWorkerPool}.
 */
class PoolWaitTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private static final PoolOptions QUICK = PoolOptions.DEFAULTS.withBackoff(Duration.ofMillis(1),
			Duration.ofMillis(5));

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenWorkerCallsItsPoolThenTaskRunsInPlace() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(1).withQueueCapacity(0));
		Thread inner = pool.call(TASK, () -> pool.call(TASK, Thread::currentThread));
		assertThat(inner.getName()).isEqualTo("mapi-worker-1");
	}

	@Test
	void whenPrimaryWaitsForWorkerThenItIsRefused() throws Exception {
		RecordingListener listener = new RecordingListener();
		MapiLease lease = this.mapi.lease(listener);
		MapiWorkerPool pool = lease.openPool(QUICK);
		lease.primary(null).call(TASK, () -> {
			assertThatExceptionOfType(MapiThreadException.class).isThrownBy(() -> pool.call(TASK, () -> 1));
			return null;
		});
		assertThat(listener.events("violation")).singleElement().asString().startsWith("violation R5");
	}

	@Test
	void whenPrimaryWaitsForTheFutureOfAWorkersTaskThenItIsRefused() throws Exception {
		RecordingListener listener = new RecordingListener();
		MapiLease lease = this.mapi.lease(listener);
		MapiWorkerPool pool = lease.openPool(QUICK);
		Gate gate = this.mapi.gate();
		CompletableFuture<String> running = pool.submit(TASK, PoolTasks.blocked(gate));
		gate.awaitReached();
		lease.primary(null).call(TASK, () -> {
			assertThatExceptionOfType(MapiThreadException.class).isThrownBy(running::join)
				.withMessageContaining("must not wait");
			assertThatExceptionOfType(MapiThreadException.class).isThrownBy(running::get);
			assertThatExceptionOfType(MapiThreadException.class).isThrownBy(() -> running.get(1, TimeUnit.MINUTES));
			return null;
		});
		assertThat(listener.events("violation")).hasSize(3)
			.allSatisfy((event) -> assertThat(event).startsWith("violation R5"));
		gate.open();
		assertThat(running).succeedsWithin(Duration.ofSeconds(10));
		// by rule, not by luck: whether it is there does not matter
		assertThatExceptionOfType(MapiThreadException.class)
			.isThrownBy(() -> lease.primary(null).call(TASK, running::join))
			.withMessageContaining("must not wait");
		assertThat(lease.primary(null).<String>call(TASK, () -> running.getNow("late"))).isEqualTo("passed");
	}

	@Test
	void whenWorkerWaitsForTaskThatOnlyItCouldRunThenItRunsInPlace() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(1));
		List<String> closed = new ArrayList<>();
		Thread inner = pool.call(TASK, () -> {
			FakeObject outer = this.mapi.driver().open("outer");
			CompletableFuture<Thread> future = pool.submit(TaskOptions.named("inner"), () -> {
				this.mapi.driver().open("inner");
				return Thread.currentThread();
			});
			Thread thread = future.get();
			this.mapi.driver().events().stream().filter((event) -> event.contains("inner")).forEach(closed::add);
			assertThat(outer.work(() -> 1)).isOne();
			return thread;
		});
		assertThat(inner.getName()).isEqualTo("mapi-worker-1");
		assertThat(closed).as("what the inner task left open is closed at its end").isNotEmpty();
		assertThat(pool.snapshot().queued()).isZero();
		Awaitility.await().untilAsserted(() -> assertThat(pool.snapshot().completed()).isEqualTo(2));
	}

	@Test
	void whenTheOtherWorkerCannotInitializeThenTaskThatWaitsForItIsRunInPlace() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(2));
		pool.call(TASK, () -> 1);
		this.mapi.driver().always(Call.INITIALIZE_WORKER, PoolWaitTests::failInitialize);
		CompletableFuture<Integer> outer = pool.submit(TASK, () -> pool.<Integer>submit(TASK, () -> 2).get());
		assertThat(outer).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(2);
	}

	@Test
	void whenTaskWaitsForItselfThenItIsRefused() throws Exception {
		MapiWorkerPool pool = this.mapi.lease().openPool(QUICK.withSize(1));
		CompletableFuture<CompletableFuture<?>> self = new CompletableFuture<>();
		CompletableFuture<Object> task = pool.submit(TaskOptions.named("narcissus"),
				() -> self.get(10, TimeUnit.SECONDS).join());
		self.complete(task);
		assertThat(task).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(MapiThreadException.class)
			.withMessageContaining("'narcissus'")
			.withMessageContaining("wait for itself");
	}

	private static void failInitialize() {
		throw MapiCallExceptions.of("MAPIInitialize", MapiErrors.MAPI_E_NOT_INITIALIZED);
	}

}
