// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.TestMail;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * TNEF in a file of its own, and the named properties of it.
 */
class TnefFileTests {

	private static final UUID ATTACHMENT_SET = UUID.fromString("96357f7f-59e1-47d0-99a7-46515c183b54");

	private static final UUID TASK_SET = UUID.fromString("00062003-0000-0000-c000-000000000046");

	@TempDir
	Path folder;

	private static TestTnef.Properties properties() throws Exception {
		return new TestTnef.Properties().text(0x0037001E, "Re: plan", "US-ASCII").text(0x1000001E, "text", "US-ASCII");
	}

	private static TestTnef tnef() throws Exception {
		return new TestTnef().properties(properties())
			.recipients(new TestTnef.Properties().text(0x3001001E, "Bob", "US-ASCII")
				.text(0x3002001E, "SMTP", "US-ASCII")
				.text(0x3003001E, "bob@example.org", "US-ASCII")
				.number(0x0C150003, 1))
			.attachment(new TestTnef.Properties().text(0x3707001E, "a.txt", "US-ASCII")
				.value(0x37010102, new byte[] { 1, 2, 3 }));
	}

	@ParameterizedTest
	@ValueSource(strings = { "winmail.dat", "WINMAIL.DAT", "winmail (2).dat", "meeting.tnef", "named-otherwise" })
	void whenAFileIsTnefThenItIsAMessage(String name) throws Exception {
		Files.write(this.folder.resolve(name), tnef().toBytes());
		try (Mailbox mailbox = new MailboxReader().open(List.of(this.folder.toString()))) {
			assertThat(mailbox.skipped()).isEmpty();
			assertMessage(TestMail.only(mailbox));
		}
		try (Mailbox mailbox = new MailboxReader().open(List.of(this.folder.resolve(name).toString()))) {
			assertMessage(TestMail.only(mailbox));
		}
	}

	private void assertMessage(MailItem item) throws Exception {
		assertThat(item.subject()).isEqualTo("Re: plan");
		assertThat(item.normalizedSubject()).isEqualTo("plan");
		assertThat(item.displayTo()).isEqualTo("Bob");
		assertThat(item.hasAttachments()).isTrue();
		assertThat(item.deliveryTime()).as("of the file").isNotNull();
		try (MailContent content = item.open()) {
			assertThat(content.get(PropertyTags.SUBJECT)).isEqualTo("Re: plan");
			assertThat(content.get(PropertyTags.DISPLAY_TO)).isEqualTo("Bob");
			assertThat(content.get(PropertyTags.DELIVERY_TIME)).isEqualTo(item.deliveryTime());
			assertThat(content.get(PropertyTags.MESSAGE_SIZE)).isEqualTo(item.size());
			assertThat(content.body(BodyFormat.TEXT)).isEqualTo("text");
			assertThat(content.recipients())
				.containsExactly(Recipient.smtp(RecipientType.TO, "Bob", "bob@example.org"));
			assertThat(content.attachments()).singleElement()
				.satisfies((file) -> assertThat(file.open().readAllBytes()).containsExactly(1, 2, 3));
		}
	}

	@Test
	void whenOutlookWroteItThenItIsAMessage() throws Exception {
		Path file = TestMail.copy(this.folder, "testWINMAIL.dat").get(0);
		try (Mailbox mailbox = new MailboxReader().open(List.of(file.toString()));
				MailContent content = TestMail.only(mailbox).open()) {
			assertThat(content.body(BodyFormat.RTF)).startsWith("{\\rtf1");
			assertThat(content.attachments()).hasSizeGreaterThan(2);
		}
	}

	@Test
	void whenAttributesAloneTellThenSenderAndTimeAreTheirs() throws Exception {
		byte[] name = "Ann\0".getBytes(StandardCharsets.US_ASCII);
		byte[] address = "smtp:ann@example.org\0\0".getBytes(StandardCharsets.US_ASCII);
		byte[] from = TestMsg.buffer(8 + name.length + address.length)
			.putShort((short) 4)
			.putShort((short) 0)
			.putShort((short) name.length)
			.putShort((short) address.length)
			.put(name)
			.put(address)
			.array();
		byte[] sent = TestMsg.buffer(14).array();
		short[] parts = { 2020, 3, 2, 10, 11, 12, 1 };
		for (int i = 0; i < parts.length; i++) {
			TestMsg.buffer(2).putShort(parts[i]).flip().get(sent, 2 * i, 2);
		}
		Files.write(this.folder.resolve("winmail.dat"), tnef().message(0x8000, from).message(0x8005, sent).toBytes());
		try (Mailbox mailbox = new MailboxReader().open(List.of(this.folder.toString()))) {
			MailItem item = TestMail.only(mailbox);
			assertThat(item.senderName()).isEqualTo("Ann");
			assertThat(item.senderAddress()).isEqualTo("ann@example.org");
			assertThat(item.senderAddressType()).isEqualTo("SMTP");
			assertThat(item.submitTime()).isEqualTo(Instant.parse("2020-03-02T10:11:12Z"));
		}
		for (int length = 0; length < from.length; length++) {
			Files.write(this.folder.resolve("winmail.dat"),
					tnef().message(0x8000, Arrays.copyOf(from, length))
						.message(0x8005, Arrays.copyOf(sent, length % 14))
						.toBytes());
			try (Mailbox mailbox = new MailboxReader().open(List.of(this.folder.toString()))) {
				assertThat(TestMail.only(mailbox).senderName()).isEmpty();
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "winmail.dat", "x.tnef" })
	void whenAFileIsNoTnefThenItIsSkippedWithAReason(String name) throws Exception {
		Files.writeString(this.folder.resolve(name), "no TNEF");
		try (Mailbox mailbox = new MailboxReader().open(List.of(this.folder.toString()))) {
			assertThat(TestMail.items(mailbox.root())).isEmpty();
			assertThat(mailbox.skipped()).hasSize(1);
		}
		Files.write(this.folder.resolve(name), Arrays.copyOf(tnef().toBytes(), 60));
		try (Mailbox mailbox = new MailboxReader().open(List.of(this.folder.toString()))) {
			assertThat(mailbox.skipped()).singleElement().asString().contains("ends too early");
		}
	}

	@Test
	void whenPropertiesHaveNamesThenTheyHaveTheIdentifiersOfTheMailbox() throws Exception {
		NamedProperties named = new NamedProperties();
		int other = named.idOf(new PropertyName(TASK_SET, 1, null));
		TestTnef.Properties properties = properties().named(TASK_SET, 0x8101, 7)
			.named(0x001F, PropertyName.PS_PUBLIC_STRINGS, "Keywords", "a\0".getBytes(StandardCharsets.UTF_16LE))
			.named(PropertyName.PS_MAPI, 0x0026, 1);
		TnefMessage message = TnefReader.read(ByteBuffer.wrap(new TestTnef().properties(properties).toBytes()),
				MailboxLimits.defaults(), named, new ArrayList<>());
		int number = named.idOf(new PropertyName(TASK_SET, 0x8101, null));
		int text = named.idOf(new PropertyName(PropertyName.PS_PUBLIC_STRINGS, 0, "Keywords"));
		assertThat(List.of(other, number, text)).doesNotHaveDuplicates();
		assertThat(message.values().get(PropertyTag.int32(number))).isEqualTo(7);
		assertThat(message.values().get(PropertyTag.unicode(text))).isEqualTo("a");
		assertThat(message.values().get(PropertyTag.int32(0x0026))).isEqualTo(1);
	}

	@Test
	void whenAFileIsInTheWebThenTheFailureSaysWhoHoldsIt() throws Exception {
		TestTnef.Properties reference = new TestTnef.Properties().number(0x37050003, 7)
			.text(0x370D001E, "https://files.example.org/plan.docx", "US-ASCII")
			.named(0x001F, ATTACHMENT_SET, "AttachmentProviderType",
					"OneDrivePro\0".getBytes(StandardCharsets.UTF_16LE));
		Files.write(this.folder.resolve("winmail.dat"), new TestTnef().attachment(reference).toBytes());
		try (Mailbox mailbox = new MailboxReader().open(List.of(this.folder.toString()));
				MailContent content = TestMail.only(mailbox).open()) {
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(content.attachments().get(0)::open)
				.withMessageContaining("(ATTACH_BY_WEB_REFERENCE, OneDrivePro)")
				.withMessageContaining("'https://files.example.org/plan.docx'");
		}
		Files.delete(this.folder.resolve("winmail.dat"));
		TestMsg msg = new TestMsg()
			.attachment(new TestMsg().number(0x37050003, 7)
				.text(0x370D, "https://files.example.org/plan.docx")
				.text(0x8000, "OneDrivePro"))
			.name(ATTACHMENT_SET, "AttachmentProviderType");
		try (MailContent content = msg.read(this.folder)) {
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(content.attachments().get(0)::open)
				.withMessageContaining("(ATTACH_BY_WEB_REFERENCE, OneDrivePro)");
		}
	}

}
