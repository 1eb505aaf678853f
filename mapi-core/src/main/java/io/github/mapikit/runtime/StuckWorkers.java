// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;

import io.github.mapikit.error.MapiTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the workers of a pool that have been at one task, or at their start or end, for
 * too long, and reports each once (R8). Called by the watchdog.
 */
final class StuckWorkers {

	private static final Logger logger = LoggerFactory.getLogger(StuckWorkers.class);

	private final MapiWorkerPool pool;

	private final WorkerCrew crew;

	private final MapiRuntime runtime;

	StuckWorkers(MapiWorkerPool pool, WorkerCrew crew, MapiRuntime runtime) {
		this.pool = pool;
		this.crew = crew;
		this.runtime = runtime;
	}

	/**
	 * Reports the stuck workers.
	 * @return when the next one may be stuck, or {@code null} if nobody works
	 */
	@Nullable Duration find() {
		Duration next = null;
		for (WorkerThread worker : this.crew.workers()) {
			MapiThread thread = worker.mapiThread();
			Occupation occupation = thread.occupation();
			if (occupation == null || thread.isStuck()) {
				continue;
			}
			Duration remaining = stuckAfter().minus(Duration.ofNanos(System.nanoTime() - occupation.startedNanos()));
			if (!remaining.isNegative() && !remaining.isZero()) {
				next = (next == null || remaining.compareTo(next) < 0) ? remaining : next;
				continue;
			}
			if (!stuck(worker, occupation)) {
				// it has gone on to something else, which has just begun
				next = (next == null || stuckAfter().compareTo(next) < 0) ? stuckAfter() : next;
			}
		}
		return next;
	}

	private boolean stuck(WorkerThread worker, Occupation occupation) {
		MapiThread thread = worker.mapiThread();
		MapiTimeoutException hangs = new MapiTimeoutException(
				"initialize of a worker of pool '" + this.pool.name() + "'", stuckAfter(), thread.activity());
		WorkerCrew.StuckWorker outcome = this.crew.stuck(worker, occupation, hangs);
		if (outcome == WorkerCrew.StuckWorker.MOVED_ON) {
			return false;
		}
		report(thread, occupation.description(), consequence(outcome));
		if (this.runtime.isLost()) {
			// it may call MAPI by itself
			thread.lost(this.runtime.lostException("task"));
		}
		return true;
	}

	private static String consequence(WorkerCrew.StuckWorker outcome) {
		return switch (outcome) {
			case REPLACED -> "Another worker stands in for it.";
			case ENDING -> "MAPI stays up until it returns.";
			default -> "No further worker may stand in for it ('mapi.executor.max-replacements').";
		};
	}

	private void report(MapiThread thread, String what, String consequence) {
		ThreadSnapshot snapshot = thread.snapshot();
		logger.warn("{} has been running for longer than {}: {}. {} Its stack:\n\tat {}", what, stuckAfter(),
				thread.activity(), consequence, String.join("\n\tat ", snapshot.stack()));
		this.runtime.violation(MapiRule.R8, what + " is stuck");
		this.pool.lease().listeners().onStuck(snapshot);
	}

	private Duration stuckAfter() {
		return this.pool.options().stuckAfter();
	}

}
