// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.util.List;

import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.table.HierarchyTable;
import io.github.mapikit.runtime.thread.ScopedObject;
import io.github.mapikit.spi.Handle;

/**
 * A hierarchy table.
 */
final class OpenHierarchy extends OpenTable<HierarchyTable> implements HierarchyTable {

	/** The columns if nobody chooses. */
	static final List<PropertyTag<?>> COLUMNS = List.of(PropertyTags.ENTRYID, PropertyTags.PARENT_ENTRYID,
			PropertyTags.DISPLAY_NAME, PropertyTags.CONTENT_COUNT, PropertyTags.CONTENT_UNREAD, PropertyTags.SUBFOLDERS,
			PropertyTags.DEPTH);

	OpenHierarchy(ScopedObject folder, Handle handle) {
		super("hierarchy table", folder, handle, COLUMNS);
	}

	@Override
	HierarchyTable self() {
		return this;
	}

}
