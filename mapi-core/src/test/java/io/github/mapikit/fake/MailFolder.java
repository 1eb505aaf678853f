// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * A folder of the mailbox.
 */
final class MailFolder {

	final EntryId id;

	final @Nullable MailFolder parent;

	final PropertyBag values = new PropertyBag();

	final Map<EntryId, MailFolder> folders = new LinkedHashMap<>();

	final Map<EntryId, MailMessage> messages = new LinkedHashMap<>();

	boolean deleted;

	MailFolder(EntryId id, @Nullable MailFolder parent, String name) {
		this.id = id;
		this.parent = parent;
		this.values.put(PropertyTags.DISPLAY_NAME, name);
	}

	@Nullable MailFolder named(String name) {
		return this.folders.values()
			.stream()
			.filter((folder) -> folder.values.text(PropertyTags.DISPLAY_NAME).equals(name))
			.findFirst()
			.orElse(null);
	}

	int unread() {
		return (int) this.messages.values()
			.stream()
			.filter((message) -> !MessageFlag.READ.isIn(message.content.values.number(PropertyTags.MESSAGE_FLAGS)))
			.count();
	}

}
