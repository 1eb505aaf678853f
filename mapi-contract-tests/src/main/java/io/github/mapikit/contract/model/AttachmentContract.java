// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Attached files. Sources: "IMessage::CreateAttach", "IMessage::DeleteAttach", "Opening
 * an attachment", "PidTagAttachNumber Canonical Property".
 *
 * @since 0.1.0
 */
public abstract class AttachmentContract extends ModelContract {

	@BeforeEach
	final void requireAttachments() {
		requires(Capability.ATTACHMENTS);
	}

	private static String content(Message message, int number) throws Exception {
		try (Attachment attachment = message.openAttachment(number)) {
			return new String(readBytes(attachment.openContent()), StandardCharsets.UTF_8);
		}
	}

	@Test
	void whenSavedThenAnotherSessionReadsTheContent() {
		byte[] content = bytes(100_000);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> AttachedFiles.attach(message, "data.bin", content));
			inFolderElsewhere((otherStore, sameFolder) -> {
				try (Message message = otherStore.openMessage(id);
						Attachment attachment = message.openAttachment(AttachedFiles.numberOf(message, "data.bin"))) {
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
			EntryId id = AttachedFiles.saveWithFiles(folder, "report.pdf");
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
			EntryId id = AttachedFiles.saveWithFiles(folder, name);
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(AttachedFiles.names(message)).containsExactly(name);
			}
		});
	}

	@Test
	void whenTheContentIsEmptyThenItIsReadAsEmpty() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> AttachedFiles.attach(message, "empty", new byte[0]));
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(content(message, AttachedFiles.numberOf(message, "empty"))).isEmpty();
			}
		});
	}

	@Test
	void whenThereAreManyThenEachHasANumberOfItsOwn() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> {
				for (int i = 0; i < 100; i++) {
					AttachedFiles.attach(message, "file " + i, ("content " + i).getBytes(StandardCharsets.UTF_8));
				}
			});
			try (Message message = store.openMessage(id)) {
				List<Row> rows = message.attachments();
				Assertions.assertThat(rows).hasSize(100);
				Assertions.assertThat(rows.stream().map((row) -> row.get(PropertyTags.ATTACH_NUM)))
					.doesNotHaveDuplicates();
				for (int i = 0; i < 100; i++) {
					Assertions.assertThat(content(message, AttachedFiles.numberOf(message, "file " + i)))
						.isEqualTo("content " + i);
				}
			}
		});
	}

	@Test
	void whenOnlyTheAttachmentIsSavedThenTheMessageDoesNotHaveIt() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Message message = store.openMessage(id)) {
				AttachedFiles.attach(message, "file", bytes(10));
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
			EntryId id = AttachedFiles.saveWithFiles(folder, "old name");
			try (Message message = store.openMessage(id)) {
				int number = AttachedFiles.numberOf(message, "old name");
				try (Attachment attachment = message.openAttachment(number)) {
					attachment.set(PropertyTags.ATTACH_LONG_FILENAME, "new name");
					write(attachment.openContentOutput(), "new".getBytes(StandardCharsets.UTF_8));
					attachment.save();
				}
				message.save();
			}
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(AttachedFiles.names(message)).containsExactly("new name");
				Assertions.assertThat(content(message, AttachedFiles.numberOf(message, "new name"))).isEqualTo("new");
			}
		});
	}

	@Test
	void whenSavedThenFlagsAndPropertySayThatThereIsAnAttachment() {
		inFolder((store, folder) -> {
			EntryId id = AttachedFiles.saveWithFiles(folder, "file");
			assertAttached(folder, true);
			try (Message message = store.openMessage(id)) {
				message.deleteAttachment(AttachedFiles.numberOf(message, "file"));
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
		requires(Capability.MESSAGE_SIZES);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			int small = onlyRow(folder, PropertyTags.MESSAGE_SIZE).get(PropertyTags.MESSAGE_SIZE);
			try (Message message = store.openMessage(id)) {
				AttachedFiles.attach(message, "file", bytes(60_000));
				message.save();
			}
			int large = onlyRow(folder, PropertyTags.MESSAGE_SIZE).get(PropertyTags.MESSAGE_SIZE);
			Assertions.assertThat(large).isGreaterThanOrEqualTo(small + 60_000);
		});
	}

	@Test
	void whenOneIsDeletedThenTheOthersKeepTheirNumbersWhileTheMessageIsOpen() {
		inFolder((store, folder) -> {
			EntryId id = AttachedFiles.saveWithFiles(folder, "one", "two", "three");
			try (Message message = store.openMessage(id)) {
				int one = AttachedFiles.numberOf(message, "one");
				int three = AttachedFiles.numberOf(message, "three");
				message.deleteAttachment(AttachedFiles.numberOf(message, "two"));
				Assertions.assertThat(content(message, one)).isEqualTo("one");
				Assertions.assertThat(content(message, three)).isEqualTo("three");
				int four = AttachedFiles.attach(message, "four", "four".getBytes(StandardCharsets.UTF_8));
				Assertions.assertThat(four).isNotIn(one, three);
				message.save();
				Assertions.assertThat(content(message, three)).isEqualTo("three");
				Assertions.assertThat(content(message, four)).isEqualTo("four");
			}
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(AttachedFiles.names(message)).containsExactlyInAnyOrder("one", "three", "four");
				Assertions.assertThat(content(message, AttachedFiles.numberOf(message, "three"))).isEqualTo("three");
			}
		});
	}

	@Test
	void whenDeletedAndNotSavedThenItIsStillThere() {
		inFolder((store, folder) -> {
			EntryId id = AttachedFiles.saveWithFiles(folder, "file");
			try (Message message = store.openMessage(id)) {
				message.deleteAttachment(AttachedFiles.numberOf(message, "file"));
				Assertions.assertThat(message.attachments()).isEmpty();
			}
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(content(message, AttachedFiles.numberOf(message, "file"))).isEqualTo("file");
			}
		});
	}

	@Test
	void whenThereIsNoSuchNumberThenItIsNotFound() {
		inFolder((store, folder) -> {
			EntryId id = AttachedFiles.saveWithFiles(folder, "file");
			try (Message message = store.openMessage(id)) {
				int number = AttachedFiles.numberOf(message, "file");
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

}
