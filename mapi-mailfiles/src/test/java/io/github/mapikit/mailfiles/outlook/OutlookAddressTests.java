// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.TestMail;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.property.PropertyTags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who sent an Outlook message and who got it, if an Exchange organization knows them by
 * distinguished names.
 */
class OutlookAddressTests {

	private static final String DN = "/O=EXAMPLE/OU=EXCHANGE/CN=RECIPIENTS/CN=ANN";

	private static final int SENDER_NAME = 0x0C1A;

	private static final int SENDER_ADDRTYPE = 0x0C1E;

	private static final int SENDER_EMAIL_ADDRESS = 0x0C1F;

	private static final int SENDER_SMTP_ADDRESS = 0x5D01;

	private static final int FROM_NAME = 0x0042;

	private static final int FROM_ADDRTYPE = 0x0064;

	private static final int FROM_EMAIL_ADDRESS = 0x0065;

	private static final int FROM_SMTP_ADDRESS = 0x5D02;

	private static final int HEADERS = 0x007D;

	@TempDir
	Path folder;

	private static TestMsg ex() {
		return new TestMsg().text(SENDER_NAME, "Ann")
			.text(SENDER_ADDRTYPE, "EX")
			.text(SENDER_EMAIL_ADDRESS, DN)
			.text(FROM_NAME, "Ann")
			.text(FROM_ADDRTYPE, "EX")
			.text(FROM_EMAIL_ADDRESS, DN);
	}

	@Test
	void whenTheSenderIsOfExchangeThenTheAddressesStayAsStored() throws Exception {
		ex().text(SENDER_SMTP_ADDRESS, "ann@example.com").write(this.folder);
		try (Mailbox mailbox = open(); MailContent content = TestMail.only(mailbox).open()) {
			MailItem item = TestMail.only(mailbox);
			assertThat(item.senderAddress()).isEqualTo(DN).isEqualTo(content.get(PropertyTags.SENDER_EMAIL_ADDRESS));
			assertThat(item.senderAddressType()).isEqualTo("EX").isEqualTo(content.get(PropertyTags.SENDER_ADDRTYPE));
			assertThat(content.get(PropertyTags.SENDER_SMTP_ADDRESS)).isEqualTo("ann@example.com");
			assertThat(content.get(MailProperties.SENT_REPRESENTING_SMTP_ADDRESS)).isEqualTo("ann@example.com");
		}
	}

	@Test
	void whenSeveralTellThenPropertiesGoBeforeHeaders() throws Exception {
		String headers = "Received: from x\r\nFrom: Ann\r\n <header@example.com>\r\n";
		assertSender("one@example.com",
				ex().text(HEADERS, headers)
					.text(SENDER_SMTP_ADDRESS, "one@example.com")
					.text(FROM_SMTP_ADDRESS, "two@example.com"));
		assertSender("two@example.com", ex().text(HEADERS, headers).text(FROM_SMTP_ADDRESS, "two@example.com"));
		assertSender("header@example.com", ex().text(HEADERS, headers));
		assertSender("header@example.com", ex().text(HEADERS, headers).text(SENDER_SMTP_ADDRESS, DN));
		assertSender(null, ex());
		assertSender(null, ex().text(SENDER_SMTP_ADDRESS, DN));
	}

	@ParameterizedTest
	@ValueSource(strings = { "From: ann@example.com", "From: Ann <ann@example.com>", "from:<ann@example.com>",
			"From: \"x@evil.example, Inc.\" <ann@example.com>, b@example.org",
			"From: =?utf-8?q?=C3=84nn?= <ann@example.com>",
			"Subject: From: no@example.com\r\nFROM:\r\n\tAnn\r\n\t<ann@example.com>",
			"From: Ann <SMTP:ann@example.com>", "From: ann@example.com (Ann)", "From: (Ann) ann@example.com",
			"From: Ann <ann(home) @ example.com>", "From: a@evil.example <ann@example.com>",
			"From: Team: ann@example.com;", "From: Example, Ann, MD <ann@example.com>",
			"From: =?utf-8?q?a=40evil=2Eexample?= <ann@example.com>" })
	void whenOnlyTheHeaderTellsThenItsAddressIsFound(String header) throws Exception {
		assertSender("ann@example.com", ex().text(HEADERS, header + "\r\nTo: c@example.net\r\n\r\nFrom"));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "From", "From:", "From: Ann", "From: <>", "From: <@>", "From: \"", "\r\n:", "From: " + DN })
	void whenNothingTellsThenThereIsNoAddress(String header) throws Exception {
		assertSender(null, ex().text(HEADERS, header));
	}

	@Test
	void whenADelegateSentItThenEachHasHisAddress() throws Exception {
		TestMsg msg = new TestMsg().text(SENDER_NAME, "Ann")
			.text(SENDER_ADDRTYPE, "EX")
			.text(SENDER_EMAIL_ADDRESS, DN)
			.text(FROM_NAME, "Boss")
			.text(FROM_ADDRTYPE, "EX")
			.text(FROM_EMAIL_ADDRESS, DN + "2")
			.text(HEADERS, "Sender: ann@example.com\r\nFrom: boss@example.com\r\n");
		try (MailContent content = msg.read(this.folder)) {
			assertThat(content.get(PropertyTags.SENDER_SMTP_ADDRESS)).isEqualTo("ann@example.com");
			assertThat(content.get(MailProperties.SENT_REPRESENTING_SMTP_ADDRESS)).isEqualTo("boss@example.com");
		}
		try (MailContent content = msg.text(FROM_SMTP_ADDRESS, "other@example.com")
			.text(HEADERS, "")
			.read(this.folder)) {
			assertThat(content.get(PropertyTags.SENDER_SMTP_ADDRESS)).as("is no address of the delegate").isNull();
			assertThat(content.get(MailProperties.SENT_REPRESENTING_SMTP_ADDRESS)).isEqualTo("other@example.com");
		}
	}

	@Test
	void whenTheAddressIsSmtpThenItIsTheSmtpAddress() throws Exception {
		assertSender("ann@example.com",
				new TestMsg().text(SENDER_NAME, "Ann")
					.text(SENDER_ADDRTYPE, "SMTP")
					.text(SENDER_EMAIL_ADDRESS, "ann@example.com"));
		TestMsg from = new TestMsg().text(FROM_NAME, "Ann")
			.text(FROM_ADDRTYPE, "SMTP")
			.text(FROM_EMAIL_ADDRESS, "ann@example.com");
		assertSender("ann@example.com", from);
		try (MailContent content = from.read(this.folder)) {
			assertThat(content.get(PropertyTags.SENDER_EMAIL_ADDRESS)).isEqualTo("ann@example.com");
			assertThat(content.get(MailProperties.SENT_REPRESENTING_SMTP_ADDRESS)).isEqualTo("ann@example.com");
		}
	}

	@Test
	void whenOnlyASmtpAddressIsKnownThenItIsTheAddress() throws Exception {
		new TestMsg().text(SENDER_NAME, "Ann").text(SENDER_SMTP_ADDRESS, "ann@example.com").write(this.folder);
		try (Mailbox mailbox = open(); MailContent content = TestMail.only(mailbox).open()) {
			assertThat(TestMail.only(mailbox).senderAddress()).isEqualTo("ann@example.com");
			assertThat(content.get(PropertyTags.SENDER_EMAIL_ADDRESS)).isEqualTo("ann@example.com");
			assertThat(content.get(PropertyTags.SENDER_ADDRTYPE)).isEqualTo("SMTP");
		}
	}

	@Test
	void whenRecipientsAreOfExchangeThenTheirSmtpAddressesAreFound() throws Exception {
		TestMsg msg = new TestMsg()
			.text(HEADERS,
					"To: \"Bo, Example\" <bo@example.org>,\r\n =?utf-8?b?w4RubmU=?= <aenne@example.org>,\r\n"
							+ " Twin <t1@example.org>, Twin <t2@example.org>\r\nCc: Friends: c@example.org;\r\n")
			.recipient(row("Known", DN).text(0x39FE, "known@example.org"))
			.recipient(row("Bo, Example", DN))
			.recipient(row("Änne", DN))
			.recipient(row("Twin", DN))
			.recipient(row("Nobody", DN))
			.recipient(row("Carla", DN).number(0x0C150003, 2))
			.recipient(row("Wrong", DN).text(0x39FE, DN));
		try (MailContent content = msg.read(this.folder)) {
			assertThat(content.recipients()).extracting(Recipient::smtpAddress)
				.containsExactly("known@example.org", "bo@example.org", "aenne@example.org", null, null,
						"c@example.org", null);
			assertThat(content.recipients()).extracting(Recipient::address).containsOnly(DN);
			assertThat(content.recipients()).extracting(Recipient::addressType).containsOnly("EX");
		}
	}

	@Test
	void whenARecipientIsANameThenItIsKept() throws Exception {
		TestMsg msg = new TestMsg().recipient(new TestMsg().text(0x3001, "Just a name"))
			.recipient(new TestMsg().text(0x39FE, "only@example.org").number(0x0C150003, 3))
			.recipient(new TestMsg().text(0x3003, DN).text(0x3002, "EX").text(0x39FE, "nameless@example.org"))
			.recipient(new TestMsg().number(0x0C150003, 1))
			.recipient(new TestMsg().text(0x3001, "One off").bytes(0x0FFF0102, oneOff("One off", "off@example.org")));
		try (MailContent content = msg.read(this.folder)) {
			assertThat(content.recipients()).containsExactly(
					new Recipient(RecipientType.TO, "Just a name", "", "", null),
					Recipient.smtp(RecipientType.BCC, "only@example.org", "only@example.org"),
					new Recipient(RecipientType.TO, "nameless@example.org", "EX", DN, "nameless@example.org"),
					Recipient.smtp(RecipientType.TO, "One off", "off@example.org"));
		}
	}

	@Test
	void whenAHeaderIsHostileThenTheMessageIsRead() throws Exception {
		String words = "=?x-no-such-charset?q?=41?= ".repeat(15_000);
		String addresses = "a <a@example.org>, ".repeat(50_000);
		try (MailContent content = ex().text(HEADERS, "From: " + words + "\r\nTo: " + addresses)
			.recipient(row("b", DN))
			.recipient(row("b2", DN))
			.read(this.folder)) {
			assertThat(content.recipients()).hasSize(2);
			assertThat(content.get(PropertyTags.SENDER_SMTP_ADDRESS)).isNull();
		}
	}

	private static TestMsg row(String name, String address) {
		return new TestMsg().text(0x3001, name).text(0x3002, "EX").text(0x3003, address);
	}

	private static byte[] oneOff(String name, String address) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new byte[4]);
		out.writeBytes(new byte[] { (byte) 0x81, 0x2B, 0x1F, (byte) 0xA4, (byte) 0xBE, (byte) 0xA3, 0x10, 0x19,
				(byte) 0x9D, 0x6E, 0, (byte) 0xDD, 1, 0x0F, 0x54, 2 });
		out.writeBytes(new byte[] { 0, 0, 1, (byte) 0x90 });
		out.writeBytes((name + "\0SMTP\0" + address + "\0").getBytes(StandardCharsets.UTF_16LE));
		return out.toByteArray();
	}

	private void assertSender(String smtp, TestMsg msg) throws Exception {
		try (MailContent content = msg.read(this.folder)) {
			assertThat(content.get(PropertyTags.SENDER_SMTP_ADDRESS)).isEqualTo(smtp);
		}
	}

	private Mailbox open() {
		return new MailboxReader().open(List.of(this.folder.toString()));
	}

}
