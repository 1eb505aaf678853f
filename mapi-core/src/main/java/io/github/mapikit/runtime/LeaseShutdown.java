// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.mapikit.runtime.anchor.AnchorThread;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.primary.PrimaryExecutor;
import io.github.mapikit.runtime.primary.PrimaryThread;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;

/**
 * The end of a lease, from top to bottom: hooks, tasks, workers, what it has on the
 * anchor and the primary thread, and those threads if nobody else needs them. Each step
 * has a budget; what does not end in time is named and left to itself.
 */
final class LeaseShutdown {

	private static final RuntimeLog logger = RuntimeLog.of(MapiLease.class);

	private final LeaseBooks books;

	private final ProcessRuntime runtime;

	private final Duration stopTimeout;

	private final List<String> heldUpBy = new ArrayList<>();

	LeaseShutdown(LeaseBooks books) {
		this.books = books;
		this.runtime = books.runtime();
		this.stopTimeout = books.options().stopTimeout();
	}

	StopReport run(Duration drainTimeout) {
		long start = System.nanoTime();
		this.books.stops();
		this.books.hooks().prepareToStop();
		this.books.state().enter(RuntimeState.STOPPING);
		this.books.tellNews();
		try {
			endPools(drainTimeout);
			PrimaryThread primary = this.books.primaryThread();
			if (primary != null) {
				boolean left = leaveAnchor(this.stopTimeout);
				leavePrimary(primary);
				this.runtime.leave(this.books);
				awaitAnchor(left ? this.stopTimeout : Duration.ZERO);
				awaitPrimary(primary);
			}
		}
		finally {
			this.runtime.leave(this.books);
			this.books.state().enter(RuntimeState.STOPPED);
		}
		return new StopReport(Duration.ofNanos(System.nanoTime() - start), this.books.view().abandonedTasks(),
				this.heldUpBy, this.books.hooks().overdue());
	}

	/**
	 * Says in the log how it went, when everybody has been told.
	 * @param report how it went
	 */
	void log(StopReport report) {
		if (report.heldUpBy().isEmpty()) {
			logger.info("MAPI is down for '{}' after {} ms", this.books.owner(), report.took().toMillis());
		}
		else {
			logger.warn("'{}' has stopped, but MAPI stays up until these return: {}", this.books.owner(),
					report.heldUpBy());
		}
	}

	// all of them at once: what one waits for takes nothing from the time of another
	private void endPools(Duration drainTimeout) {
		List<MapiWorkerPool> open = List.copyOf(this.books.pools());
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

	// closes what the lease has on the anchor thread; returns false if that has no end
	// yet
	boolean leaveAnchor(Duration timeout) {
		AnchorThread anchor = this.books.anchor();
		if (anchor == null || this.runtime.isLost()) {
			return true;
		}
		try {
			Future<?> leaving = anchor.leave(this.books.view());
			if (leaving != null && !timeout.isZero()) {
				leaving.get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (TimeoutException ex) {
			MapiThread thread = anchor.thread();
			this.heldUpBy.add((thread != null) ? thread.activity() : "the anchor thread");
		}
		catch (ExecutionException | RejectedExecutionException ex) {
			logger.debug("'{}' could not leave the anchor thread", this.books.owner(), ex);
		}
		return false;
	}

	// waits for the end of the anchor thread, if nobody else needs it
	private void awaitAnchor(Duration timeout) {
		AnchorThread anchor = this.books.anchor();
		if (anchor != null && !anchor.isOpen()) {
			List<String> living = anchor.awaitEnd(timeout);
			if (this.heldUpBy.isEmpty()) {
				this.heldUpBy.addAll(living);
			}
		}
	}

	// runs the last hooks and closes the session of this lease on the primary thread
	void leavePrimary(PrimaryThread primary) {
		if (this.runtime.isLost()) {
			return;
		}
		// around the job: the job itself is refused on a thread with another identity
		PrimaryExecutor executor = new PrimaryExecutor(this.books.view(), primary, (job) -> () -> {
			primary.mapiThread().restoreIdentity();
			this.books.hooks().runOnPrimary();
			primary.leave(this.books.view());
			this.books.view().leavesPrimary();
			job.run();
		}, null);
		try {
			executor.submit(TaskOptions.named("leave"), () -> Boolean.TRUE)
				.get(TimeUnit.NANOSECONDS.convert(this.stopTimeout), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.heldUpBy.add(primary.mapiThread().activity());
		}
		catch (TimeoutException ex) {
			this.books.hooks().giveUpOnPrimary();
			this.heldUpBy.add(primary.mapiThread().activity());
		}
		catch (ExecutionException | RejectedExecutionException ex) {
			logger.debug("'{}' could not leave the primary thread", this.books.owner(), ex);
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

}
