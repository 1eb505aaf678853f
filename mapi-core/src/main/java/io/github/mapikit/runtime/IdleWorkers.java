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

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mapikit.spi.MessageLoop;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a pool that wait for a task: some on a condition, those that have to
 * pump in their message loop. All methods are called with the pool's lock held.
 */
final class IdleWorkers {

	private final ReentrantLock lock;

	private final Condition taskAdded;

	/** The loops of those who pump while they wait and were not woken yet. */
	private final ArrayDeque<MessageLoop> pumping = new ArrayDeque<>();

	private int count;

	IdleWorkers(ReentrantLock lock) {
		this.lock = lock;
		this.taskAdded = lock.newCondition();
	}

	/**
	 * Returns how many workers wait.
	 * @return how many
	 */
	int count() {
		return this.count;
	}

	/**
	 * Waits on the calling worker until it is woken, or for no reason.
	 * @param loop the worker's message loop, or {@code null} if it need not pump
	 */
	void await(@Nullable MessageLoop loop) {
		this.count++;
		try {
			if (loop == null) {
				this.taskAdded.awaitUninterruptibly();
			}
			else {
				awaitPumping(loop);
			}
		}
		finally {
			this.count--;
		}
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
	 * Wakes one that takes a task. All those that pump are woken, because one of them may
	 * be deep in a message and come late; who finds no task waits again.
	 */
	void wakeOne() {
		if (this.pumping.isEmpty()) {
			this.taskAdded.signal();
		}
		else {
			wakePumping();
		}
	}

	void wakeAll() {
		wakePumping();
		this.taskAdded.signalAll();
	}

	private void wakePumping() {
		this.pumping.forEach(MessageLoop::wakeUp);
		this.pumping.clear();
	}

}
