// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.nativemapi.com.ComTable;

/**
 * The table of a folder's messages.
 */
final class NativeContentsTable extends NativeTable<ContentsTable> implements ContentsTable {

	private static final PropertyTag<?>[] COLUMNS = { PropertyTags.ENTRYID, PropertyTags.MESSAGE_CLASS,
			PropertyTags.SUBJECT, PropertyTags.SENDER_NAME, PropertyTags.DELIVERY_TIME, PropertyTags.MESSAGE_FLAGS,
			PropertyTags.MESSAGE_SIZE };

	NativeContentsTable(NativeFolder folder, ComTable table) {
		super("contents table", folder, table, COLUMNS);
	}

	@Override
	ContentsTable self() {
		return this;
	}

}
