// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.primary.PrimaryExecutor;
import io.github.mapikit.runtime.primary.PrimaryThread;
import io.github.mapikit.runtime.task.TaskOptions;
import org.jspecify.annotations.Nullable;

/**
 * The end of a lease, from top to bottom: hooks, tasks, workers, the session on the
 * primary thread, and that thread itself if nobody else needs it. Each step has a budget;
 * what does not end in time is named and left to itself.
 */
final class LeaseShutdown {

	private static final RuntimeLog logger = RuntimeLog.of(MapiLease.class);

	private final MapiLease lease;

	private final LeaseView view;

	private final ShutdownHooks hooks;

	private final ProcessRuntime runtime;

	private final Duration stopTimeout;

	private final List<String> heldUpBy = new ArrayList<>();

	LeaseShutdown(MapiLease lease, LeaseView view, ShutdownHooks hooks, ProcessRuntime runtime) {
		this.lease = lease;
		this.view = view;
		this.hooks = hooks;
		this.runtime = runtime;
		this.stopTimeout = lease.options().stopTimeout();
	}

	StopReport run(Duration drainTimeout) {
		long start = System.nanoTime();
		this.hooks.prepareToStop();
		this.lease.enter(RuntimeState.STOPPING);
		this.lease.tellNews();
		try {
			endPools(drainTimeout);
			PrimaryThread primary = this.lease.primaryThread();
			if (primary != null) {
				leavePrimary(primary);
				this.runtime.leave(this.lease);
				awaitPrimary(primary);
			}
		}
		finally {
			this.runtime.leave(this.lease);
			this.lease.enter(RuntimeState.STOPPED);
		}
		StopReport report = new StopReport(Duration.ofNanos(System.nanoTime() - start), this.view.abandonedTasks(),
				this.heldUpBy, this.hooks.overdue());
		if (report.heldUpBy().isEmpty()) {
			logger.info("MAPI is down for '{}' after {} ms", this.lease.owner(), report.took().toMillis());
		}
		else {
			logger.warn("'{}' has stopped, but MAPI stays up until these return: {}", this.lease.owner(),
					report.heldUpBy());
		}
		return report;
	}

	// all of them at once: what one waits for takes nothing from the time of another
	private void endPools(Duration drainTimeout) {
		List<MapiWorkerPool> open = List.copyOf(this.lease.pools());
		open.forEach(MapiWorkerPool::end);
		long drainStart = System.nanoTime();
		open.forEach((pool) -> pool.drain(left(drainTimeout, drainStart)));
		long finishStart = System.nanoTime();
		open.forEach((pool) -> this.heldUpBy.addAll(pool.finish(left(this.stopTimeout, finishStart)).heldUpBy()));
	}

	private static Duration left(Duration budget, long startNanos) {
		Duration left = budget.minus(Duration.ofNanos(System.nanoTime() - startNanos));
		return left.isNegative() ? Duration.ZERO : left;
	}

	// runs the last hooks and closes the session of this lease on the primary thread
	void leavePrimary(PrimaryThread primary) {
		if (this.runtime.isLost()) {
			return;
		}
		PrimaryExecutor executor = new PrimaryExecutor(this.view, primary, null, null);
		try {
			executor.submit(TaskOptions.named("leave"), () -> {
				this.hooks.runOnPrimary();
				primary.leave(this.view);
				this.view.leavesPrimary();
				return Boolean.TRUE;
			}).get(TimeUnit.NANOSECONDS.convert(this.stopTimeout), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.heldUpBy.add(primary.mapiThread().activity());
		}
		catch (TimeoutException ex) {
			this.hooks.giveUpOnPrimary();
			this.heldUpBy.add(primary.mapiThread().activity());
		}
		catch (ExecutionException | RejectedExecutionException ex) {
			logger.debug("'{}' could not leave the primary thread", this.lease.owner(), ex);
		}
	}

	// waits for the end of the primary thread, if it is about to end
	private void awaitPrimary(PrimaryThread primary) {
		if (!this.runtime.isEnding(primary)) {
			return;
		}
		try {
			if (!primary.awaitEnd(TimeUnit.NANOSECONDS.convert(this.stopTimeout))) {
				this.heldUpBy.add(primary.mapiThread().activity());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.heldUpBy.add(primary.mapiThread().activity());
		}
	}

	/**
	 * Returns the report of an end of which nothing is known, because it failed itself.
	 * @param failure what it failed by, or {@code null}
	 * @return the report
	 */
	static StopReport failed(@Nullable Throwable failure) {
		return new StopReport(Duration.ZERO, 0,
				List.of("the shutdown failed" + ((failure != null) ? " by " + failure.getClass().getName() : "")));
	}

}
