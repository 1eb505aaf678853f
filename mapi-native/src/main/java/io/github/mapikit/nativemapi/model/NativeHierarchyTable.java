// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.table.HierarchyTable;
import io.github.mapikit.nativemapi.com.ComTable;

/**
 * The table of a folder's subfolders.
 */
final class NativeHierarchyTable extends NativeTable<HierarchyTable> implements HierarchyTable {

	NativeHierarchyTable(NativeFolder folder, ComTable table) {
		super("hierarchy table", folder, table, PropertyTags.ENTRYID, PropertyTags.PARENT_ENTRYID,
				PropertyTags.DISPLAY_NAME, PropertyTags.CONTENT_COUNT, PropertyTags.CONTENT_UNREAD,
				PropertyTags.SUBFOLDERS, PropertyTags.DEPTH);
	}

	@Override
	HierarchyTable self() {
		return this;
	}

}
