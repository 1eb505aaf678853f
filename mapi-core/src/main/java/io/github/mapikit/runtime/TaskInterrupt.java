// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Interrupts a thread within a task, and nothing that the thread does after it.
 */
final class TaskInterrupt {

	private final Thread thread;

	/** Held to interrupt. */
	private final ReentrantLock lock = new ReentrantLock();

	/** Written under the lock, and looked at by a task that ends. */
	private volatile boolean underWay;

	TaskInterrupt(Thread thread) {
		this.thread = thread;
	}

	/**
	 * Interrupts the thread if it runs a task. May be called from any thread.
	 * @param owner whose task it is
	 */
	void send(MapiThread owner) {
		this.lock.lock();
		try {
			this.underWay = true;
			if (owner.task() != null) {
				this.thread.interrupt();
			}
		}
		finally {
			this.underWay = false;
			this.lock.unlock();
		}
	}

	/**
	 * Keeps an interrupt from what comes next. To be called by the thread, when it has no
	 * task any more.
	 */
	void clear() {
		if (this.underWay) {
			this.lock.lock();
			this.lock.unlock();
		}
		Thread.interrupted();
	}

}
