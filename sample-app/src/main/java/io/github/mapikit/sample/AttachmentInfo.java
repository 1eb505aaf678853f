// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.property.Row;

import static io.github.mapikit.model.property.PropertyTags.ATTACH_FILENAME;
import static io.github.mapikit.model.property.PropertyTags.ATTACH_LONG_FILENAME;
import static io.github.mapikit.model.property.PropertyTags.ATTACH_METHOD;
import static io.github.mapikit.model.property.PropertyTags.ATTACH_MIME_TAG;
import static io.github.mapikit.model.property.PropertyTags.ATTACH_NUM;
import static io.github.mapikit.model.property.PropertyTags.ATTACH_SIZE;

/**
 * An attachment as a message lists it.
 *
 * @param number its number within the message
 * @param name its file name, made safe
 * @param type what the sender says that it is; believe it as far as you trust the sender
 * @param size its size in bytes, roughly
 * @param kind how the message holds it, such as {@code BY_VALUE} or
 * {@code EMBEDDED_MESSAGE}
 */
record AttachmentInfo(int number, String name, String type, int size, AttachmentMethod kind) {

	static AttachmentInfo of(Row row) {
		String name = row.find(ATTACH_LONG_FILENAME).or(() -> row.find(ATTACH_FILENAME)).orElse("");
		return new AttachmentInfo(row.get(ATTACH_NUM), SafeFileName.of(name), row.getOrDefault(ATTACH_MIME_TAG, ""),
				row.getOrDefault(ATTACH_SIZE, 0), AttachmentMethod.ofCode(row.getOrDefault(ATTACH_METHOD, 0)));
	}

}
