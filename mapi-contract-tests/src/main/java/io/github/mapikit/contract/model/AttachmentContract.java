// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Attachments and embedded messages. Sources: "IMessage::CreateAttach",
 * "IMessage::DeleteAttach", "Opening an attachment", "PidTagAttachNumber Canonical
 * Property".
 *
 * @since 0.1.0
 */
public abstract class AttachmentContract extends ModelContract {

	private static int attach(Message message, String name, byte[] content) throws Exception {
		try (Attachment attachment = message.createAttachment()) {
			attachment.set(PropertyTags.ATTACH_LONG_FILENAME, name);
			write(attachment.openContentOutput(), content);
			attachment.save();
			return attachment.number();
		}
	}

	private static EntryId saveWithFiles(Folder folder, String... names) throws Exception {
		return save(folder, "A message", (message) -> {
			for (String name : names) {
				attach(message, name, name.getBytes(StandardCharsets.UTF_8));
			}
		});
	}

	private static String content(Message message, int number) throws Exception {
		try (Attachment attachment = message.openAttachment(number)) {
			return new String(readBytes(attachment.openContent()), StandardCharsets.UTF_8);
		}
	}

	private static int numberOf(Message message, String name) {
		return message.attachments(PropertyTags.ATTACH_NUM, PropertyTags.ATTACH_LONG_FILENAME)
			.stream()
			.filter((row) -> row.get(PropertyTags.ATTACH_LONG_FILENAME).equals(name))
			.mapToInt((row) -> row.get(PropertyTags.ATTACH_NUM))
			.findFirst()
			.orElseThrow();
	}

	private static List<String> names(Message message) {
		return message.attachments().stream().map((row) -> row.get(PropertyTags.ATTACH_LONG_FILENAME)).toList();
	}

	// files

	@Test
	void whenSavedThenAnotherSessionReadsTheContent() {
		byte[] content = bytes(100_000);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> attach(message, "data.bin", content));
			inFolderElsewhere((otherStore, sameFolder) -> {
				try (Message message = otherStore.openMessage(id);
						Attachment attachment = message.openAttachment(numberOf(message, "data.bin"))) {
					Assertions.assertThat(attachment.method()).isEqualTo(AttachmentMethod.BY_VALUE);
					Assertions.assertThat(readBytes(attachment.openContent())).isEqualTo(content);
					// MAPI_ATTACH
					Assertions.assertThat(read(attachment, PropertyTags.OBJECT_TYPE)).isEqualTo(7);
				}
			});
		});
	}

	@Test
	void whenNothingIsSaidThenTheRowsHaveTheDefaultColumns() {
		inFolder((store, folder) -> {
			EntryId id = saveWithFiles(folder, "report.pdf");
			try (Message message = store.openMessage(id)) {
				Row row = message.attachments().get(0);
				Assertions.assertThat(row.tags())
					.containsExactly(PropertyTags.ATTACH_NUM, PropertyTags.ATTACH_METHOD,
							PropertyTags.ATTACH_LONG_FILENAME, PropertyTags.ATTACH_FILENAME,
							PropertyTags.ATTACH_MIME_TAG, PropertyTags.ATTACH_SIZE);
				Assertions.assertThat(row.get(PropertyTags.ATTACH_METHOD)).isEqualTo(AttachmentMethod.BY_VALUE.code());
				Assertions.assertThat(row.get(PropertyTags.ATTACH_LONG_FILENAME)).isEqualTo("report.pdf");
				Assertions.assertThat(row.get(PropertyTags.ATTACH_SIZE)).isGreaterThanOrEqualTo(10);
			}
		});
	}

	@Test
	void whenThereAreNoAttachmentsThenThereAreNoRows() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.attachments()).isEmpty();
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "../../etc/passwd", "..\\..\\boot.ini", "/absolute", "C:\\x.exe", "受信 😀.txt",
			"no extension", "trailing dot.", ".hidden" })
	void whenAFileNameIsUnusualThenItIsKeptAsItIs(String name) {
		inFolder((store, folder) -> {
			EntryId id = saveWithFiles(folder, name);
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(names(message)).containsExactly(name);
			}
		});
	}

	@Test
	void whenTheContentIsEmptyThenItIsReadAsEmpty() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> attach(message, "empty", new byte[0]));
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(content(message, numberOf(message, "empty"))).isEmpty();
			}
		});
	}

	@Test
	void whenThereAreManyThenEachHasANumberOfItsOwn() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> {
				for (int i = 0; i < 100; i++) {
					attach(message, "file " + i, ("content " + i).getBytes(StandardCharsets.UTF_8));
				}
			});
			try (Message message = store.openMessage(id)) {
				List<Row> rows = message.attachments();
				Assertions.assertThat(rows).hasSize(100);
				Assertions.assertThat(rows.stream().map((row) -> row.get(PropertyTags.ATTACH_NUM)))
					.doesNotHaveDuplicates();
				for (int i = 0; i < 100; i++) {
					Assertions.assertThat(content(message, numberOf(message, "file " + i))).isEqualTo("content " + i);
				}
			}
		});
	}

	// saving

	@Test
	void whenOnlyTheAttachmentIsSavedThenTheMessageDoesNotHaveIt() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Message message = store.openMessage(id)) {
				attach(message, "file", bytes(10));
				try (Message other = store.openMessage(id)) {
					Assertions.assertThat(other.attachments()).isEmpty();
				}
			}
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.attachments()).isEmpty();
			}
		});
	}

	@Test
	void whenOnlyTheMessageIsSavedThenItDoesNotHaveTheAttachment() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> {
				try (Attachment attachment = message.createAttachment()) {
					attachment.set(PropertyTags.ATTACH_LONG_FILENAME, "never saved");
					write(attachment.openContentOutput(), bytes(10));
				}
			});
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.attachments()).isEmpty();
				Assertions.assertThat(read(message, PropertyTags.HASATTACH)).isFalse();
			}
		});
	}

	@Test
	void whenAnAttachmentIsChangedThenTheMessageHasTheChangeOnceBothAreSaved() {
		inFolder((store, folder) -> {
			EntryId id = saveWithFiles(folder, "old name");
			try (Message message = store.openMessage(id)) {
				int number = numberOf(message, "old name");
				try (Attachment attachment = message.openAttachment(number)) {
					attachment.set(PropertyTags.ATTACH_LONG_FILENAME, "new name");
					write(attachment.openContentOutput(), "new".getBytes(StandardCharsets.UTF_8));
					attachment.save();
				}
				message.save();
			}
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(names(message)).containsExactly("new name");
				Assertions.assertThat(content(message, numberOf(message, "new name"))).isEqualTo("new");
			}
		});
	}

	@Test
	void whenSavedThenFlagsAndPropertySayThatThereIsAnAttachment() {
		inFolder((store, folder) -> {
			EntryId id = saveWithFiles(folder, "file");
			assertAttached(folder, true);
			try (Message message = store.openMessage(id)) {
				message.deleteAttachment(numberOf(message, "file"));
				assertAttached(folder, true);
				message.save();
			}
			assertAttached(folder, false);
		});
	}

	private static void assertAttached(Folder folder, boolean attached) {
		Row row = onlyRow(folder, PropertyTags.HASATTACH, PropertyTags.MESSAGE_FLAGS);
		Assertions.assertThat(row.get(PropertyTags.HASATTACH)).isEqualTo(attached);
		Assertions.assertThat(MessageFlag.HAS_ATTACHMENT.isIn(row.get(PropertyTags.MESSAGE_FLAGS))).isEqualTo(attached);
	}

	@Test
	void whenAFileIsAttachedThenTheMessageGrows() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			int small = onlyRow(folder, PropertyTags.MESSAGE_SIZE).get(PropertyTags.MESSAGE_SIZE);
			try (Message message = store.openMessage(id)) {
				attach(message, "file", bytes(60_000));
				message.save();
			}
			int large = onlyRow(folder, PropertyTags.MESSAGE_SIZE).get(PropertyTags.MESSAGE_SIZE);
			Assertions.assertThat(large).isGreaterThanOrEqualTo(small + 60_000);
		});
	}

	// deleting

	@Test
	void whenOneIsDeletedThenTheOthersKeepTheirNumbersWhileTheMessageIsOpen() {
		inFolder((store, folder) -> {
			EntryId id = saveWithFiles(folder, "one", "two", "three");
			try (Message message = store.openMessage(id)) {
				int one = numberOf(message, "one");
				int three = numberOf(message, "three");
				message.deleteAttachment(numberOf(message, "two"));
				Assertions.assertThat(content(message, one)).isEqualTo("one");
				Assertions.assertThat(content(message, three)).isEqualTo("three");
				int four = attach(message, "four", "four".getBytes(StandardCharsets.UTF_8));
				Assertions.assertThat(four).isNotIn(one, three);
				message.save();
				Assertions.assertThat(content(message, three)).isEqualTo("three");
				Assertions.assertThat(content(message, four)).isEqualTo("four");
			}
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(names(message)).containsExactlyInAnyOrder("one", "three", "four");
				Assertions.assertThat(content(message, numberOf(message, "three"))).isEqualTo("three");
			}
		});
	}

	@Test
	void whenDeletedAndNotSavedThenItIsStillThere() {
		inFolder((store, folder) -> {
			EntryId id = saveWithFiles(folder, "file");
			try (Message message = store.openMessage(id)) {
				message.deleteAttachment(numberOf(message, "file"));
				Assertions.assertThat(message.attachments()).isEmpty();
			}
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(content(message, numberOf(message, "file"))).isEqualTo("file");
			}
		});
	}

	@Test
	void whenThereIsNoSuchNumberThenItIsNotFound() {
		inFolder((store, folder) -> {
			EntryId id = saveWithFiles(folder, "file");
			try (Message message = store.openMessage(id)) {
				int number = numberOf(message, "file");
				Assertions.assertThatExceptionOfType(MapiNotFoundException.class)
					.isThrownBy(() -> message.openAttachment(number + 100));
				Assertions.assertThatExceptionOfType(MapiNotFoundException.class)
					.isThrownBy(() -> message.deleteAttachment(number + 100));
				message.deleteAttachment(number);
				Assertions.assertThatExceptionOfType(MapiNotFoundException.class)
					.isThrownBy(() -> message.openAttachment(number));
			}
		});
	}

	// embedded messages

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
				attach(embedded, "inner file", bytes(1000));
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
					Assertions.assertThat(names(embedded)).containsExactly("inner file");
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
			EntryId id = saveWithFiles(folder, "file");
			try (Message message = store.openMessage(id);
					Attachment attachment = message.openAttachment(numberOf(message, "file"))) {
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
