// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.List;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Messages that are attached to messages. Sources: "IMessage::CreateAttach", "Opening an
 * attachment".
 *
 * @since 0.1.0
 */
public abstract class EmbeddedMessageContract extends ModelContract {

	@BeforeEach
	final void requireEmbeddedMessages() {
		requires(Capability.ATTACHMENTS, Capability.EMBEDDED_MESSAGES);
	}

	private static void embed(Message message, MessageDraft draft) throws Exception {
		try (Attachment attachment = message.createAttachment()) {
			attachment.set(PropertyTags.ATTACH_METHOD, AttachmentMethod.EMBEDDED_MESSAGE.code());
			try (Message embedded = attachment.openEmbeddedMessage()) {
				draft.write(embedded);
				embedded.save();
			}
			attachment.save();
		}
	}

	@Test
	void whenAMessageIsEmbeddedThenItHasAllThatMessagesHave() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "outer", (message) -> embed(message, (embedded) -> {
				embedded.set(PropertyTags.SUBJECT, "inner");
				embedded.setBody(BodyFormat.TEXT, "inner text");
				embedded.setRecipients(List.of(Recipient.to("anna@example.org")));
				AttachedFiles.attach(embedded, "inner file", bytes(1000));
			}));
			try (Message message = store.openMessage(id)) {
				Row row = message.attachments().get(0);
				Assertions.assertThat(row.get(PropertyTags.ATTACH_METHOD))
					.isEqualTo(AttachmentMethod.EMBEDDED_MESSAGE.code());
				try (Attachment attachment = message.openAttachment(row.get(PropertyTags.ATTACH_NUM));
						Message embedded = attachment.openEmbeddedMessage()) {
					Assertions.assertThat(attachment.method()).isEqualTo(AttachmentMethod.EMBEDDED_MESSAGE);
					Assertions.assertThat(embedded.entryId()).isEmpty();
					Assertions.assertThat(read(embedded, PropertyTags.SUBJECT)).isEqualTo("inner");
					Assertions.assertThat(embedded.body(BodyFormat.TEXT).orElseThrow()).contains("inner text");
					Assertions.assertThat(embedded.recipients()).containsExactly(Recipient.to("anna@example.org"));
					Assertions.assertThat(AttachedFiles.names(embedded)).containsExactly("inner file");
				}
			}
			Assertions.assertThat(count(folder)).isEqualTo(1);
		});
	}

	@Test
	void whenMessagesAreNestedThenEachLevelOpens() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "level 0", (zero) -> embed(zero, (one) -> {
				one.set(PropertyTags.SUBJECT, "level 1");
				embed(one, (two) -> {
					two.set(PropertyTags.SUBJECT, "level 2");
					embed(two, (three) -> three.set(PropertyTags.SUBJECT, "level 3"));
				});
			}));
			try (Message message = store.openMessage(id)) {
				assertLevel(message, 0, 3);
			}
		});
	}

	private static void assertLevel(Message message, int level, int last) {
		Assertions.assertThat(read(message, PropertyTags.SUBJECT)).isEqualTo("level " + level);
		if (level == last) {
			Assertions.assertThat(message.attachments()).isEmpty();
			return;
		}
		int number = message.attachments().get(0).get(PropertyTags.ATTACH_NUM);
		try (Attachment attachment = message.openAttachment(number);
				Message embedded = attachment.openEmbeddedMessage()) {
			assertLevel(embedded, level + 1, last);
		}
	}

	@Test
	void whenTheEmbeddedMessageIsNotSavedOutsideThenNothingIsEmbedded() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "outer");
			try (Message message = store.openMessage(id)) {
				embed(message, (embedded) -> embedded.set(PropertyTags.SUBJECT, "inner"));
			}
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.attachments()).isEmpty();
			}
		});
	}

	@Test
	void whenTheAttachmentIsAFileThenItIsNoMessage() {
		inFolder((store, folder) -> {
			EntryId id = AttachedFiles.saveWithFiles(folder, "file");
			try (Message message = store.openMessage(id);
					Attachment attachment = message.openAttachment(AttachedFiles.numberOf(message, "file"))) {
				Assertions.assertThatExceptionOfType(MapiNotFoundException.class)
					.isThrownBy(attachment::openEmbeddedMessage);
			}
		});
	}

	@Test
	void whenTheAttachmentIsAMessageThenItHoldsNoBytes() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "outer",
					(message) -> embed(message, (embedded) -> embedded.set(PropertyTags.SUBJECT, "inner")));
			try (Message message = store.openMessage(id);
					Attachment attachment = message
						.openAttachment(message.attachments().get(0).get(PropertyTags.ATTACH_NUM))) {
				Assertions.assertThatExceptionOfType(MapiNotFoundException.class).isThrownBy(attachment::openContent);
			}
		});
	}

}
