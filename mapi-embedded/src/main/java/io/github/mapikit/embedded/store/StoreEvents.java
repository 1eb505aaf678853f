// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.ObjectNotification;
import org.jspecify.annotations.Nullable;

/**
 * What happened during one change of the store, to be told once its lock is free.
 * Confined to the changing thread.
 *
 * @since 0.1.0
 */
public final class StoreEvents {

	private final List<ObjectNotification> notifications = new ArrayList<>();

	/**
	 * Notes what happened to a message.
	 * @param event what happened
	 * @param message the message
	 */
	public void happened(NotificationEvent event, StoredMessage message) {
		add(event, message.id(), message.folder(), null);
	}

	/**
	 * Notes what happened to a folder.
	 * @param event what happened
	 * @param folder the folder
	 */
	public void happened(NotificationEvent event, StoredFolder folder) {
		add(event, folder.id(), folder.parent(), null);
	}

	void moved(StoredMessage message, StoredFolder from) {
		add(NotificationEvent.OBJECT_MOVED, message.id(), message.folder(), from);
	}

	List<ObjectNotification> notifications() {
		return this.notifications;
	}

	private void add(NotificationEvent event, EntryId id, @Nullable StoredFolder parent, @Nullable StoredFolder old) {
		this.notifications.add(new ObjectNotification(event, id, (parent != null) ? parent.id() : null,
				(old != null) ? old.id() : null));
	}

}
