// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.runtime.thread.RuntimeContext;
import org.jspecify.annotations.Nullable;

/**
 * The part of a pool's books that is about its workers: who comes, hangs, is replaced and
 * goes. Guarded by the monitor of the books, under which workers are woken, which never
 * blocks, and nobody else is called.
 */
abstract class WorkerBooks {

	private final PoolOptions options;

	private final RuntimeContext runtime;

	private final WorkerList workers = new WorkerList();

	private int nextNumber = 1;

	private volatile boolean ending;

	/** Whether what runs was told to end, and what begins from here on is, too. */
	private volatile boolean interrupting;

	private volatile @Nullable Throwable initializeFailure;

	WorkerBooks(PoolOptions options, RuntimeContext runtime) {
		this.options = options;
		this.runtime = runtime;
	}

	final PoolOptions options() {
		return this.options;
	}

	final boolean isLost() {
		return this.runtime.isLost();
	}

	// to be called with the lock
	final WorkerList workerList() {
		return this.workers;
	}

	final synchronized int takeNumber() {
		return this.nextNumber++;
	}

	/**
	 * Writes down a worker that was announced.
	 * @param worker the worker, not started
	 */
	final synchronized void joined(Worker worker) {
		this.workers.joined(worker);
	}

	/**
	 * Forgets a worker that was announced and does not come.
	 * @param worker the worker, if it had joined
	 */
	final synchronized void couldNotStart(@Nullable Worker worker) {
		this.workers.doesNotCome(worker);
		notifyAll();
	}

	final synchronized void initialized(Worker worker) {
		this.initializeFailure = null;
		worker.initialized = true;
		// it will take a task soon, also if nobody counted on it any more
		this.workers.enter(worker, WorkerState.STARTING);
	}

	/**
	 * Notes that a worker could not initialize.
	 * @param worker the worker
	 * @param failure why
	 */
	final synchronized void initializeFailed(Worker worker, Throwable failure) {
		this.workers.enter(worker, WorkerState.BACKING_OFF);
		this.initializeFailure = failure;
	}

	/**
	 * Lets a worker try again when it is time.
	 * @param worker the worker
	 * @param dueNanos when it is
	 * @return whether it is time; {@code null} if it shall end
	 */
	final synchronized @Nullable Boolean triesAgain(Worker worker, long dueNanos) {
		if (this.ending || isLost()) {
			return null;
		}
		if (System.nanoTime() - dueNanos < 0) {
			return Boolean.FALSE;
		}
		this.workers.enter(worker, WorkerState.STARTING);
		return Boolean.TRUE;
	}

	/**
	 * Notes that a worker has done all it does.
	 * @param worker the worker
	 * @return whether it was the last one of a pool that has ended
	 */
	final synchronized boolean isLastToEnd(Worker worker) {
		this.workers.enter(worker, WorkerState.ENDED);
		return hasEnded();
	}

	/**
	 * Returns whether the pool has ended, and no worker has anything left to do.
	 * @return whether it has
	 */
	final synchronized boolean hasEnded() {
		return this.ending && this.workers.haveEnded();
	}

	final synchronized void ended(Worker worker) {
		this.workers.ended(worker);
		notifyAll();
	}

	/**
	 * Counts on a worker no more, because its start hangs, unless it has initialized
	 * meanwhile.
	 * @param worker the worker
	 */
	final synchronized void hangs(Worker worker) {
		if (worker.state == WorkerState.STARTING && !worker.initialized) {
			this.workers.enter(worker, WorkerState.HANGING);
		}
	}

	/**
	 * Lets another worker stand in for one.
	 * @param worker the worker
	 * @return {@code false} if no further worker may stand in
	 */
	final synchronized boolean replace(Worker worker) {
		if (worker.replaced) {
			return true;
		}
		if (this.workers.replaced() >= this.options.maxReplacements() || this.ending) {
			return false;
		}
		this.workers.replace(worker, true);
		return true;
	}

	/**
	 * Counts on a worker again.
	 * @param worker the worker
	 */
	final void replaceNoMore(Worker worker) {
		// with each task, and nearly always in vain
		if (!worker.replaced) {
			return;
		}
		Worker surplus = null;
		synchronized (this) {
			if (worker.replaced) {
				this.workers.replace(worker, false);
				// the one that stood in may go
				surplus = this.workers.callIdle();
			}
		}
		if (surplus != null) {
			surplus.wakeUp();
		}
	}

	/**
	 * Notes why nobody serves the tasks, if that is so.
	 * @param failure why
	 */
	final synchronized void unserved(Throwable failure) {
		if (isUnserved()) {
			this.initializeFailure = failure;
		}
	}

	final synchronized void end() {
		this.ending = true;
		wakeAll();
	}

	/**
	 * Lets the workers see what has changed.
	 * @param interrupt whether what they begin from here on is to be interrupted
	 */
	final synchronized void look(boolean interrupt) {
		this.interrupting |= interrupt;
		wakeAll();
	}

	private void wakeAll() {
		this.workers.wakeAll();
		notifyAll();
	}

	/**
	 * Waits until all workers have ended.
	 * @param timeoutNanos how long at most
	 * @return whether they have
	 */
	final synchronized boolean awaitEnd(long timeoutNanos) {
		long end = System.nanoTime() + timeoutNanos;
		long left = timeoutNanos;
		while (!this.workers.isEmpty() && left > 0) {
			try {
				wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				break;
			}
			left = end - System.nanoTime();
		}
		return this.workers.isEmpty();
	}

	final int limit() {
		return this.options.size() + this.workers.replaced();
	}

	final boolean isUnserved() {
		return this.workers.isUnserved();
	}

	final synchronized boolean isWithoutWorkers() {
		return this.workers.isEmpty();
	}

	final boolean isEnding() {
		return this.ending;
	}

	final boolean isInterrupting() {
		return this.interrupting;
	}

	final @Nullable Throwable initializeFailure() {
		return this.initializeFailure;
	}

	final synchronized List<Worker> workers() {
		return this.workers.all();
	}

}
