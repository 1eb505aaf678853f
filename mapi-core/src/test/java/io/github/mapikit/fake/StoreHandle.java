// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import java.util.Map;
import java.util.Set;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.spi.SaveMode;

/**
 * The store.
 */
final class StoreHandle extends PropertyHandle {

	private static final int MAPI_STORE = 1;

	/** Searches, changes, sends and notifies; items are Unicode. */
	private static final int SUPPORT = 0x00040000 | 0x00000002 | 0x00000008 | 0x00000010 | 0x00000100;

	private static final Map<PropertyTag<EntryId>, StandardFolder> FOLDERS = Map.of(PropertyTags.IPM_SUBTREE_ENTRYID,
			StandardFolder.IPM_SUBTREE, PropertyTags.IPM_OUTBOX_ENTRYID, StandardFolder.OUTBOX,
			PropertyTags.IPM_SENTMAIL_ENTRYID, StandardFolder.SENT_ITEMS, PropertyTags.IPM_WASTEBASKET_ENTRYID,
			StandardFolder.DELETED_ITEMS);

	private static final Set<PropertyTag<?>> COMPUTED = Set.of(PropertyTags.ENTRYID, PropertyTags.STORE_ENTRYID,
			PropertyTags.RECORD_KEY, PropertyTags.OBJECT_TYPE, PropertyTags.STORE_SUPPORT_MASK);

	final Mailbox mailbox;

	StoreHandle(Mailbox mailbox) {
		this.mailbox = mailbox;
	}

	@Override
	PropertyBag all() {
		PropertyBag all = new PropertyBag(this.mailbox.storeValues).putIfAbsent(PropertyTags.DISPLAY_NAME, "Mailbox")
			.put(PropertyTags.ENTRYID, this.mailbox.storeId)
			.put(PropertyTags.STORE_ENTRYID, this.mailbox.storeId)
			.put(PropertyTags.RECORD_KEY, this.mailbox.storeId.bytes())
			.put(PropertyTags.OBJECT_TYPE, MAPI_STORE)
			.put(PropertyTags.STORE_SUPPORT_MASK, SUPPORT)
			.put(PropertyTags.MAILBOX_OWNER_NAME, this.mailbox.ownerName);
		FOLDERS.forEach((tag, folder) -> all.put(tag, this.mailbox.standard(folder).id));
		return all;
	}

	@Override
	PropertyBag own() {
		return this.mailbox.storeValues;
	}

	@Override
	boolean isComputed(PropertyTag<?> tag) {
		return COMPUTED.contains(tag) || FOLDERS.containsKey(tag);
	}

	@Override
	void changed() {
		// nobody else looks
	}

	@Override
	EntryId save(SaveMode mode) {
		return this.mailbox.storeId;
	}

}
