// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.object;

import io.github.mapikit.embedded.store.MailStore;
import io.github.mapikit.embedded.store.StoredFolder;
import io.github.mapikit.embedded.table.Listing;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.table.ContentsTable;

/**
 * The table of a folder's messages.
 */
final class EmbeddedContentsTable extends EmbeddedTable<ContentsTable> implements ContentsTable {

	private final StoredFolder folder;

	EmbeddedContentsTable(EmbeddedObject parent, MailStore store, StoredFolder folder) {
		super("contents table", parent, store, PropertyTags.ENTRYID, PropertyTags.MESSAGE_CLASS, PropertyTags.SUBJECT,
				PropertyTags.SENDER_NAME, PropertyTags.DELIVERY_TIME, PropertyTags.MESSAGE_FLAGS,
				PropertyTags.MESSAGE_SIZE);
		this.folder = folder;
	}

	@Override
	ContentsTable self() {
		return this;
	}

	@Override
	Listing source() {
		return this.folder.listing();
	}

}
