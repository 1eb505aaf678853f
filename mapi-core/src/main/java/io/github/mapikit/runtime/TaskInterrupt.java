/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

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
