// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.util.List;

import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.runtime.thread.ScopedObject;
import io.github.mapikit.spi.Handle;

/**
 * A contents table.
 */
final class OpenContents extends OpenTable<ContentsTable> implements ContentsTable {

	/** The columns if nobody chooses. */
	static final List<PropertyTag<?>> COLUMNS = List.of(PropertyTags.ENTRYID, PropertyTags.MESSAGE_CLASS,
			PropertyTags.SUBJECT, PropertyTags.SENDER_NAME, PropertyTags.DELIVERY_TIME, PropertyTags.MESSAGE_FLAGS,
			PropertyTags.MESSAGE_SIZE);

	OpenContents(ScopedObject folder, Handle handle) {
		super("contents table", folder, handle, COLUMNS);
	}

	@Override
	ContentsTable self() {
		return this;
	}

}
