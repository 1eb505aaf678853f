// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.error.Remedy;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.thread.LeaseContext;
import io.github.mapikit.runtime.thread.LifeStep;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.Occupation;
import io.github.mapikit.runtime.thread.RuntimeContext;

/**
 * Finds the workers of a pool that have been at one task, or at their start or end, for
 * too long, sees to it that others serve, and reports each once (R8). Called by the
 * watch.
 */
final class StuckWorkers {

	private static final RuntimeLog logger = RuntimeLog.of(StuckWorkers.class);

	private final LeaseContext lease;

	private final PoolOptions options;

	private final PoolBooks books;

	StuckWorkers(LeaseContext lease, PoolOptions options, PoolBooks books) {
		this.lease = lease;
		this.options = options;
		this.books = books;
	}

	/**
	 * Looks at all workers.
	 * @param workers starts others
	 * @return in how many nanoseconds the next one may be stuck; negative if nobody works
	 */
	long find(Workers workers) {
		long limit = TimeUnit.NANOSECONDS.convert(this.options.stuckAfter());
		long next = -1;
		for (Worker worker : this.books.workers()) {
			Occupation occupation = worker.mapiThread().occupation();
			if (occupation == null || worker.mapiThread().isStuck()) {
				continue;
			}
			long left = limit - (System.nanoTime() - occupation.startedNanos());
			if (left <= 0 && !stuck(worker, occupation, workers)) {
				// it has gone on to something else, which has just begun
				left = limit;
			}
			if (left > 0) {
				next = (next < 0) ? left : Math.min(next, left);
			}
		}
		return next;
	}

	// returns false if it was through with it when it was looked at
	private boolean stuck(Worker worker, Occupation occupation, Workers workers) {
		MapiThread thread = worker.mapiThread();
		// looked at on both sides: the worker goes on to its next task without asking
		thread.stuck(true);
		if (thread.occupation() != occupation) {
			thread.stuck(false);
			return false;
		}
		report(thread, occupation.description(), standIn(worker, occupation, workers));
		RuntimeContext runtime = this.lease.runtime();
		if (runtime.isLost()) {
			// it may call MAPI by itself
			thread.loseTasks(runtime.lostException("task"));
		}
		return true;
	}

	// a worker is found stuck once only
	private String standIn(Worker worker, Occupation occupation, Workers workers) {
		try {
			return consequence(worker, occupation, workers);
		}
		catch (Throwable ex) {
			worker.mapiThread().stuck(false);
			throw ex;
		}
	}

	// what becomes of what it should have done
	private String consequence(Worker worker, Occupation occupation, Workers workers) {
		boolean starting = occupation instanceof LifeStep step && step.isStart();
		if (occupation instanceof LifeStep && !starting) {
			// it takes no tasks any more, and nobody counts on it
			return "MAPI stays up until it returns.";
		}
		MapiTimeoutException hangs = null;
		if (starting) {
			hangs = new MapiTimeoutException("initialize of a worker of pool '" + this.options.name() + "'",
					this.options.stuckAfter(), worker.mapiThread().activity());
			this.books.hangs(worker);
		}
		if (this.books.replace(worker)) {
			workers.startIfNeeded();
			return "Another worker stands in for it.";
		}
		if (hangs != null) {
			this.books.unserved(hangs);
			workers.failUnserved(hangs);
		}
		return "No further worker may stand in for it. " + Remedy.RAISE_MAX_REPLACEMENTS.text();
	}

	private void report(MapiThread thread, String what, String consequence) {
		ThreadSnapshot snapshot = thread.snapshot();
		List<String> stack = snapshot.stack();
		logger.warn("{} has been running for longer than {}: {}. {} Its stack:\n\tat {}", what,
				this.options.stuckAfter(), thread.activity(), consequence, String.join("\n\tat ", stack));
		this.lease.runtime().violation(MapiRule.R8, what + " is stuck");
		this.lease.listeners().onStuck(snapshot);
	}

}
