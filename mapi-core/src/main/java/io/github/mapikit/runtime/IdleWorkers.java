// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mapikit.spi.MessageLoop;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a pool that wait for a task: some on a condition, those that have to
 * pump in their message loop, and one, where tasks follow each other closely, for a
 * moment without going to sleep.
 */
final class IdleWorkers {

	private final ReentrantLock lock;

	private final TaskQueue queue;

	private final Condition taskAdded;

	/**
	 * The loops of those who pump while they wait and were not woken yet; guarded by the
	 * lock.
	 */
	private final ArrayDeque<MessageLoop> pumping = new ArrayDeque<>();

	private final AtomicBoolean lookout = new AtomicBoolean();

	/** How many sleep or pump; written under the lock. */
	private volatile int count;

	/** How many do not; written under the lock. */
	private volatile int awake;

	/**
	 * Creates the idle workers of a pool.
	 * @param lock the pool's lock
	 * @param queue what they wait for
	 */
	IdleWorkers(ReentrantLock lock, TaskQueue queue) {
		this.lock = lock;
		this.queue = queue;
		this.taskAdded = lock.newCondition();
	}

	/**
	 * Counts a worker that begins, awake. The caller holds the lock.
	 */
	@SuppressWarnings("NonAtomicOperationOnVolatileField")
	void joined() {
		this.awake++;
	}

	/**
	 * Counts a worker that ends. The caller holds the lock.
	 */
	@SuppressWarnings("NonAtomicOperationOnVolatileField")
	void left() {
		this.awake--;
	}

	/**
	 * Returns how many workers wait.
	 * @return how many
	 */
	int count() {
		return this.count + (this.lookout.get() ? 1 : 0);
	}

	/**
	 * Looks out for the next task for a moment, unless another worker does so already, or
	 * workers and submitter need all processors for what they do. The caller does not
	 * hold the lock.
	 * @return the task, or {@code null} if none came
	 */
	@Nullable TaskFuture<?> lookOut() {
		if (this.awake >= BriefWait.PROCESSORS || !this.lookout.compareAndSet(false, true)) {
			return null;
		}
		try {
			BriefWait.until(() -> !this.queue.isEmpty());
		}
		finally {
			// before the look below: who saw the lookout has added its task before
			this.lookout.set(false);
		}
		return this.queue.take();
	}

	/**
	 * Waits on the calling worker until it is woken, or for no reason. The caller holds
	 * the lock.
	 * @param loop the worker's message loop, or {@code null} if it need not pump
	 */
	void await(@Nullable MessageLoop loop) {
		count(1);
		try {
			// who saw nobody wait has added its task before
			if (!this.queue.isEmpty()) {
				return;
			}
			if (loop == null) {
				this.taskAdded.awaitUninterruptibly();
			}
			else {
				awaitPumping(loop);
			}
		}
		finally {
			count(-1);
		}
	}

	@SuppressWarnings("NonAtomicOperationOnVolatileField")
	private void count(int change) {
		this.count += change;
		this.awake -= change;
	}

	// without the lock while it pumps: a message may lead to a task
	private void awaitPumping(MessageLoop loop) {
		this.pumping.addLast(loop);
		this.lock.unlock();
		try {
			loop.pump(null);
		}
		finally {
			this.lock.lock();
			// still there if it was a message that ended the wait
			this.pumping.remove(loop);
		}
	}

	/**
	 * Wakes a worker for a task that has been added, unless one is about to take it. Only
	 * the first of several tasks that wait wakes one: whoever takes it passes on the
	 * call. The caller does not hold the lock.
	 * @param task the task
	 */
	void call(TaskFuture<?> task) {
		if (this.count != 0 && this.queue.isNext(task) && !this.lookout.get()) {
			wake();
		}
	}

	/**
	 * Wakes another worker if more tasks wait than the one that the caller has taken. The
	 * caller does not hold the lock.
	 */
	void passOnCall() {
		if (this.count != 0 && !this.queue.isEmpty() && !this.lookout.get()) {
			wake();
		}
	}

	private void wake() {
		this.lock.lock();
		try {
			wakeOne();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wakes one that takes a task. All those that pump are woken, because one of them may
	 * be deep in a message and come late; who finds no task waits again. The caller holds
	 * the lock.
	 */
	void wakeOne() {
		if (this.pumping.isEmpty()) {
			this.taskAdded.signal();
		}
		else {
			wakePumping();
		}
	}

	/**
	 * Wakes all. The caller holds the lock.
	 */
	void wakeAll() {
		wakePumping();
		this.taskAdded.signalAll();
	}

	private void wakePumping() {
		this.pumping.forEach(MessageLoop::wakeUp);
		this.pumping.clear();
	}

}
