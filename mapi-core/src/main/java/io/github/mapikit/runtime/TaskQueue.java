// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/**
 * The tasks of a pool that wait for a worker, and how many more may. May be used from any
 * thread and takes no lock, which submitters and workers would contend for with each
 * task.
 */
final class TaskQueue {

	private final Queue<TaskFuture<?>> tasks = new ConcurrentLinkedQueue<>();

	private final int capacity;

	// Places are counted twice over, so that submitters need not look at each task at
	// what
	// workers write with each task.

	/** How many places were taken. */
	private final AtomicLong taken = new AtomicLong();

	/** How many places there were to take; never falls. */
	private final LongAdder given = new LongAdder();

	/** What the sum of them was when a submitter looked last. */
	private volatile long givenSeen;

	/**
	 * Creates a queue.
	 * @param capacity how many tasks may wait for which no worker is free
	 */
	TaskQueue(int capacity) {
		this.capacity = capacity;
		this.given.add(capacity);
	}

	/**
	 * Takes a place for a task that is about to be added.
	 * @return {@code false} if there is none
	 */
	boolean takePlace() {
		while (true) {
			long current = this.taken.get();
			if (current >= this.givenSeen) {
				long seen = this.given.sum();
				if (current >= seen) {
					return false;
				}
				this.givenSeen = seen;
			}
			if (this.taken.compareAndSet(current, current + 1)) {
				return true;
			}
		}
	}

	void add(TaskFuture<?> task) {
		this.tasks.add(task);
	}

	/**
	 * Gives the next task to a free worker, which is not free any more then.
	 * @return the task, or {@code null} if none waits
	 */
	@Nullable TaskFuture<?> take() {
		return this.tasks.poll();
	}

	/**
	 * Takes a task out that nobody has taken.
	 * @param task the task
	 * @return {@code false} if it does not wait any more
	 */
	boolean remove(TaskFuture<?> task) {
		boolean removed = this.tasks.remove(task);
		if (removed) {
			this.given.increment();
		}
		return removed;
	}

	List<TaskFuture<?>> drain() {
		List<TaskFuture<?>> drained = new ArrayList<>();
		TaskFuture<?> task = this.tasks.poll();
		while (task != null) {
			this.given.increment();
			drained.add(task);
			task = this.tasks.poll();
		}
		return drained;
	}

	void workerBecameFree() {
		this.given.increment();
	}

	void freeWorkerLeft() {
		this.taken.incrementAndGet();
	}

	/**
	 * Returns whether more workers are free than tasks wait.
	 * @return whether a worker is free for one more task
	 */
	boolean hasFreeWorker() {
		return this.given.sum() - this.taken.get() > this.capacity;
	}

	/**
	 * Returns whether more tasks wait than workers are free.
	 * @return whether a task has to wait for a worker that is busy
	 */
	boolean isShortOfWorkers() {
		return this.given.sum() - this.taken.get() < this.capacity;
	}

	/**
	 * Returns whether a task is the next one.
	 * @param task the task
	 * @return whether it waits, and none before it
	 */
	boolean isNext(TaskFuture<?> task) {
		return this.tasks.peek() == task;
	}

	boolean isEmpty() {
		return this.tasks.isEmpty();
	}

	int size() {
		return this.tasks.size();
	}

}
