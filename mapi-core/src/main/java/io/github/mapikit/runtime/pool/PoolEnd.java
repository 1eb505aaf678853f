// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.event.ProcessEnding;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.task.TaskFuture;
import io.github.mapikit.runtime.thread.LeaseContext;
import org.jspecify.annotations.Nullable;

/**
 * The end of a pool, in two steps that whoever ends it may repeat: accepted tasks finish,
 * then workers end. Its monitor guards what was reported; nobody waits with it.
 */
final class PoolEnd {

	private static final RuntimeLog logger = RuntimeLog.of(PoolEnd.class);

	private final String pool;

	private final LeaseContext lease;

	private final PoolBooks books;

	private boolean drained;

	private long beganNanos;

	private int abandonedTasks;

	/** How long it took; {@code null} before. */
	private @Nullable Duration took;

	PoolEnd(String pool, LeaseContext lease, PoolBooks books) {
		this.pool = pool;
		this.lease = lease;
		this.books = books;
	}

	/**
	 * Waits until the accepted tasks have finished, and gives up those that have not in
	 * time. Does nothing once they were.
	 * @param timeout how long they may take
	 */
	void drain(Duration timeout) {
		if (!begin()) {
			return;
		}
		boolean finished = this.books.awaitEnd(withinProcess(timeout));
		if (!drainedNow()) {
			return;
		}
		int given = giveUp(unavailable("stopped before the task's turn came"));
		this.books.look(!finished);
		if (!finished) {
			this.books.workers().forEach((worker) -> worker.mapiThread().work().interruptTask());
		}
		abandoned(given);
		this.lease.abandoned(given);
	}

	/**
	 * Returns what is told of a pool that has ended, though its lease may run.
	 * @param what what the pool has done
	 * @return the exception
	 */
	MapiUnavailableException unavailable(String what) {
		String state = this.lease.isStopping() ? this.lease.stateName() : RuntimeState.STOPPED.name();
		return new MapiUnavailableException(state, "pool '" + this.pool + "' of '" + this.lease.owner() + "' " + what);
	}

	/**
	 * Fails the tasks that wait. Never throws.
	 * @param why why they are not run
	 * @return how many there were
	 */
	int giveUp(Throwable why) {
		int given = 0;
		TaskFuture<?> task = this.books.poll();
		while (task != null) {
			task.abandon(why);
			given++;
			task = this.books.poll();
		}
		return given;
	}

	/**
	 * Waits for the workers, which have nothing left to do, and reports.
	 * @param timeout how long at most; nobody waits when called again
	 * @return how it went
	 */
	StopReport finish(Duration timeout) {
		if (!isFinished()) {
			this.books.awaitEnd(withinProcess(timeout));
		}
		List<String> heldUpBy = this.books.workers().stream().map(PoolEnd::describe).toList();
		StopReport done = report(heldUpBy);
		if (!done.isComplete()) {
			logger.warn("Pool '{}' stops without waiting any longer for {}; MAPI stays up for them", this.pool,
					done.heldUpBy());
		}
		return done;
	}

	private synchronized boolean begin() {
		if (this.beganNanos == 0) {
			this.beganNanos = System.nanoTime();
		}
		return !this.drained;
	}

	private synchronized boolean drainedNow() {
		boolean first = !this.drained;
		this.drained = true;
		return first;
	}

	private synchronized void abandoned(int tasks) {
		this.abandonedTasks = tasks;
	}

	private synchronized boolean isFinished() {
		return this.took != null;
	}

	private synchronized StopReport report(List<String> heldUpBy) {
		Duration spent = this.took;
		if (spent == null) {
			spent = Duration.ofNanos(System.nanoTime() - this.beganNanos);
			this.took = spent;
		}
		return new StopReport(spent, this.abandonedTasks, heldUpBy);
	}

	// leaves something of a process that ends to the next step of the shutdown
	private long withinProcess(Duration limit) {
		ProcessEnding ending = this.lease.runtime().processEnding();
		return TimeUnit.NANOSECONDS.convert((ending != null) ? ending.share(limit) : limit);
	}

	private static String describe(Worker worker) {
		ThreadSnapshot snapshot = worker.mapiThread().snapshot();
		return "%s (%s%s%s)".formatted(snapshot.name(), snapshot.state(),
				(snapshot.task() != null) ? ", task '" + snapshot.task() + "'" : "",
				(snapshot.call() != null) ? ", in '" + snapshot.call() + "'" : "");
	}

}
