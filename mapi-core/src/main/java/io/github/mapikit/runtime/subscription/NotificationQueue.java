// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.subscription;

import java.util.ArrayDeque;
import java.util.Queue;

import io.github.mapikit.model.notification.Notification;
import io.github.mapikit.model.notification.Resync;
import org.jspecify.annotations.Nullable;

/**
 * The notifications that wait for a listener, in order. One that finds no room is left
 * out, and so are those that follow, until the listener has been told: what it reads anew
 * then comes after all of them. Its monitor guards all of it and nothing else. May be
 * used from any thread.
 */
final class NotificationQueue {

	private static final Resync RESYNC = new Resync();

	private final Queue<Notification> waiting = new ArrayDeque<>();

	private final int capacity;

	/** Whether some are missing of which the listener has not been told. */
	private boolean incomplete;

	/** Whether a dispatcher knows that there is something, and will come. */
	private boolean announced;

	private boolean closed;

	NotificationQueue(int capacity) {
		this.capacity = capacity;
	}

	/**
	 * Adds a notification, or notes that it is missing. Never throws.
	 * @param notification the notification
	 * @return whether the caller has to tell a dispatcher
	 */
	synchronized boolean offer(Notification notification) {
		if (this.closed) {
			return false;
		}
		if (!this.incomplete && !added(notification)) {
			this.incomplete = true;
		}
		return announce();
	}

	private boolean added(Notification notification) {
		try {
			return this.waiting.size() < this.capacity && this.waiting.add(notification);
		}
		catch (OutOfMemoryError ex) {
			return false;
		}
	}

	/**
	 * Notes that notifications may be missing.
	 * @return whether the caller has to tell a dispatcher
	 */
	synchronized boolean resync() {
		if (this.closed) {
			return false;
		}
		this.incomplete = true;
		return announce();
	}

	private boolean announce() {
		boolean first = !this.announced;
		this.announced = true;
		return first;
	}

	/**
	 * Takes the next notification.
	 * @return the notification, or {@code null} if there is none, of which a dispatcher
	 * will be told again
	 */
	synchronized @Nullable Notification take() {
		Notification next = this.waiting.poll();
		if (next == null && this.incomplete) {
			// before the listener is told: what comes from here on is new to it
			this.incomplete = false;
			next = RESYNC;
		}
		this.announced = next != null;
		return next;
	}

	/**
	 * Forgets all of them, and takes no more.
	 */
	synchronized void close() {
		this.closed = true;
		this.incomplete = false;
		this.waiting.clear();
	}

	synchronized int size() {
		return this.waiting.size();
	}

}
