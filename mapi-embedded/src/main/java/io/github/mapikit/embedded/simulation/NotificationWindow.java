// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.simulation;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The hidden window that belongs to the first thread to initialize, in both notification
 * modes (R5). May be used from any thread.
 */
final class NotificationWindow {

	private final Thread owner;

	private final MessageQueue queue;

	private final Set<CountDownLatch> sent = ConcurrentHashMap.newKeySet();

	private volatile boolean destroyed;

	NotificationWindow(Thread owner, MessageQueue queue) {
		this.owner = owner;
		this.queue = queue;
	}

	/**
	 * Returns whether somebody could pump the window's messages.
	 * @return whether its thread lives and has opened its message loop
	 */
	boolean isServed() {
		return !this.destroyed && this.owner.isAlive() && this.queue.isOpen();
	}

	/**
	 * Posts a message, which is lost if the window is gone.
	 * @param message what happens when the window's thread pumps
	 */
	void post(Runnable message) {
		if (!this.destroyed) {
			this.queue.post(message);
		}
	}

	/**
	 * Sends a message and waits until the window's thread has pumped it, however long
	 * that takes; a window that is gone is not waited for.
	 * @param patience after which a thread that does not pump is reported
	 * @param impatient reports it
	 */
	void send(Duration patience, Runnable impatient) {
		CountDownLatch pumped = new CountDownLatch(1);
		this.sent.add(pumped);
		boolean interrupted = false;
		try {
			if (this.destroyed || !this.queue.post(pumped::countDown)) {
				return;
			}
			boolean told = false;
			while (this.owner.isAlive()) {
				try {
					if (pumped.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
						return;
					}
					if (!told) {
						told = true;
						impatient.run();
					}
				}
				catch (InterruptedException ex) {
					// a native wait is not ended by an interrupt
					interrupted = true;
				}
			}
		}
		finally {
			this.sent.remove(pumped);
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/**
	 * Destroys the window; nobody waits for it any more.
	 */
	void destroy() {
		this.destroyed = true;
		this.sent.forEach(CountDownLatch::countDown);
	}

}
