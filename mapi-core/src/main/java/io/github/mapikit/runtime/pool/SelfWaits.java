// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.error.ThreadKind;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.task.TaskFuture;
import io.github.mapikit.runtime.thread.LeaseContext;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.Occupation;

/**
 * Recognizes that a pool waits for itself, where it could not be seen beforehand: tasks
 * wait, no worker is free, and each waits for a future outside of MAPI, as in
 * {@code allOf(..).join()} or in a ring of pools. Another worker then stands in; where
 * none may, tasks that were given by those that wait are failed by name. Called by the
 * watch; nobody looks as long as no task waits.
 */
final class SelfWaits {

	/** How long nothing may go on before it is one. */
	static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

	private static final RuntimeLog logger = RuntimeLog.of(SelfWaits.class);

	private static final String FUTURE = CompletableFuture.class.getName();

	private final LeaseContext lease;

	private final PoolOptions options;

	private final PoolBooks books;

	SelfWaits(LeaseContext lease, PoolOptions options, PoolBooks books) {
		this.lease = lease;
		this.options = options;
		this.books = books;
	}

	/**
	 * Looks at all workers.
	 * @param workers starts others
	 * @return whether to look again soon
	 */
	boolean look(Workers workers) {
		List<Worker> busy = this.books.busyBeforeWaiting();
		boolean allWait = true;
		long shortest = Long.MAX_VALUE;
		for (Worker worker : busy) {
			Occupation occupation = worker.mapiThread().occupation();
			allWait &= occupation != null && occupation == worker.seenAt && waitsForFuture(worker);
			worker.seenAt = occupation;
			if (occupation != null) {
				shortest = Math.min(shortest, System.nanoTime() - occupation.startedNanos());
			}
		}
		if (!busy.isEmpty() && allWait) {
			standIn(busy, workers, shortest);
		}
		// also while a worker is about to come, which may never serve
		return this.books.isWaitedFor();
	}

	private static boolean waitsForFuture(Worker worker) {
		Thread.State state = worker.thread().getState();
		Object blocker = LockSupport.getBlocker(worker.thread());
		return (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING) && blocker != null
				&& !worker.mapiThread().isInCall()
				&& (blocker instanceof Future<?> || blocker.getClass().getName().startsWith(FUTURE));
	}

	private void standIn(List<Worker> busy, Workers workers, long nothingForNanos) {
		for (Worker worker : busy) {
			if (!worker.replaced && this.books.replace(worker)) {
				workers.startIfNeeded();
				logger.warn(
						"All {} workers of pool '{}' wait for futures while tasks wait for a worker: another one stands "
								+ "in for '{}'. Compose futures instead of waiting for them in a task",
						busy.size(), this.options.name(), worker.mapiThread().name());
				this.lease.runtime().violation(MapiRule.R8, "pool '" + this.options.name() + "' waits for itself");
				return;
			}
		}
		if (nothingForNanos >= TimeUnit.NANOSECONDS.convert(this.options.stuckAfter())) {
			failByName(busy.get(0).mapiThread());
		}
	}

	private void failByName(MapiThread waiting) {
		TaskFuture<?> task = this.books.pollAwaitedOfRunning();
		while (task != null) {
			task.abandon(waitsForItself(waiting, task));
			logger.error("Task '{}' is failed: pool '{}' waits for itself, and no further worker may stand in",
					task.name(), this.options.name());
			task = this.books.pollAwaitedOfRunning();
		}
	}

	private Throwable waitsForItself(MapiThread waiting, TaskFuture<?> task) {
		try {
			return new MapiThreadException(waiting.name(), ThreadKind.WAITS_FOR_ITSELF,
					"wait for task '%s' of pool '%s'".formatted(task.name(), this.options.name()),
					"all workers of the pool wait, and the task waits for one of them");
		}
		catch (Throwable ex) {
			// no memory for it
			return ex;
		}
	}

}
