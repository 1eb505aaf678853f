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

package io.github.mapikit.model;

import java.io.Serializable;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a message store.
 * <p>
 * Source: "NOTIFICATION" and "OBJECT_NOTIFICATION" (MAPI reference).
 *
 * @param event the kind of event
 * @param entryId the object that it happened to
 * @param parentId the folder that holds the object, or {@code null} if not known
 * @param oldParentId the folder that held the object before it was moved, or {@code null}
 * @since 0.1.0
 */
public record Notification(NotificationEvent event, EntryId entryId, @Nullable EntryId parentId,
		@Nullable EntryId oldParentId) implements Serializable {

	/**
	 * Creates a notification.
	 */
	public Notification {
		Objects.requireNonNull(event, "event");
		Objects.requireNonNull(entryId, "entryId");
	}

}
