// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.subscription;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.store.StandardFolder;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription is about. Immutable; each {@code with} method returns a changed
 * copy.
 *
 * @param name the name in logs and snapshots
 * @param events the kinds of events that are wanted, at least one of MAPI's
 * @param store the store, or {@code null} for the session's default store
 * @param object one folder or message of the store, or {@code null}
 * @param folder one folder by its purpose, or {@code null}; without either it is about
 * the whole store
 * @param capacity how many notifications may wait for the listener; when there are more,
 * they are left out, and the listener is told so
 * @param resyncFirst whether the listener is told, as soon as the subscription is active
 * for the first time, that notifications may be missing: for one that looks through the
 * store then, as after each interruption
 * @since 0.1.0
 */
public record SubscriptionOptions(String name, Set<NotificationEvent> events, @Nullable EntryId store,
		@Nullable EntryId object, @Nullable StandardFolder folder, int capacity,
		boolean resyncFirst) implements Serializable {

	/** How many notifications may wait by default. */
	public static final int DEFAULT_CAPACITY = 1024;

	/**
	 * Creates the options.
	 * @throws IllegalArgumentException if there is no event, no room, or both an object
	 * and a folder
	 */
	public SubscriptionOptions {
		Objects.requireNonNull(name, "name");
		events = events.stream()
			.filter((event) -> event != NotificationEvent.RESYNC)
			.collect(Collectors.toUnmodifiableSet());
		if (events.isEmpty()) {
			throw new IllegalArgumentException("Subscription '%s' is about no event".formatted(name));
		}
		if (object != null && folder != null) {
			throw new IllegalArgumentException(
					"Subscription '%s' is about one object or one folder, not both".formatted(name));
		}
		if (capacity < 1) {
			throw new IllegalArgumentException("'capacity' must be at least 1, not '%d'".formatted(capacity));
		}
	}

	/**
	 * Returns options for the whole default store.
	 * @param name the name
	 * @param events the kinds of events
	 * @return the options
	 */
	public static SubscriptionOptions of(String name, NotificationEvent... events) {
		return new SubscriptionOptions(name, Arrays.stream(events).collect(Collectors.toUnmodifiableSet()), null, null,
				null, DEFAULT_CAPACITY, false);
	}

	/**
	 * Returns a copy for another store.
	 * @param newStore the store, or {@code null} for the session's default store
	 * @return the copy
	 */
	public SubscriptionOptions withStore(@Nullable EntryId newStore) {
		return new SubscriptionOptions(this.name, this.events, newStore, this.object, this.folder, this.capacity,
				this.resyncFirst);
	}

	/**
	 * Returns a copy for one object.
	 * @param newObject a folder or message of the store
	 * @return the copy
	 */
	public SubscriptionOptions withObject(EntryId newObject) {
		return new SubscriptionOptions(this.name, this.events, this.store, newObject, null, this.capacity,
				this.resyncFirst);
	}

	/**
	 * Returns a copy for one folder.
	 * @param newFolder a folder of the store by its purpose
	 * @return the copy
	 */
	public SubscriptionOptions withFolder(StandardFolder newFolder) {
		return new SubscriptionOptions(this.name, this.events, this.store, null, newFolder, this.capacity,
				this.resyncFirst);
	}

	/**
	 * Returns a copy with another capacity.
	 * @param newCapacity how many notifications may wait for the listener
	 * @return the copy
	 */
	public SubscriptionOptions withCapacity(int newCapacity) {
		return new SubscriptionOptions(this.name, this.events, this.store, this.object, this.folder, newCapacity,
				this.resyncFirst);
	}

	/**
	 * Returns a copy whose listener is told at first that notifications may be missing.
	 * @return the copy
	 */
	public SubscriptionOptions withResyncFirst() {
		return new SubscriptionOptions(this.name, this.events, this.store, this.object, this.folder, this.capacity,
				true);
	}

}
