/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.embedded;

import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.Notification;
import io.github.mapikit.model.NotificationEvent;
import org.jspecify.annotations.Nullable;

/**
 * What happened during one change of the store, to be told once its lock is free.
 * Confined to the changing thread.
 */
final class StoreEvents {

	private final List<Notification> notifications = new ArrayList<>();

	void happened(NotificationEvent event, StoredMessage message) {
		add(event, message.id(), message.folder(), null);
	}

	void happened(NotificationEvent event, StoredFolder folder) {
		add(event, folder.id(), folder.parent(), null);
	}

	void moved(StoredMessage message, StoredFolder from) {
		add(NotificationEvent.OBJECT_MOVED, message.id(), message.folder(), from);
	}

	List<Notification> notifications() {
		return this.notifications;
	}

	private void add(NotificationEvent event, EntryId id, @Nullable StoredFolder parent, @Nullable StoredFolder old) {
		this.notifications
			.add(new Notification(event, id, (parent != null) ? parent.id() : null, (old != null) ? old.id() : null));
	}

}
