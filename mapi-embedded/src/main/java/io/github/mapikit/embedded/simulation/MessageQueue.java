// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mapikit.spi.MessageLoop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The message queue of one thread. Every thread has one from its first use on; what is
 * posted to it happens when the thread pumps. Never polls.
 *
 * @since 0.1.0
 */
public final class MessageQueue implements MessageLoop {

	private static final Logger logger = LoggerFactory.getLogger(MessageQueue.class);

	/** As in Windows, the queue belongs to the thread, not to who opened it. */
	private static final ThreadLocal<MessageQueue> OF_THREAD = ThreadLocal.withInitial(MessageQueue::new);

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	// guarded by the lock

	private final Queue<Runnable> messages = new ArrayDeque<>();

	private boolean woken;

	private boolean closed;

	/** Written by the thread itself: runs before each pump. */
	private volatile @Nullable Runnable beforePump;

	/** Confined to the thread. */
	private Runnable afterClose = () -> {
	};

	private MessageQueue() {
	}

	/**
	 * Returns the queue of the calling thread.
	 * @return the queue
	 */
	public static MessageQueue ofCurrentThread() {
		return OF_THREAD.get();
	}

	/**
	 * Says that the thread means to pump.
	 * @param newBeforePump what to run before each pump
	 * @param newAfterClose what to run when the thread gives up the queue
	 * @return this queue
	 */
	public MessageQueue open(Runnable newBeforePump, Runnable newAfterClose) {
		this.beforePump = newBeforePump;
		this.afterClose = newAfterClose;
		return this;
	}

	/**
	 * Returns whether the thread has ever said that it means to pump. May be called from
	 * any thread.
	 * @return whether it has
	 */
	boolean isOpen() {
		return this.beforePump != null;
	}

	/**
	 * Puts a message into the queue. May be called from any thread.
	 * @param message what happens when the thread pumps
	 * @return whether anybody can still pump it
	 */
	boolean post(Runnable message) {
		this.lock.lock();
		try {
			if (this.closed) {
				return false;
			}
			this.messages.add(message);
			this.changed.signalAll();
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void pump(@Nullable Duration timeout) {
		Runnable before = this.beforePump;
		if (before != null) {
			before.run();
		}
		await(timeout);
		dispatch();
	}

	private void await(@Nullable Duration timeout) {
		long deadline = System.nanoTime() + ((timeout != null) ? timeout.toNanos() : 0);
		boolean interrupted = false;
		this.lock.lock();
		try {
			while (this.messages.isEmpty() && !this.woken && !this.closed) {
				long left = (timeout != null) ? deadline - System.nanoTime() : TimeUnit.DAYS.toNanos(365);
				if (left <= 0) {
					break;
				}
				try {
					this.changed.awaitNanos(left);
				}
				catch (InterruptedException ex) {
					// a native wait is not ended by an interrupt
					interrupted = true;
				}
			}
			this.woken = false;
		}
		finally {
			this.lock.unlock();
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private void dispatch() {
		Runnable message = next();
		while (message != null) {
			try {
				message.run();
			}
			catch (RuntimeException | Error ex) {
				logger.warn("A message of thread '{}' failed", Thread.currentThread().getName(), ex);
			}
			message = next();
		}
	}

	private @Nullable Runnable next() {
		this.lock.lock();
		try {
			return this.messages.poll();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void wakeUp() {
		this.lock.lock();
		try {
			this.woken = true;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void close() {
		dispatch();
		this.lock.lock();
		try {
			this.closed = true;
		}
		finally {
			this.lock.unlock();
		}
		OF_THREAD.remove();
		this.afterClose.run();
	}

}
