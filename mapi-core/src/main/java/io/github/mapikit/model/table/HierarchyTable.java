// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.table;

import io.github.mapikit.model.property.PropertyTags;

/**
 * The table of a folder's subfolders. Without chosen columns it has
 * {@link PropertyTags#ENTRYID}, {@link PropertyTags#PARENT_ENTRYID},
 * {@link PropertyTags#DISPLAY_NAME}, {@link PropertyTags#CONTENT_COUNT},
 * {@link PropertyTags#CONTENT_UNREAD}, {@link PropertyTags#SUBFOLDERS} and
 * {@link PropertyTags#DEPTH}.
 *
 * @since 0.1.0
 */
public interface HierarchyTable extends Table<HierarchyTable> {

}
