// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import io.github.mapikit.embedded.table.PropertySource;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * A folder in a hierarchy table.
 *
 * @param folder the folder
 * @param depth its level in this table
 * @since 0.1.0
 */
public record HierarchyRow(StoredFolder folder, int depth) implements PropertySource {

	@Override
	public @Nullable Object get(PropertyTag<?> tag) {
		return tag.equals(PropertyTags.DEPTH) ? (Integer) this.depth : this.folder.get(tag);
	}

}
