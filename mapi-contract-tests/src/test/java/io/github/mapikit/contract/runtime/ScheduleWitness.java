// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.event.TaskOutcome;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.ThreadRole;

/**
 * A lease that works in peace in a process of its own while others are lost, and notices
 * nothing. May be used from any thread.
 */
final class ScheduleWitness implements RuntimeListener {

	private static final TaskOptions TASK = TaskOptions.named("witness");

	private final Queue<String> noticed = new ConcurrentLinkedQueue<>();

	private final AtomicInteger worked = new AtomicInteger();

	private final MapiLease lease;

	private final MapiWorkerPool pool;

	private final MapiExecutor primary;

	private final Thread thread = new Thread(this::work, "witness");

	private volatile boolean over;

	ScheduleWitness(MapiDriver driver) {
		this.lease = MapiRuntime.lease(LeaseOptions.of("witness", driver)
			.withTimeouts(Duration.ofSeconds(30), Duration.ofSeconds(30))
			.withHeartbeat(Duration.ofMillis(2), Duration.ofSeconds(30)), List.of(this));
		this.pool = this.lease.openPool(PoolOptions.DEFAULTS);
		this.primary = this.lease.primary(null);
	}

	void start() {
		this.thread.start();
	}

	private void work() {
		try {
			while (!this.over) {
				this.pool.submit(TASK, () -> MapiThread.current("witness").session().profileName())
					.get(30, TimeUnit.SECONDS);
				this.primary.submit(TASK, () -> 1).get(30, TimeUnit.SECONDS);
				this.worked.incrementAndGet();
			}
		}
		catch (Throwable ex) {
			this.noticed.add("thrown: " + ex);
		}
	}

	/**
	 * Closes the lease, and returns what it has noticed of others.
	 */
	List<String> end() throws InterruptedException {
		this.over = true;
		this.thread.join();
		RuntimeState state = this.lease.state();
		if (state != RuntimeState.RUNNING) {
			this.noticed.add("state " + state);
		}
		if (this.lease.snapshot().abandonedCount() != 0) {
			this.noticed.add("abandoned threads");
		}
		StopReport report = this.lease.close(Duration.ofSeconds(30));
		if (!report.isComplete()) {
			this.noticed.add("held up: " + report);
		}
		if (this.worked.get() == 0) {
			this.noticed.add("nothing done");
		}
		return List.copyOf(this.noticed);
	}

	@Override
	public void onInitializeFailed(ThreadRole role, Throwable cause) {
		this.noticed.add("initialize of " + role + " failed: " + cause);
	}

	@Override
	public void onTaskFinished(String executor, String task, TaskOutcome outcome, long runNanos) {
		if (outcome != TaskOutcome.SUCCESS) {
			this.noticed.add("task " + task + " of " + executor + ": " + outcome);
		}
	}

	@Override
	public void onStuck(ThreadSnapshot stuck) {
		this.noticed.add("stuck: " + stuck.name());
	}

	@Override
	public void onViolation(MapiRule rule, String detail) {
		// threads that are no MAPI threads belong to no process
		if (rule != MapiRule.R1) {
			this.noticed.add(rule + ": " + detail);
		}
	}

}
