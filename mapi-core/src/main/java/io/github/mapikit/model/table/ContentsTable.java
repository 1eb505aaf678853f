// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.table;

import io.github.mapikit.model.property.PropertyTags;

/**
 * The table of a folder's messages. Without chosen columns it has
 * {@link PropertyTags#ENTRYID}, {@link PropertyTags#MESSAGE_CLASS},
 * {@link PropertyTags#SUBJECT}, {@link PropertyTags#SENDER_NAME},
 * {@link PropertyTags#DELIVERY_TIME}, {@link PropertyTags#MESSAGE_FLAGS} and
 * {@link PropertyTags#MESSAGE_SIZE}.
 *
 * @since 0.1.0
 */
public interface ContentsTable extends Table<ContentsTable> {

}
