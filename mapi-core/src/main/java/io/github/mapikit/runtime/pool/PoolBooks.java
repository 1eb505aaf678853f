// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import java.util.List;

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
final class PoolBooks extends WorkerBooks {

	private final TaskList waiting = new TaskList();

	/** Whether workers may start: not before the primary thread has initialized (R4). */
	private boolean open;

	PoolBooks(PoolOptions options, RuntimeContext runtime) {
		super(options, runtime);
	}

	// admitting

	/**
	 * Lets a task wait for its turn, if there is room.
	 * @param task the task
	 * @return what became of it
	 */
	Admission admit(TaskFuture<?> task) {
		Admission admission;
		Worker called = null;
		synchronized (this) {
			admission = admitted(task);
			if (admission == Admission.WAITS || admission == Admission.WAITS_FOR_BUSY) {
				called = workerList().callIdle();
			}
		}
		if (called != null) {
			// without the lock, which is the first thing that it wants
			called.wakeUp();
		}
		return admission;
	}

	private Admission admitted(TaskFuture<?> task) {
		if (isLost()) {
			return Admission.LOST;
		}
		if (isEnding()) {
			return Admission.ENDED;
		}
		if (initializeFailure() != null && isUnserved()) {
			return Admission.UNSERVED;
		}
		boolean startsOne = this.open && workerList().free() <= this.waiting.size() && mayStart();
		int room = options().queueCapacity() + (this.open ? workerList().free() : options().size())
				+ (startsOne ? 1 : 0);
		// the sum may overflow
		if (this.waiting.size() >= room && room >= 0) {
			return Admission.FULL;
		}
		this.waiting.add(task);
		if (startsOne) {
			workerList().announce();
			return Admission.NEEDS_WORKER;
		}
		return (workerList().free() < this.waiting.size()) ? Admission.WAITS_FOR_BUSY : Admission.WAITS;
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
		boolean needed = this.open && !this.waiting.isEmpty() && !isLost()
				&& (workerList().isEmpty() || (workerList().free() < this.waiting.size() && mayStart()));
		if (needed) {
			workerList().announce();
		}
		return needed;
	}

	private boolean mayStart() {
		return initializeFailure() == null && workerList().staying() < limit();
	}

	/**
	 * Gives the next task to a worker.
	 * @param worker the worker
	 * @return the task, or {@code null} if none waits or the worker is leaving
	 */
	@Nullable TaskFuture<?> take(Worker worker) {
		TaskFuture<?> task;
		Worker next = null;
		synchronized (this) {
			task = this.waiting.poll();
			if (task != null) {
				// nobody else knows of it from here on
				worker.current = task;
				workerList().enter(worker, WorkerState.BUSY);
				next = this.waiting.isEmpty() ? null : workerList().callIdle();
			}
			else if (isEnding() || isLost() || workerList().servingWith(worker) > limit()) {
				workerList().enter(worker, WorkerState.LEAVING);
			}
			else {
				workerList().enter(worker, WorkerState.IDLE);
			}
		}
		if (next != null) {
			next.wakeUp();
		}
		return task;
	}

	// workers that are counted on no more

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

	/**
	 * Takes out a task that will not be run, because the pool has ended or MAPI was lost.
	 * @return the task, or {@code null} if none waits
	 */
	synchronized @Nullable TaskFuture<?> poll() {
		return this.waiting.poll();
	}

	// numbers; those without the lock are called with it

	/**
	 * Returns the workers that run tasks while others wait, if nobody is free for those.
	 * @return the workers; empty if a worker is free or no task waits
	 */
	synchronized List<Worker> busyBeforeWaiting() {
		return (this.waiting.isEmpty() || workerList().free() > 0) ? List.of() : workerList().busy();
	}

	synchronized boolean isWaitedFor() {
		return !this.waiting.isEmpty();
	}

	/**
	 * Takes out a task that somebody waits for, and that was given by one that still
	 * runs.
	 * @return the task, or {@code null} if there is none
	 */
	synchronized @Nullable TaskFuture<?> pollAwaitedOfRunning() {
		TaskFuture<?> task = this.waiting.first();
		while (task != null && !isAwaitedOfRunning(task)) {
			task = this.waiting.after(task);
		}
		if (task != null) {
			this.waiting.remove(task);
		}
		return task;
	}

	// what nobody depends on keeps nobody from going on
	private static boolean isAwaitedOfRunning(TaskFuture<?> task) {
		return task.getNumberOfDependents() > 0 && task.submitter() instanceof TaskFuture<?> submitter
				&& !submitter.hasRun();
	}

	/**
	 * Returns whether more tasks wait than workers that have nothing else to do. Unlike
	 * those that initialize or are about to leave, an idle worker is sure to take one.
	 * @param askerIsIdle whether the asking worker counts as idle itself
	 * @return whether the task that it waits for may wait for it
	 */
	synchronized boolean isShortOfIdle(boolean askerIsIdle) {
		return workerList().idle() - (askerIsIdle ? 1 : 0) < this.waiting.size();
	}

	synchronized Numbers numbers() {
		return new Numbers(workerList().all().size(), workerList().idle(), this.waiting.size(), limit());
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
