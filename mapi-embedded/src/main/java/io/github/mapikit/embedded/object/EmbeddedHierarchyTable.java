// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.object;

import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.embedded.store.HierarchyRow;
import io.github.mapikit.embedded.store.MailStore;
import io.github.mapikit.embedded.store.StoredFolder;
import io.github.mapikit.embedded.table.Listing;
import io.github.mapikit.embedded.table.PropertySource;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.HierarchyTable;

/**
 * The table of a folder's subfolders.
 */
final class EmbeddedHierarchyTable extends EmbeddedTable<HierarchyTable> implements HierarchyTable {

	private final StoredFolder folder;

	private final HierarchyDepth depth;

	EmbeddedHierarchyTable(EmbeddedObject parent, MailStore store, StoredFolder folder, HierarchyDepth depth) {
		super("hierarchy table", parent, store, PropertyTags.ENTRYID, PropertyTags.PARENT_ENTRYID,
				PropertyTags.DISPLAY_NAME, PropertyTags.CONTENT_COUNT, PropertyTags.CONTENT_UNREAD,
				PropertyTags.SUBFOLDERS, PropertyTags.DEPTH);
		this.folder = folder;
		this.depth = depth;
	}

	@Override
	HierarchyTable self() {
		return this;
	}

	@Override
	Listing source() {
		List<HierarchyRow> rows = new ArrayList<>();
		this.folder.collect(this.depth == HierarchyDepth.ALL, 1, rows);
		return new Listing(rows.toArray(new PropertySource[0]));
	}

}
