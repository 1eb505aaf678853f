// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the store makes of the properties that a program sets.
 */
@UsesMapi
class CreatedMailTests {

	private static final PropertyTag<Binary> SENDER_ENTRYID = PropertyTag.binary(0x0C19);

	private static final PropertyTag<Binary> SENDER_SEARCH_KEY = PropertyTag.binary(0x0C1D);

	private static final String DISTINGUISHED_NAME = "/o=Org/ou=Site/cn=Recipients/cn=ann";

	@RegisterExtension
	final MailboxExtension mailbox = new MailboxExtension();

	private void inMessage(MessageUse use) throws Exception {
		this.mailbox.run((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); Message message = inbox.createMessage()) {
				use.use(inbox, message);
			}
		});
	}

	private static void sender(Message message, String type, String address) {
		message.set(PropertyTags.SENDER_NAME, "Ann");
		message.set(PropertyTags.SENDER_ADDRTYPE, type);
		message.set(PropertyTags.SENDER_EMAIL_ADDRESS, address);
	}

	@Test
	void whenTheSenderHasAnSmtpAddressThenItIsFoundAsSuch() throws Exception {
		inMessage((folder, message) -> {
			sender(message, "smtp", "ann@example.com");
			assertThat(smtp(message)).isEqualTo("ann@example.com");
			message.save();
			assertThat(message.readAll().get(PropertyTags.SENDER_SMTP_ADDRESS)).isEqualTo("ann@example.com");
			Row row = folder.contents().columns(PropertyTags.SENDER_SMTP_ADDRESS, SENDER_SEARCH_KEY).nextRows(1).get(0);
			assertThat(row.get(PropertyTags.SENDER_SMTP_ADDRESS)).isEqualTo("ann@example.com");
			assertThat(row.find(SENDER_SEARCH_KEY)).isPresent();
		});
	}

	@Test
	void whenTheSenderIsAnotherThenWhatIsMadeOfItIs() throws Exception {
		inMessage((folder, message) -> {
			sender(message, "SMTP", "ann@example.com");
			message.save();
			Binary before = message.read(SENDER_ENTRYID).get(SENDER_ENTRYID);
			sender(message, "SMTP", "bob@example.com");
			message.save();
			assertThat(smtp(message)).isEqualTo("bob@example.com");
			assertThat(message.read(SENDER_ENTRYID).get(SENDER_ENTRYID)).isNotEqualTo(before);
		});
	}

	@Test
	void whenTheSenderIsOfAnAddressBookThenItHasNoSmtpAddressButAnEntryIdOfIt() throws Exception {
		inMessage((folder, message) -> {
			sender(message, "EX", DISTINGUISHED_NAME);
			message.save();
			PropertyValues values = message.readAll();
			assertThat(values.tags()).doesNotContain(PropertyTags.SENDER_SMTP_ADDRESS);
			assertThat(values.get(SENDER_ENTRYID)).isEqualTo(Binary
				.ofHex("00000000DCA740C8C042101AB4B908002B2FE1820100000000000000" + hex(DISTINGUISHED_NAME) + "00"));
			assertThat(values.get(SENDER_SEARCH_KEY))
				.isEqualTo(Binary.ofHex(hex("EX:/O=ORG/OU=SITE/CN=RECIPIENTS/CN=ANN") + "00"));
			message.set(PropertyTags.SENDER_SMTP_ADDRESS, "ann@example.com");
			assertThat(smtp(message)).isEqualTo("ann@example.com");
		});
	}

	private static String smtp(Message message) {
		return message.read(PropertyTags.SENDER_SMTP_ADDRESS).get(PropertyTags.SENDER_SMTP_ADDRESS);
	}

	private static String hex(String text) {
		StringBuilder hex = new StringBuilder();
		text.chars().forEach((character) -> hex.append("%02X".formatted(character)));
		return hex.toString();
	}

	@Test
	void whenAnAttachmentHasANameThenItsExtensionAndTitleAreMadeOfIt() throws Exception {
		inMessage((folder, message) -> {
			try (Attachment attachment = message.createAttachment()) {
				attachment.set(PropertyTags.ATTACH_LONG_FILENAME, "report.final.PDF");
				attachment.save();
				assertThat(attachment.readAll().tags()).doesNotContain(PropertyTags.RECORD_KEY);
			}
			message.save();
			Row row = message
				.attachments(PropertyTags.ATTACH_EXTENSION, PropertyTags.DISPLAY_NAME, PropertyTags.RENDERING_POSITION,
						PropertyTags.RECORD_KEY, PropertyTags.ACCESS)
				.get(0);
			assertThat(row.get(PropertyTags.ATTACH_EXTENSION)).isEqualTo(".pdf");
			assertThat(row.get(PropertyTags.DISPLAY_NAME)).isEqualTo("report.final.PDF");
			assertThat(row.get(PropertyTags.RENDERING_POSITION)).isEqualTo(-1);
			assertThat(row.get(PropertyTags.ACCESS)).isEqualTo(7);
			try (Attachment attachment = message.openAttachment(0)) {
				assertThat(attachment.read(PropertyTags.RECORD_KEY).get(PropertyTags.RECORD_KEY))
					.isEqualTo(row.get(PropertyTags.RECORD_KEY));
				attachment.set(PropertyTags.RECORD_KEY, Binary.EMPTY);
				assertThatExceptionOfType(MapiCallException.class).isThrownBy(attachment::save)
					.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_COMPUTED));
			}
		});
	}

	@Test
	void whenAnAttachmentIsLargeThenItIsStreamedAndNotRead() throws Exception {
		byte[] content = new byte[100_000];
		content[99_999] = 1;
		inMessage((folder, message) -> {
			try (Attachment attachment = message.createAttachment()) {
				try (OutputStream out = attachment.openContentOutput()) {
					out.write(content);
				}
				PropertyTag<Binary> data = PropertyTags.ATTACH_DATA_BIN;
				assertThat(attachment.read(data).value(data).isTooLarge()).isTrue();
				assertThat(attachment.readAll().value(data).isTooLarge()).isTrue();
				try (InputStream in = attachment.openStream(data)) {
					assertThat(in.readAllBytes()).isEqualTo(content);
				}
				attachment.set(data, Binary.of((byte) 2));
				try (InputStream in = attachment.openStream(data)) {
					assertThat(in.readAllBytes()).containsExactly(2);
				}
			}
		});
	}

	@Test
	void whenABodyIsThereThenItsFormatIsTold() throws Exception {
		inMessage((folder, message) -> {
			message.set(PropertyTags.BODY, "text");
			assertThat(message.read(PropertyTags.NATIVE_BODY_INFO).get(PropertyTags.NATIVE_BODY_INFO)).isEqualTo(1);
			message.setBody(BodyFormat.HTML, "<p>text</p>");
			assertThat(message.read(PropertyTags.NATIVE_BODY_INFO).get(PropertyTags.NATIVE_BODY_INFO)).isEqualTo(3);
		});
	}

	@Test
	void whenTheStoreNeedsAFolderThenItCannotBeDeletedAndSaysSo() throws Exception {
		this.mailbox.run((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); Folder own = inbox.createFolder("Own")) {
				List<Integer> access = List.of(inbox.read(PropertyTags.ACCESS).get(PropertyTags.ACCESS),
						own.read(PropertyTags.ACCESS).get(PropertyTags.ACCESS));
				assertThat(access).containsExactly(0x1B, 0x1F);
			}
		});
	}

	/**
	 * Uses a new message.
	 */
	@FunctionalInterface
	private interface MessageUse {

		void use(Folder folder, Message message) throws Exception;

	}

}
