// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.subscription;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.notification.NotificationListener;
import io.github.mapikit.model.notification.Subscription;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.ThreadWork;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription has open: the registration with MAPI, and the store if that is not
 * the session's default one. Confined to the anchor thread.
 */
final class Advice {

	private final SubscriptionOptions options;

	private final NotificationListener listener;

	/** The session that it was opened through, which ends all of it. */
	private @Nullable MapiSession session;

	private @Nullable MessageStore store;

	private @Nullable Subscription registration;

	/** Failures since it was open. */
	private int failures;

	private long dueNanos;

	Advice(SubscriptionOptions options, NotificationListener listener) {
		this.options = options;
		this.listener = listener;
	}

	boolean isOpen(MapiSession current) {
		return this.session == current && this.registration != null;
	}

	/**
	 * Returns whether it is open, or ended with its session.
	 * @return whether it has not been released
	 */
	boolean hasBeenOpen() {
		return this.registration != null;
	}

	/**
	 * Returns how long to wait for the next attempt.
	 * @return how long, in nanoseconds; 0 or less if it is time
	 */
	long waitNanos() {
		return (this.failures == 0) ? 0 : this.dueNanos - System.nanoTime();
	}

	void failed(long waitNanos) {
		this.dueNanos = System.nanoTime() + waitNanos;
	}

	int countFailure() {
		return ++this.failures;
	}

	/**
	 * Looks whether the store still answers.
	 * @throws MapiCallException if it does not
	 */
	void check() {
		MessageStore current = this.store;
		if (current != null) {
			look(current);
		}
	}

	/**
	 * Reads a property of a store, to see whether it answers.
	 * @param store the store
	 */
	static void look(MessageStore store) {
		store.read(PropertyTags.DISPLAY_NAME);
	}

	boolean hasStoreOfItsOwn() {
		return this.options.store() != null;
	}

	/**
	 * Registers with MAPI.
	 * @param work the work of the calling thread
	 * @param current its session
	 */
	void open(ThreadWork work, MapiSession current) {
		// what there was through another session has ended with it
		forget();
		EntryId id = this.options.store();
		MessageStore opened = work.hold(() -> (id != null) ? current.openStore(id) : current.defaultStore());
		this.session = current;
		this.store = opened;
		try {
			this.registration = advise(opened);
			this.failures = 0;
		}
		finally {
			if (this.registration == null) {
				release();
			}
		}
	}

	private Subscription advise(MessageStore opened) {
		EntryId object = this.options.object();
		StandardFolder folder = this.options.folder();
		if (folder != null) {
			try (Folder meant = opened.openFolder(folder)) {
				object = meant.entryId();
			}
		}
		return (object != null) ? opened.advise(object, this.options.events(), this.listener)
				: opened.advise(this.options.events(), this.listener);
	}

	/**
	 * Gives back what it has open.
	 */
	void release() {
		Subscription registered = this.registration;
		MessageStore opened = this.store;
		forget();
		if (registered != null) {
			MapiThread.release(registered);
		}
		if (opened != null && hasStoreOfItsOwn()) {
			MapiThread.release(opened);
		}
	}

	private void forget() {
		this.session = null;
		this.store = null;
		this.registration = null;
	}

}
