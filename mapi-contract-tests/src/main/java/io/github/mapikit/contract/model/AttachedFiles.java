// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;

/**
 * Attaches files to messages, and finds them.
 */
final class AttachedFiles {

	private AttachedFiles() {
	}

	static int attach(Message message, String name, byte[] content) throws Exception {
		try (Attachment attachment = message.createAttachment()) {
			attachment.set(PropertyTags.ATTACH_LONG_FILENAME, name);
			ModelContract.write(attachment.openContentOutput(), content);
			attachment.save();
			return attachment.number();
		}
	}

	static EntryId saveWithFiles(Folder folder, String... names) throws Exception {
		return ModelContract.save(folder, "A message", (message) -> {
			for (String name : names) {
				attach(message, name, name.getBytes(StandardCharsets.UTF_8));
			}
		});
	}

	static int numberOf(Message message, String name) {
		return message.attachments(PropertyTags.ATTACH_NUM, PropertyTags.ATTACH_LONG_FILENAME)
			.stream()
			.filter((row) -> row.get(PropertyTags.ATTACH_LONG_FILENAME).equals(name))
			.mapToInt((row) -> row.get(PropertyTags.ATTACH_NUM))
			.findFirst()
			.orElseThrow();
	}

	static List<String> names(Message message) {
		return message.attachments().stream().map((row) -> row.get(PropertyTags.ATTACH_LONG_FILENAME)).toList();
	}

}
