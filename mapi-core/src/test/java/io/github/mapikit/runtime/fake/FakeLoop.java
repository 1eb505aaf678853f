// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.fake;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mapikit.runtime.fake.FakeDriver.Call;
import io.github.mapikit.spi.MessageLoop;
import org.jspecify.annotations.Nullable;

/**
 * A message queue, whose messages are code.
 */
final class FakeLoop implements MessageLoop {

	private final RuleBooks books;

	private final FaultPlan faults;

	private final ReentrantLock queueLock = new ReentrantLock();

	private final Condition changed = this.queueLock.newCondition();

	private final Deque<Runnable> messages = new ArrayDeque<>();

	private final Thread owner = Thread.currentThread();

	private volatile int pumps;

	private boolean woken;

	FakeLoop(RuleBooks books, FaultPlan faults) {
		this.books = books;
		this.faults = faults;
	}

	Thread owner() {
		return this.owner;
	}

	boolean hasPumped() {
		return this.pumps != 0;
	}

	@Override
	public void pump(@Nullable Duration timeout) {
		if (Thread.currentThread() != this.owner) {
			this.books.broken("R5", "pumps another thread's messages");
		}
		this.faults.reach(Call.PUMP);
		this.pumps++;
		for (Runnable message : take(timeout)) {
			message.run();
		}
	}

	private List<Runnable> take(@Nullable Duration timeout) {
		this.queueLock.lock();
		try {
			long remaining = (timeout != null) ? timeout.toNanos() : Long.MAX_VALUE;
			while (this.messages.isEmpty() && !this.woken && remaining > 0) {
				try {
					if (timeout == null) {
						this.changed.await();
					}
					else {
						remaining = this.changed.awaitNanos(remaining);
					}
				}
				catch (InterruptedException ex) {
					// a native wait does not end by an interrupt
				}
			}
			this.woken = false;
			List<Runnable> taken = List.copyOf(this.messages);
			this.messages.clear();
			return taken;
		}
		finally {
			this.queueLock.unlock();
		}
	}

	@Override
	public void wakeUp() {
		this.queueLock.lock();
		try {
			this.woken = true;
			this.changed.signal();
		}
		finally {
			this.queueLock.unlock();
		}
	}

	void post(Runnable message) {
		this.queueLock.lock();
		try {
			this.messages.add(message);
			this.changed.signal();
		}
		finally {
			this.queueLock.unlock();
		}
	}

	@Override
	public void close() {
		if (Thread.currentThread() != this.owner) {
			this.books.broken("R5", "closes another thread's message loop");
		}
		this.books.closed(this);
	}

}
