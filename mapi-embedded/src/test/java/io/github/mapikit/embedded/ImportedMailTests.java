// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.table.ContentsTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a message of a mail file has beyond what the file says.
 */
@UsesMapi
class ImportedMailTests {

	private static final PropertyTag<Binary> SENDER_ENTRYID = PropertyTag.binary(0x0C19);

	private static final PropertyTag<Binary> SENDER_SEARCH_KEY = PropertyTag.binary(0x0C1D);

	private static final PropertyTag<Binary> SENT_REPRESENTING_ENTRYID = PropertyTag.binary(0x0041);

	private static final PropertyTag<String> SENT_REPRESENTING_SMTP_ADDRESS = PropertyTag.unicode(0x5D02);

	private static final PropertyTag<Binary> CONVERSATION_INDEX = PropertyTag.binary(0x0071);

	private static final PropertyTag<String> IN_REPLY_TO_ID = PropertyTag.unicode(0x1042);

	private static final PropertyTag<Binary> STORE_RECORD_KEY = PropertyTag.binary(0x0FFA);

	private static final PropertyTag<Integer> DISPLAY_TYPE = PropertyTag.int32(0x3900);

	private static final byte[] INDEX = new byte[27];

	private static final String MAIL = """
			Received: from a by b; Mon, 2 Nov 2026 10:00:05 +0000
			From: Ann <ann@example.com>
			Sender: "The Office" <office@example.com>
			To: Bob <bob@example.org>
			Subject: Re: lunch
			Message-ID: <1@example.com>
			In-Reply-To: <0@example.com>
			References: <0@example.com>
			Date: Mon, 2 Nov 2026 10:00:00 +0000
			Thread-Index: %s
			MIME-Version: 1.0
			Content-Type: multipart/mixed; boundary=b

			--b
			Content-Type: text/plain

			Hello
			--b
			Content-Type: text/plain; name="Menu.TXT"

			soup
			--b
			Content-Type: message/rfc822

			Subject: inner
			Date: Sun, 1 Nov 2026 08:00:00 +0000

			text
			--b--
			""".formatted(Base64.getEncoder().encodeToString(INDEX)).replace("\n", "\r\n");

	@RegisterExtension
	final MailboxExtension mailbox = new MailboxExtension();

	@TempDir
	Path folder;

	@BeforeEach
	void openTheFolder() {
		this.mailbox.with(EmbeddedOptions.DEFAULTS.withMailbox(this.folder.toString()));
	}

	private void write(String name, String content) throws Exception {
		Path file = this.folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.write(file, content.getBytes(StandardCharsets.UTF_8));
	}

	private static List<Row> rows(MapiSession session, PropertyTag<?>... columns) {
		try (Folder inbox = session.defaultStore().inbox(); ContentsTable table = inbox.contents().columns(columns)) {
			return table.rows().toList();
		}
	}

	private static Message open(MapiSession session) {
		return session.defaultStore().openMessage(rows(session, PropertyTags.ENTRYID).get(0).get(PropertyTags.ENTRYID));
	}

	@Test
	void whenMailIsOfTheInternetThenItHasWhatAStoreAdds() throws Exception {
		write("a.eml", MAIL);
		this.mailbox.run((session) -> {
			try (Message message = open(session)) {
				PropertyValues values = message.readAll();
				assertThat(values.get(PropertyTags.SEARCH_KEY).size()).isEqualTo(16);
				Instant delivered = Instant.parse("2026-11-02T10:00:05Z");
				assertThat(values.get(PropertyTags.CREATION_TIME)).isEqualTo(delivered);
				assertThat(values.get(PropertyTags.LAST_MODIFICATION_TIME)).isEqualTo(delivered);
				assertThat(values.get(PropertyTags.INTERNET_MESSAGE_ID)).isEqualTo("<1@example.com>");
				assertThat(values.get(IN_REPLY_TO_ID)).isEqualTo("<0@example.com>");
				assertThat(values.get(CONVERSATION_INDEX)).isEqualTo(Binary.of(INDEX));
				assertThat(values.get(PropertyTags.CONVERSATION_TOPIC)).isEqualTo("lunch");
				assertThat(values.get(PropertyTags.RECORD_KEY).size()).isPositive();
				assertThat(values.get(STORE_RECORD_KEY))
					.isEqualTo(session.defaultStore().read(PropertyTags.RECORD_KEY).get(PropertyTags.RECORD_KEY));
				assertThat(values.get(PropertyTags.ACCESS)).isEqualTo(7);
				assertThat(values.get(PropertyTags.MSG_STATUS)).isZero();
			}
		});
	}

	@Test
	void whenASenderIsNamedThenItHasAnEntryIdAndASearchKey() throws Exception {
		write("a.eml", MAIL);
		this.mailbox.run((session) -> {
			try (Message message = open(session)) {
				PropertyValues values = message.readAll();
				assertThat(values.get(SENDER_SEARCH_KEY))
					.isEqualTo(Binary.of("SMTP:OFFICE@EXAMPLE.COM\0".getBytes(StandardCharsets.US_ASCII)));
				assertThat(values.get(SENDER_ENTRYID).toHex().toLowerCase(Locale.ROOT))
					.startsWith("00000000812b1fa4bea310199d6e00dd010f540200000180");
				assertThat(text(values.get(SENDER_ENTRYID))).isEqualTo("The Office\0SMTP\0office@example.com\0");
				assertThat(text(values.get(SENT_REPRESENTING_ENTRYID))).isEqualTo("Ann\0SMTP\0ann@example.com\0");
				assertThat(values.get(SENT_REPRESENTING_SMTP_ADDRESS)).isEqualTo("ann@example.com");
			}
			Row row = rows(session, SENDER_SEARCH_KEY, SENDER_ENTRYID).get(0);
			assertThat(row.find(SENDER_SEARCH_KEY)).isPresent();
			assertThat(row.find(SENDER_ENTRYID)).isPresent();
		});
	}

	private static String text(Binary oneOff) {
		byte[] bytes = oneOff.toByteArray();
		return new String(bytes, 24, bytes.length - 24, StandardCharsets.UTF_16LE);
	}

	@Test
	void whenATableShowsTheKeysThenTheyAreThoseOfTheMessage() throws Exception {
		write("a.eml", MAIL);
		write("b.eml", MAIL);
		PropertyTag<?>[] tags = { PropertyTags.ENTRYID, PropertyTags.SEARCH_KEY, PropertyTags.CREATION_TIME,
				PropertyTags.LAST_MODIFICATION_TIME, PropertyTags.RECORD_KEY, PropertyTags.ACCESS, STORE_RECORD_KEY };
		this.mailbox.run((session) -> {
			for (Row row : rows(session, tags)) {
				try (Message message = session.defaultStore().openMessage(row.get(PropertyTags.ENTRYID))) {
					PropertyValues values = message.read(tags);
					for (PropertyTag<?> tag : tags) {
						assertThat(row.value(tag).value()).as(tag.toString()).isNotNull();
						assertThat(row.value(tag).value()).isEqualTo(values.value(tag).value());
					}
				}
			}
			assertThat(rows(session, PropertyTags.SEARCH_KEY)).extracting((row) -> row.get(PropertyTags.SEARCH_KEY))
				.doesNotHaveDuplicates();
		});
	}

	@Test
	void whenTheMailboxIsOpenedAgainThenAllKeysAreTheSame() throws Exception {
		write("a.eml", MAIL);
		write("b.eml", "Subject: two\r\n\r\nText");
		assertThat(keys()).hasSize(2).isEqualTo(keys());
	}

	@Test
	void whenOneFileIsInTwoLocationsThenEachHasItsIdentifierInEveryRun() throws Exception {
		write("a.eml", MAIL);
		this.mailbox.with(EmbeddedOptions.DEFAULTS.withMailbox(this.folder.toString(), this.folder.toString()));
		List<List<Object>> first = keys();
		assertThat(first).hasSize(2).doesNotHaveDuplicates();
		assertThat(keys()).isEqualTo(first);
	}

	@Test
	void whenAMaildirsFileIsRenamedThenItsIdentifierStays() throws Exception {
		write("tmp/x", "");
		write("new/1.M1P1.host", "Subject: one\r\n\r\nText");
		write("cur/2.M1P1.host:2,", "Subject: two\r\n\r\nText");
		List<List<Object>> before = keys();
		Files.move(this.folder.resolve("new/1.M1P1.host"), this.folder.resolve("cur/1.M1P1.host:2,RS"));
		Files.move(this.folder.resolve("cur/2.M1P1.host:2,"), this.folder.resolve("cur/2.M1P1.host:2,F"));
		assertThat(keys()).hasSize(2).containsExactlyInAnyOrderElementsOf(before);
	}

	private List<List<Object>> keys() throws Exception {
		MailboxExtension again = new MailboxExtension(this.mailbox.driver().options());
		try {
			return again
				.on((session) -> rows(session, PropertyTags.ENTRYID, PropertyTags.SEARCH_KEY, PropertyTags.RECORD_KEY)
					.stream()
					.map((row) -> List.<Object>of(row.get(PropertyTags.ENTRYID), row.get(PropertyTags.SEARCH_KEY),
							row.get(PropertyTags.RECORD_KEY)))
					.toList());
		}
		finally {
			again.close();
			again.driver().close();
		}
	}

	@Test
	void whenMailIsCopiedThenTheCopySharesTheSearchKeyAlone() throws Exception {
		write("a.eml", MAIL);
		this.mailbox.run((session) -> {
			try (Folder inbox = session.defaultStore().inbox()) {
				EntryId id = rows(session, PropertyTags.ENTRYID).get(0).get(PropertyTags.ENTRYID);
				inbox.copyMessages(List.of(id), inbox.entryId());
				List<Row> rows = rows(session, PropertyTags.SEARCH_KEY, PropertyTags.RECORD_KEY);
				assertThat(rows.get(0).get(PropertyTags.SEARCH_KEY))
					.isEqualTo(rows.get(1).get(PropertyTags.SEARCH_KEY));
				assertThat(rows.get(0).get(PropertyTags.RECORD_KEY))
					.isNotEqualTo(rows.get(1).get(PropertyTags.RECORD_KEY));
			}
		});
	}

	@Test
	void whenMailIsChangedThenItKeepsItsKeyAndWasModifiedLater() throws Exception {
		write("a.eml", MAIL);
		this.mailbox.run((session) -> {
			try (Message message = open(session)) {
				PropertyValues before = message.readAll();
				message.set(PropertyTags.COMMENT, "remark");
				message.save();
				PropertyValues after = message.readAll();
				assertThat(after.get(PropertyTags.SEARCH_KEY)).isEqualTo(before.get(PropertyTags.SEARCH_KEY));
				assertThat(after.get(PropertyTags.CREATION_TIME)).isEqualTo(before.get(PropertyTags.CREATION_TIME));
				assertThat(after.get(PropertyTags.LAST_MODIFICATION_TIME))
					.isNotEqualTo(before.get(PropertyTags.LAST_MODIFICATION_TIME));
			}
		});
	}

	@Test
	void whenAttachmentsAreReadThenTheyHaveKeysOfTheirOwn() throws Exception {
		write("a.eml", MAIL);
		this.mailbox.run((session) -> {
			try (Message message = open(session)) {
				List<Row> rows = message.attachments(PropertyTags.RECORD_KEY, PropertyTags.RENDERING_POSITION,
						PropertyTags.ATTACH_EXTENSION, PropertyTags.DISPLAY_NAME);
				assertThat(rows).extracting((row) -> row.get(PropertyTags.RECORD_KEY)).doesNotHaveDuplicates();
				assertThat(rows.get(0).get(PropertyTags.RENDERING_POSITION)).isEqualTo(-1);
				assertThat(rows.get(0).get(PropertyTags.ATTACH_EXTENSION)).isEqualToIgnoringCase(".txt");
				assertThat(rows.get(0).get(PropertyTags.DISPLAY_NAME)).isEqualTo("Menu.TXT");
				try (Attachment attachment = message.openAttachment(0)) {
					assertThat(attachment.readAll().get(PropertyTags.RECORD_KEY))
						.isEqualTo(rows.get(0).get(PropertyTags.RECORD_KEY));
				}
				try (Attachment attachment = message.openAttachment(1);
						Message inner = attachment.openEmbeddedMessage()) {
					PropertyValues values = inner.readAll();
					assertThat(values.get(PropertyTags.SEARCH_KEY))
						.isNotEqualTo(message.read(PropertyTags.SEARCH_KEY).get(PropertyTags.SEARCH_KEY));
					assertThat(values.get(PropertyTags.CREATION_TIME)).isEqualTo(Instant.parse("2026-11-01T08:00:00Z"));
					assertThat(values.get(PropertyTags.OBJECT_TYPE)).isEqualTo(5);
				}
			}
		});
	}

	@Test
	void whenRecipientsAreSearchedThenTheyHaveKeys() throws Exception {
		write("a.eml", MAIL);
		Binary key = Binary.of("SMTP:BOB@EXAMPLE.ORG\0".getBytes(StandardCharsets.US_ASCII));
		Restriction bob = Restriction.and(PropertyTags.SEARCH_KEY.is(key), PropertyTags.ENTRYID.exists(),
				PropertyTags.ROWID.is(0), DISPLAY_TYPE.is(0), PropertyTags.OBJECT_TYPE.is(6));
		this.mailbox.run((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); ContentsTable table = inbox.contents()) {
				assertThat(table.where(Restriction.anyRecipient(bob)).rowCount()).isEqualTo(1);
				assertThat(table.where(Restriction.anyAttachment(PropertyTags.RECORD_KEY.exists())).rowCount())
					.isEqualTo(1);
			}
		});
	}

}
