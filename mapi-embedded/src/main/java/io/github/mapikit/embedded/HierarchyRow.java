// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * A folder in a hierarchy table.
 *
 * @param folder the folder
 * @param depth its level in this table
 */
record HierarchyRow(StoredFolder folder, int depth) implements PropertySource {

	@Override
	public @Nullable Object get(PropertyTag<?> tag) {
		return tag.equals(PropertyTags.DEPTH) ? (Integer) this.depth : this.folder.get(tag);
	}

}
