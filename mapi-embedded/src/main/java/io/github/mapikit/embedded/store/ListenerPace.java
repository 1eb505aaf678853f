// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps notifications of what is added to a store from filling the memory: the next step
 * waits until listeners were told of the last one. Listeners that do not get on within
 * the patience are not told until they have caught up. Belongs to one thread.
 */
final class ListenerPace {

	private static final Logger logger = LoggerFactory.getLogger(ListenerPace.class);

	private final long patience;

	private CountDownLatch told = new CountDownLatch(0);

	private long since;

	private boolean warned;

	/**
	 * Creates a pace.
	 * @param patience how long listeners may take for one step
	 */
	ListenerPace(Duration patience) {
		this.patience = patience.toNanos();
	}

	/**
	 * Whether listeners were told of the last step.
	 * @return whether they may be told of another one
	 */
	boolean keepsUp() {
		return this.told.getCount() == 0;
	}

	/**
	 * Whether the next step may be added.
	 * @return {@code true} if listeners keep up, or are not waited for any more
	 */
	boolean mayAdd() {
		if (keepsUp()) {
			return true;
		}
		boolean impatient = left() <= 0;
		if (impatient && !this.warned) {
			this.warned = true;
			logger.warn(
					"Listeners have taken longer than {} s for notifications of mail files that were read: "
							+ "they are not told of others until they have caught up",
					TimeUnit.NANOSECONDS.toSeconds(this.patience));
		}
		return impatient;
	}

	/**
	 * Waits until the next step may be added.
	 * @return {@code false} if an interrupt has ended the wait
	 */
	boolean await() {
		try {
			this.told.await(left(), TimeUnit.NANOSECONDS);
			return mayAdd();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private long left() {
		return this.patience - (System.nanoTime() - this.since);
	}

	/**
	 * Notes that listeners are being told of a step.
	 * @param store the store that tells them
	 */
	void telling(MailStore store) {
		CountDownLatch latch = new CountDownLatch(1);
		this.told = latch;
		this.since = System.nanoTime();
		store.whenTold(latch::countDown);
	}

}
