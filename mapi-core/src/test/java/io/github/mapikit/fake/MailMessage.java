// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTags;

/**
 * A message that was saved.
 */
final class MailMessage {

	final EntryId id;

	final MailFolder folder;

	/** Taken as a whole by each save, never changed in place but for its flags. */
	MailItem content;

	/** How often it was saved, so that who changed an older one is told. */
	int version;

	boolean deleted;

	MailMessage(EntryId id, MailFolder folder, MailItem content) {
		this.id = id;
		this.folder = folder;
		this.content = content;
	}

	void markRead(boolean read) {
		setFlag(this.content, MessageFlag.READ, read);
	}

	static void setFlag(MailItem item, MessageFlag flag, boolean set) {
		int flags = item.values.number(PropertyTags.MESSAGE_FLAGS);
		item.values.put(PropertyTags.MESSAGE_FLAGS, set ? flags | flag.mask() : flags & ~flag.mask());
	}

}
