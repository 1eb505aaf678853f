// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.table.HierarchyTable;
import io.github.mapikit.nativemapi.com.ComTable;

/**
 * The table of a folder's subfolders.
 */
final class NativeHierarchyTable extends NativeTable<HierarchyTable> implements HierarchyTable {

	private static final PropertyTag<?>[] COLUMNS = { PropertyTags.ENTRYID, PropertyTags.PARENT_ENTRYID,
			PropertyTags.DISPLAY_NAME, PropertyTags.CONTENT_COUNT, PropertyTags.CONTENT_UNREAD, PropertyTags.SUBFOLDERS,
			PropertyTags.DEPTH };

	NativeHierarchyTable(NativeFolder folder, ComTable table) {
		super("hierarchy table", folder, table, COLUMNS);
	}

	@Override
	HierarchyTable self() {
		return this;
	}

}
