// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.notification;

import java.util.Objects;

import io.github.mapikit.model.EntryId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an object in a message store.
 * <p>
 * Source: "NOTIFICATION" and "OBJECT_NOTIFICATION" (MAPI reference).
 *
 * @param event the kind of event, not {@link NotificationEvent#RESYNC}
 * @param entryId the object that it happened to
 * @param parentId the folder that holds the object, or {@code null} if not known
 * @param oldParentId the folder that held the object before it was moved, or {@code null}
 * @since 0.1.0
 */
public record ObjectNotification(NotificationEvent event, EntryId entryId, @Nullable EntryId parentId,
		@Nullable EntryId oldParentId) implements Notification {

	/**
	 * Creates a notification.
	 * @throws IllegalArgumentException if the event is about no object
	 */
	public ObjectNotification {
		Objects.requireNonNull(event, "event");
		Objects.requireNonNull(entryId, "entryId");
		if (event == NotificationEvent.RESYNC) {
			throw new IllegalArgumentException("'" + event + "' is about no object");
		}
	}

}
