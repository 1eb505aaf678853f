// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A message queue with an event that is reset by the wait that it ends, as Windows has
 * it.
 */
final class FakeMessageQueue implements MessageQueue {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Queue<Message> messages = new ArrayDeque<>();

	private final Queue<Runnable> sent = new ArrayDeque<>();

	private boolean event;

	private int signals;

	private boolean closed;

	private Message taken = new Message(0, () -> {
	});

	void post(int number, Runnable work) {
		this.lock.lock();
		try {
			this.messages.add(new Message(number, work));
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Sends a message, which is dispatched while the next one is taken.
	 */
	void send(Runnable work) {
		this.lock.lock();
		try {
			this.sent.add(work);
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	int signals() {
		return this.signals;
	}

	boolean isClosed() {
		return this.closed;
	}

	int waiting() {
		this.lock.lock();
		try {
			return this.messages.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public Awaited await(int millis, boolean wanted) {
		this.lock.lock();
		try {
			long left = (millis < 0) ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(millis);
			while (!this.event && (!wanted || (this.messages.isEmpty() && this.sent.isEmpty()))) {
				if (left <= 0) {
					return Awaited.TIMEOUT;
				}
				left = this.changed.awaitNanos(left);
			}
			if (this.event) {
				this.event = false;
				return Awaited.EVENT;
			}
			return Awaited.MESSAGE;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public int take() {
		this.lock.lock();
		try {
			for (Runnable work = this.sent.poll(); work != null; work = this.sent.poll()) {
				work.run();
			}
			Message next = this.messages.poll();
			if (next == null) {
				return -1;
			}
			this.taken = next;
			return next.number();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void dispatch() {
		this.taken.work().run();
	}

	@Override
	public void signal() {
		this.lock.lock();
		try {
			if (this.closed) {
				throw new IllegalStateException("the event was given up");
			}
			this.event = true;
			this.signals++;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void close() {
		this.closed = true;
	}

	private record Message(int number, Runnable work) {

	}

}
