// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.runtime.task.TaskFuture;
import io.github.mapikit.runtime.task.TaskList;
import io.github.mapikit.runtime.thread.RuntimeContext;
import org.jspecify.annotations.Nullable;

/**
 * The books of a pool: which tasks wait, which workers there are, and what each is at.
 * <p>
 * Its monitor guards all of that and nothing else: under it books are kept and workers
 * are woken, which never blocks. No code of others is called and no thread is started.
 * What takes a task from its submitter to its worker allocates nothing.
 */
final class PoolBooks {

	private final PoolOptions options;

	private final RuntimeContext runtime;

	private final TaskList waiting = new TaskList();

	private final WorkerList workers = new WorkerList();

	private int nextNumber = 1;

	/** Whether workers may start: not before the primary thread has initialized (R4). */
	private boolean open;

	private volatile boolean ending;

	/** Whether what runs was told to end, and what begins from here on is, too. */
	private volatile boolean interrupting;

	private volatile @Nullable Throwable initializeFailure;

	PoolBooks(PoolOptions options, RuntimeContext runtime) {
		this.options = options;
		this.runtime = runtime;
	}

	// admitting

	/**
	 * Lets a task wait for its turn, if there is room.
	 * @param task the task
	 * @return what became of it
	 */
	synchronized Admission admit(TaskFuture<?> task) {
		if (this.runtime.isLost()) {
			return Admission.LOST;
		}
		if (this.ending) {
			return Admission.ENDED;
		}
		if (this.initializeFailure != null && isUnserved()) {
			return Admission.UNSERVED;
		}
		boolean startsOne = this.open && this.workers.free() <= this.waiting.size() && mayStart();
		int room = this.options.queueCapacity() + (this.open ? this.workers.free() : this.options.size())
				+ (startsOne ? 1 : 0);
		// the sum may overflow
		if (this.waiting.size() >= room && room >= 0) {
			return Admission.FULL;
		}
		this.waiting.add(task);
		if (startsOne) {
			this.workers.announce();
			return Admission.NEEDS_WORKER;
		}
		this.workers.callIdle();
		return (this.workers.free() < this.waiting.size()) ? Admission.WAITS_FOR_BUSY : Admission.WAITS;
	}

	/**
	 * Takes a task out that nobody has taken.
	 * @param task the task
	 * @return {@code false} if it does not wait any more
	 */
	synchronized boolean takeBack(TaskFuture<?> task) {
		return this.waiting.remove(task);
	}

	// workers come and go

	/**
	 * Announces a worker if tasks wait for which those that are there do not do.
	 * @return whether the caller has to make one
	 */
	synchronized boolean announceIfNeeded() {
		boolean needed = this.open && !this.waiting.isEmpty() && !this.runtime.isLost() && (this.workers.isEmpty()
				|| (this.workers.free() < this.waiting.size() && this.initializeFailure == null && mayStart()));
		if (needed) {
			this.workers.announce();
		}
		return needed;
	}

	private boolean mayStart() {
		return this.initializeFailure == null && this.workers.staying() < limit();
	}

	synchronized int takeNumber() {
		return this.nextNumber++;
	}

	/**
	 * Writes down a worker that was announced.
	 * @param worker the worker, not started
	 */
	synchronized void joined(Worker worker) {
		this.workers.joined(worker);
	}

	/**
	 * Forgets a worker that was announced and does not come.
	 * @param worker the worker, if it had joined
	 */
	synchronized void couldNotStart(@Nullable Worker worker) {
		this.workers.doesNotCome(worker);
		notifyAll();
	}

	synchronized void initialized(Worker worker) {
		this.initializeFailure = null;
		// it will take a task soon, also if nobody counted on it any more
		this.workers.enter(worker, WorkerState.STARTING);
	}

	/**
	 * Notes that a worker could not initialize.
	 * @param worker the worker
	 * @param failure why
	 */
	synchronized void initializeFailed(Worker worker, Throwable failure) {
		this.workers.enter(worker, WorkerState.BACKING_OFF);
		this.initializeFailure = failure;
	}

	/**
	 * Lets a worker try again when it is time.
	 * @param worker the worker
	 * @param dueNanos when it is
	 * @return whether it is time; {@code null} if it shall end
	 */
	synchronized @Nullable Boolean triesAgain(Worker worker, long dueNanos) {
		if (this.ending || this.runtime.isLost()) {
			return null;
		}
		if (System.nanoTime() - dueNanos < 0) {
			return Boolean.FALSE;
		}
		this.workers.enter(worker, WorkerState.STARTING);
		return Boolean.TRUE;
	}

	/**
	 * Gives the next task to a worker.
	 * @param worker the worker
	 * @return the task, or {@code null} if none waits or the worker is leaving
	 */
	synchronized @Nullable TaskFuture<?> take(Worker worker) {
		TaskFuture<?> task = this.waiting.poll();
		if (task != null) {
			this.workers.enter(worker, WorkerState.BUSY);
		}
		else if (this.ending || this.runtime.isLost() || this.workers.servingWith(worker) > limit()) {
			this.workers.enter(worker, WorkerState.LEAVING);
		}
		else {
			this.workers.enter(worker, WorkerState.IDLE);
		}
		return task;
	}

	/**
	 * Notes that a worker has done all it does.
	 * @param worker the worker
	 * @return whether it was the last one of a pool that has ended
	 */
	synchronized boolean isLastToEnd(Worker worker) {
		this.workers.enter(worker, WorkerState.ENDED);
		return this.ending && this.workers.haveEnded();
	}

	synchronized void ended(Worker worker) {
		this.workers.ended(worker);
		notifyAll();
	}

	// workers that are counted on no more

	/**
	 * Counts on a worker no more, because its start hangs.
	 * @param worker the worker
	 */
	synchronized void hangs(Worker worker) {
		if (worker.state == WorkerState.STARTING) {
			this.workers.enter(worker, WorkerState.HANGING);
		}
	}

	/**
	 * Lets another worker stand in for one.
	 * @param worker the worker
	 * @return {@code false} if no further worker may stand in
	 */
	synchronized boolean replace(Worker worker) {
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
	synchronized void replaceNoMore(Worker worker) {
		if (worker.replaced) {
			this.workers.replace(worker, false);
			// the one that stood in may go
			this.workers.callIdle();
		}
	}

	/**
	 * Notes why nobody serves the tasks, if that is so.
	 * @param failure why
	 */
	synchronized void unserved(Throwable failure) {
		if (isUnserved()) {
			this.initializeFailure = failure;
		}
	}

	/**
	 * Takes out a task that nobody will run.
	 * @return the task; {@code null} if somebody may run those that wait, or none does
	 */
	synchronized @Nullable TaskFuture<?> pollUnserved() {
		return isUnserved() ? this.waiting.poll() : null;
	}

	// ending

	synchronized void open() {
		this.open = true;
	}

	synchronized void end() {
		this.ending = true;
		wakeAll();
	}

	/**
	 * Takes out a task that will not be run, because the pool has ended or MAPI was lost.
	 * @return the task, or {@code null} if none waits
	 */
	synchronized @Nullable TaskFuture<?> poll() {
		return this.waiting.poll();
	}

	/**
	 * Lets the workers see what has changed.
	 * @param interrupt whether what they begin from here on is to be interrupted
	 */
	synchronized void look(boolean interrupt) {
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
	synchronized boolean awaitEnd(long timeoutNanos) {
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

	// numbers; those without the lock are called with it

	private int limit() {
		return this.options.size() + this.workers.replaced();
	}

	private boolean isUnserved() {
		return this.workers.isUnserved();
	}

	synchronized boolean isWithoutWorkers() {
		return this.workers.isEmpty();
	}

	boolean isEnding() {
		return this.ending;
	}

	boolean isInterrupting() {
		return this.interrupting;
	}

	@Nullable Throwable initializeFailure() {
		return this.initializeFailure;
	}

	/**
	 * Returns the workers that run tasks while others wait, if nobody is free for those.
	 * @return the workers; empty if a worker is free or no task waits
	 */
	synchronized List<Worker> busyBeforeWaiting() {
		return (this.waiting.isEmpty() || this.workers.free() > 0) ? List.of() : this.workers.busy();
	}

	/**
	 * Takes out a task that was given by one that still runs.
	 * @return the task, or {@code null} if there is none
	 */
	synchronized @Nullable TaskFuture<?> pollSubmittedByRunning() {
		TaskFuture<?> task = this.waiting.first();
		while (task != null && !(task.submitter() instanceof TaskFuture<?> submitter && !submitter.hasRun())) {
			task = this.waiting.after(task);
		}
		if (task != null) {
			this.waiting.remove(task);
		}
		return task;
	}

	/**
	 * Returns whether more tasks wait than workers that have nothing else to do. Unlike
	 * those that initialize or are about to leave, an idle worker is sure to take one.
	 * @param askerIsIdle whether the asking worker counts as idle itself
	 * @return whether the task that it waits for may wait for it
	 */
	synchronized boolean isShortOfIdle(boolean askerIsIdle) {
		return this.workers.idle() - (askerIsIdle ? 1 : 0) < this.waiting.size();
	}

	synchronized Numbers numbers() {
		return new Numbers(this.workers.all().size(), this.workers.idle(), this.waiting.size(), limit());
	}

	synchronized List<Worker> workers() {
		return this.workers.all();
	}

	/**
	 * What became of a task that was given.
	 */
	enum Admission {

		/** A worker will take it. */
		WAITS,
		/** All workers are busy. */
		WAITS_FOR_BUSY,
		/** The caller has to make the worker that was announced. */
		NEEDS_WORKER,
		/** There is no room. */
		FULL,
		/** The pool has ended. */
		ENDED,
		/** No worker can initialize. */
		UNSERVED,
		/** MAPI was lost. */
		LOST

	}

	/**
	 * How many there are.
	 *
	 * @param workers the workers
	 * @param idle those that wait for a task
	 * @param waiting the tasks that wait
	 * @param limit how many workers there may be
	 */
	record Numbers(int workers, int idle, int waiting, int limit) {

	}

}
