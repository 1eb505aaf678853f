// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

import java.io.Serializable;
import java.util.Objects;
import java.util.Set;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.notification.NotificationEvent;

/**
 * What a subscription is about.
 *
 * @since 0.1.0
 */
public sealed interface SubscriptionTarget extends Serializable {

	/**
	 * Returns the kinds of events that are wanted.
	 * @return the kinds, at least one
	 */
	Set<NotificationEvent> events();

	/**
	 * Everything in a store.
	 *
	 * @param events the kinds of events
	 */
	record WholeStore(Set<NotificationEvent> events) implements SubscriptionTarget {

		/**
		 * Creates the target.
		 */
		public WholeStore {
			events = Set.copyOf(events);
		}

	}

	/**
	 * One folder or message of a store.
	 *
	 * @param entryId the object
	 * @param events the kinds of events
	 */
	record OneObject(EntryId entryId, Set<NotificationEvent> events) implements SubscriptionTarget {

		/**
		 * Creates the target.
		 */
		public OneObject {
			Objects.requireNonNull(entryId, "entryId");
			events = Set.copyOf(events);
		}

	}

}
