// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.model.property.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Attachments of a mail file, through the model of objects.
 */
@UsesMapi
class AttachmentReadingTests {

	private static final int COUNT = 50;

	@RegisterExtension
	final MailboxExtension mailbox = new MailboxExtension();

	@TempDir
	Path folder;

	private static String message(String content) {
		StringBuilder message = new StringBuilder(
				"From: a@example.org\r\nSubject: s\r\nContent-Type: multipart/mixed; boundary=bbb\r\n\r\n");
		for (int i = 0; i < COUNT; i++) {
			message.append("--bbb\r\nContent-Disposition: attachment; filename=f")
				.append(i)
				.append("\r\n\r\n")
				.append(content)
				.append(i)
				.append("\r\n");
		}
		return message.append("--bbb--\r\n").toString();
	}

	private Path write(String message) throws Exception {
		Path file = Files.writeString(this.folder.resolve("a.eml"), message, StandardCharsets.ISO_8859_1);
		this.mailbox.with(EmbeddedOptions.DEFAULTS.withMailbox(this.folder.toString()));
		return file;
	}

	private static Message open(MapiSession session) {
		try (Folder inbox = session.defaultStore().inbox();
				ContentsTable table = inbox.contents().columns(PropertyTags.ENTRYID)) {
			EntryId id = table.rows().toList().get(0).get(PropertyTags.ENTRYID);
			return session.defaultStore().openMessage(id);
		}
	}

	private static String read(Message message, int number) throws Exception {
		try (Attachment attachment = message.openAttachment(number); InputStream in = attachment.openContent()) {
			return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
		}
	}

	@Test
	void whenAMessageIsOpenThenItsAttachmentsAreFoundByTheirPlaces() throws Exception {
		String text = message("content ");
		Path file = write(text);
		this.mailbox.run((session) -> {
			try (Message message = open(session)) {
				List<Row> rows = message.attachments(PropertyTags.ATTACH_NUM, PropertyTags.ATTACH_LONG_FILENAME);
				assertThat(rows).hasSize(COUNT);
				assertThat(read(message, 1)).isEqualTo("content 1");
				// whoever parses the message again finds no attachment
				Files.writeString(file, text.replaceFirst("boundary=bbb", "boundary=ccc"), StandardCharsets.ISO_8859_1);
				for (int i = 0; i < COUNT; i++) {
					assertThat(read(message, i)).isEqualTo("content " + i);
				}
			}
		});
	}

	@Test
	void whenAMessageIsOpenedForEachAttachmentThenEachIsRight() throws Exception {
		write(message("content "));
		this.mailbox.run((session) -> {
			for (int i = 0; i < COUNT; i++) {
				try (Message message = open(session)) {
					assertThat(read(message, i)).isEqualTo("content " + i);
				}
			}
		});
	}

	@Test
	void whenTheFileHasChangedThenItsAttachmentsAreCorrupt() throws Exception {
		String text = message("content ");
		Path file = write(text);
		this.mailbox.run((session) -> {
			try (Message message = open(session)) {
				assertThat(message.attachments()).hasSize(COUNT);
				Files.writeString(file, "X-New: header\r\n" + text);
				assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> read(message, 1))
					.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA));
				try (Attachment attachment = message.openAttachment(2)) {
					PropertyValues values = attachment.read(PropertyTags.ATTACH_LONG_FILENAME);
					assertThat(values.get(PropertyTags.ATTACH_LONG_FILENAME)).isEqualTo("f2");
				}
			}
		});
	}

	@Test
	void whenTheFileIsCutOffThenReadingSaysSo() throws Exception {
		String text = message("content ".repeat(10_000));
		Path file = write(text);
		this.mailbox.run((session) -> {
			try (Message message = open(session)) {
				assertThat(message.attachments()).hasSize(COUNT);
				Files.writeString(file, text.substring(0, 40_000));
				try (Attachment attachment = message.openAttachment(0); InputStream in = attachment.openContent()) {
					assertThatExceptionOfType(MapiCallException.class).isThrownBy(in::readAllBytes)
						.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA));
				}
				Files.delete(file);
				assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> read(message, 1))
					.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_NOT_FOUND));
			}
		});
	}

}
