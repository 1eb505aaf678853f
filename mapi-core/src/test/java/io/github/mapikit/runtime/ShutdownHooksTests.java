// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.error.MapiInterruptedException;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.ThreadRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the hooks of a {@link MapiLease}: when they run, and what happens when they
 * do not return.
 */
class ShutdownHooksTests {

	private static final TaskOptions TASK = TaskOptions.named("task");

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenHooksThenTheyRunInOrderAndMayUseMapi() {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
		List<String> order = new CopyOnWriteArrayList<>();
		lease.beforeWorkersStop("one", () -> {
			pool.submit(TASK, () -> order.add("task of one")).join();
			order.add("one");
		});
		lease.beforeWorkersStop("fails", () -> {
			throw new IllegalStateException("hook");
		});
		lease.beforeWorkersStop("two", () -> order.add("two"));
		lease.beforePrimaryUninitializes("three", () -> {
			assertThat(MapiThread.current("hook").role()).isEqualTo(ThreadRole.PRIMARY);
			MapiThread.current("hook").session();
			this.mapi.driver().open("folder").child("message");
			order.add("three");
		});
		lease.beforePrimaryUninitializes("fails", () -> {
			throw new AssertionError("hook");
		});
		lease.beforePrimaryUninitializes("four", () -> order.add("four " + this.mapi.driver().owing()));
		assertThat(lease.close(Duration.ofSeconds(10)).isComplete()).isTrue();
		assertThat(order).containsExactly("task of one", "one", "two", "three", "four 1");
		assertThat(this.mapi.driver().events()).containsSubsequence("open session mapi-primary",
				"open folder mapi-primary", "open message mapi-primary", "release message mapi-primary",
				"release folder mapi-primary", "release session mapi-primary", "uninitialize mapi-primary");
	}

	@Test
	void whenHookDoesNotReturnThenItIsNamedAndTheCloseGoesOn() {
		Gate gate = this.mapi.gate();
		MapiLease lease = impatient();
		List<String> order = new CopyOnWriteArrayList<>();
		lease.beforeWorkersStop("journal", gate::pass);
		lease.beforeWorkersStop("other", () -> order.add("other"));
		lease.beforePrimaryUninitializes("last", () -> order.add("last"));
		try (RecordedLog log = RecordedLog.of(ShutdownHooks.class)) {
			StopReport report = lease.close(Duration.ofSeconds(10));
			assertThat(report.overdueHooks()).containsExactly("journal");
			assertThat(report.heldUpBy()).isEmpty();
			assertThat(report.isComplete()).isFalse();
			assertThat(log.messages()).singleElement()
				.asString()
				.contains("'journal'", "'test'", "PT0.05S", "Gate.pass", "Raise the stop timeout");
		}
		assertThat(order).containsExactly("other", "last");
		assertThat(lease.state()).isEqualTo(RuntimeState.STOPPED);
	}

	@Test
	void whenHookWaitsForStuckTaskThenItIsInterruptedAndTheCloseGoesOn() throws Exception {
		Gate gate = this.mapi.gate();
		MapiLease lease = impatient();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
		pool.submit(TaskOptions.named("stuck"), () -> {
			gate.pass();
			return 1;
		});
		gate.awaitReached();
		CompletableFuture<Throwable> seen = new CompletableFuture<>();
		lease.beforeWorkersStop("flush", () -> {
			try {
				pool.call(TASK, () -> 2);
				seen.complete(new AssertionError("the task ran"));
			}
			catch (Exception ex) {
				seen.complete(ex);
			}
		});
		StopReport report = lease.close(Duration.ofMillis(20));
		assertThat(report.overdueHooks()).containsExactly("flush");
		assertThat(report.heldUpBy()).singleElement().asString().contains("mapi-worker-1", "stuck");
		assertThat(seen.get(10, TimeUnit.SECONDS)).isInstanceOf(MapiInterruptedException.class);
	}

	@Test
	void whenHookOnPrimaryDoesNotReturnThenItIsNamed() {
		Gate gate = this.mapi.gate();
		MapiLease lease = impatient();
		lease.beforePrimaryUninitializes("quick", () -> {
		});
		lease.beforePrimaryUninitializes("slow", gate::pass);
		StopReport report = lease.close(Duration.ofSeconds(10));
		assertThat(report.overdueHooks()).containsExactly("slow");
		assertThat(report.heldUpBy()).isNotEmpty().allSatisfy((held) -> assertThat(held).contains("mapi-primary"));
	}

	@Test
	void whenPreparedToStopThenHooksRunOnceAndTasksAreStillAccepted() throws Exception {
		MapiLease lease = this.mapi.lease();
		MapiWorkerPool pool = lease.openPool(PoolOptions.DEFAULTS);
		List<String> order = new CopyOnWriteArrayList<>();
		lease.beforeWorkersStop("one", () -> {
			order.add("one");
			lease.prepareToStop();
		});
		lease.prepareToStop();
		lease.prepareToStop();
		assertThat(pool.<Integer>call(TASK, () -> 1)).isOne();
		assertThat(lease.close(Duration.ofSeconds(10)).isComplete()).isTrue();
		assertThat(order).containsExactly("one");
	}

	private MapiLease impatient() {
		return this.mapi.lease("test",
				(options) -> options.withTimeouts(Duration.ofSeconds(30), Duration.ofMillis(50)));
	}

	@Test
	void whenHookUsesChildOfSessionThenItIsReleasedBeforeTheSession() {
		MapiLease lease = this.mapi.lease();
		lease.beforePrimaryUninitializes("child",
				() -> this.mapi.driver().open("folder", MapiThread.current("hook").session()));
		lease.close();
		assertThat(this.mapi.driver().events()).containsSubsequence("release folder mapi-primary",
				"release session mapi-primary");
	}

}
