// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import java.util.Objects;
import java.util.Set;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.ObjectNotification;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.spi.SaveMode;

/**
 * A folder. Its changes take effect at once.
 */
final class FolderHandle extends PropertyHandle {

	private static final int MAPI_FOLDER = 3;

	private static final int FOLDER_ROOT = 0;

	private static final int FOLDER_GENERIC = 1;

	private static final Set<PropertyTag<?>> COMPUTED = Set.of(PropertyTags.ENTRYID, PropertyTags.PARENT_ENTRYID,
			PropertyTags.STORE_ENTRYID, PropertyTags.RECORD_KEY, PropertyTags.OBJECT_TYPE, PropertyTags.FOLDER_TYPE,
			PropertyTags.CONTENT_COUNT, PropertyTags.CONTENT_UNREAD, PropertyTags.SUBFOLDERS,
			PropertyTags.CREATION_TIME, PropertyTags.DEPTH);

	final Mailbox mailbox;

	final MailFolder folder;

	FolderHandle(Mailbox mailbox, MailFolder folder) {
		this.mailbox = mailbox;
		this.folder = folder;
	}

	@Override
	void check(String operation) {
		if (this.folder.deleted) {
			throw Mailbox.failure(operation, MapiErrors.MAPI_E_OBJECT_DELETED);
		}
	}

	@Override
	PropertyBag all() {
		return all(this.mailbox, this.folder);
	}

	static PropertyBag all(Mailbox mailbox, MailFolder folder) {
		MailFolder parent = Objects.requireNonNullElse(folder.parent, folder);
		return new PropertyBag(folder.values).put(PropertyTags.ENTRYID, folder.id)
			.put(PropertyTags.PARENT_ENTRYID, parent.id)
			.put(PropertyTags.STORE_ENTRYID, mailbox.storeId)
			.put(PropertyTags.RECORD_KEY, folder.id.bytes())
			.put(PropertyTags.INSTANCE_KEY, folder.id.bytes())
			.put(PropertyTags.OBJECT_TYPE, MAPI_FOLDER)
			.put(PropertyTags.FOLDER_TYPE, (folder.parent != null) ? FOLDER_GENERIC : FOLDER_ROOT)
			.put(PropertyTags.CONTENT_COUNT, folder.messages.size())
			.put(PropertyTags.CONTENT_UNREAD, folder.unread())
			.put(PropertyTags.SUBFOLDERS, !folder.folders.isEmpty());
	}

	@Override
	PropertyBag own() {
		return this.folder.values;
	}

	@Override
	boolean isComputed(PropertyTag<?> tag) {
		return COMPUTED.contains(tag);
	}

	@Override
	void changed() {
		MailFolder parent = this.folder.parent;
		this.mailbox.tell(new ObjectNotification(NotificationEvent.OBJECT_MODIFIED, this.folder.id,
				(parent != null) ? parent.id : null, null));
	}

	@Override
	EntryId save(SaveMode mode) {
		return this.folder.id;
	}

}
