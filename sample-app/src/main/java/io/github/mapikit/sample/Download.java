// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.property.PropertyValues;

import org.springframework.util.unit.DataSize;

import static io.github.mapikit.model.property.PropertyTags.ATTACH_FILENAME;
import static io.github.mapikit.model.property.PropertyTags.ATTACH_LONG_FILENAME;
import static io.github.mapikit.model.property.PropertyTags.ATTACH_MIME_TAG;

/**
 * The content of an attachment, apart from MAPI, with what has to be known to hand it
 * out.
 *
 * @param name its file name, made safe
 * @param type what the sender says that it is
 * @param content the bytes
 */
record Download(String name, String type, Spool content) implements Closeable {

	static Download of(Attachment attachment, DataSize limit) throws IOException {
		PropertyValues values = attachment.read(ATTACH_LONG_FILENAME, ATTACH_FILENAME, ATTACH_MIME_TAG);
		String name = values.find(ATTACH_LONG_FILENAME).or(() -> values.find(ATTACH_FILENAME)).orElse("");
		try (var source = attachment.openContent()) {
			return new Download(SafeFileName.of(name), values.getOrDefault(ATTACH_MIME_TAG, ""),
					Spool.of(source, limit));
		}
	}

	void transferTo(OutputStream target) throws IOException {
		this.content.transferTo(target);
	}

	@Override
	public void close() throws IOException {
		this.content.close();
	}

}
