// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.io.InputStream;

import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * What the object model says of an attachment.
 */
record ReadFile(String name, byte[] bytes, @Nullable ReadMail embedded) {

	static ReadFile of(Attachment attachment) throws Exception {
		String name = attachment.read(PropertyTags.ATTACH_LONG_FILENAME)
			.getOrDefault(PropertyTags.ATTACH_LONG_FILENAME, "");
		if (attachment.method() == AttachmentMethod.EMBEDDED_MESSAGE) {
			try (Message message = attachment.openEmbeddedMessage()) {
				String sender = message.read(PropertyTags.SENDER_NAME).getOrDefault(PropertyTags.SENDER_NAME, "");
				return new ReadFile(name, new byte[0], ReadMail.of(message, sender));
			}
		}
		if (attachment.method() != AttachmentMethod.BY_VALUE) {
			return new ReadFile(name, new byte[0], null);
		}
		try (InputStream stream = attachment.openContent()) {
			return new ReadFile(name, stream.readAllBytes(), null);
		}
	}

}
