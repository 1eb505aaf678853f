// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Objects;

import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.mime.Rfc822Item;
import io.github.mapikit.mailfiles.outlook.MsgItem;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.property.PropertyTags;
import org.apache.james.mime4j.dom.Message;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is said of mail that others wrote, beside what each format's library says itself.
 */
class RealMailTests {

	@TempDir
	Path folder;

	@Test
	void whenMessagesAreRfc822ThenTheirHeadersAreWhatMime4jReads() throws Exception {
		List<Path> files = TestMail.copy(this.folder, ".eml", ".msg", "testRFC822");
		int compared = 0;
		SoftAssertions softly = new SoftAssertions();
		try (Mailbox mailbox = open()) {
			for (MailItem item : TestMail.items(mailbox.root())) {
				if (!(item instanceof Rfc822Item)) {
					continue;
				}
				compared++;
				Message oracle = TestMail.parse(Files.readAllBytes(Path.of(item.location())));
				try (MailContent content = item.open()) {
					compareHeaders(softly, item, content, oracle);
				}
			}
		}
		softly.assertAll();
		assertThat(files).hasSizeGreaterThan(90);
		assertThat(compared).isGreaterThan(80);
	}

	private void compareHeaders(SoftAssertions softly, MailItem item, MailContent content, Message oracle) {
		String name = item.location();
		String subject = (oracle.getSubject() != null) ? oracle.getSubject().strip() : "";
		// to mime4j a blank line does not end the header if the next one is folded
		softly.assertThat(collapse(content.get(PropertyTags.SUBJECT)))
			.as("subject of %s", name)
			.isEqualTo(name.endsWith("obsolete.msg") ? "The obsolete syntax allow spaces before the colon"
					: collapse(subject));
		if (oracle.getFrom() != null && !oracle.getFrom().isEmpty() && oracle.getSender() == null) {
			var from = oracle.getFrom().get(0);
			softly.assertThat(item.senderAddress())
				.as("sender of %s", name)
				.isIn(from.getAddress(), address(from.getAddress()));
			if (from.getName() != null && !from.getName().isBlank()) {
				softly.assertThat(item.senderName()).as("sender of %s", name).isEqualTo(from.getName().strip());
			}
		}
		if (oracle.getTo() != null) {
			List<String> to = oracle.getTo()
				.flatten()
				.stream()
				.map((address) -> address(address.getAddress()))
				.toList();
			softly.assertThat(content.recipients())
				.filteredOn((recipient) -> recipient.type() == RecipientType.TO)
				.extracting(Recipient::address)
				.as("recipients of %s", name)
				.containsExactlyElementsOf(to);
		}
		Date date = oracle.getDate();
		String written = (oracle.getHeader().getField("Date") != null) ? oracle.getHeader().getField("Date").getBody()
				: "";
		// mime4j takes zones by name, and of three digits, for UTC (RFC 5322, 4.3)
		if (date != null && !written.strip().matches(".* ([ECMP][SD]T|[CM]DT|[+-]\\d{3})\\b.*")) {
			softly.assertThat(item.submitTime()).as("date of %s", name).isEqualTo(date.toInstant());
		}
		softly.assertThat(content.get(PropertyTags.INTERNET_MESSAGE_ID))
			.as("identifier of %s", name)
			.isEqualTo((oracle.getMessageId() != null) ? oracle.getMessageId().strip() : null);
		for (MailAttachment attachment : content.attachments()) {
			try (InputStream in = attachment.open()) {
				softly.assertThat(in.readAllBytes().length)
					.as("attachment of %s", name)
					.isEqualTo((int) attachment.size());
			}
			catch (IOException ex) {
				softly.fail("attachment of " + name, ex);
			}
		}
	}

	/** To mime4j a name alone is an address. */
	private static String address(String text) {
		return (text.indexOf('@') < 0) ? "" : text;
	}

	private static String withoutLineEnds(String text) {
		return (text != null) ? text.replaceAll("[\r\n]", "") : "";
	}

	private static String collapse(String text) {
		return (text != null) ? text.replaceAll("\\s+", " ") : "";
	}

	@Test
	void whenMessagesAreOutlooksThenTheyAreWhatHsmfReads() throws Exception {
		TestMail.copy(this.folder, ".msg");
		int compared = 0;
		SoftAssertions softly = new SoftAssertions();
		try (Mailbox mailbox = open()) {
			for (MailItem item : TestMail.items(mailbox.root())) {
				if (!(item instanceof MsgItem)) {
					continue;
				}
				compared++;
				try (MAPIMessage oracle = new MAPIMessage(new File(item.location()));
						MailContent content = item.open()) {
					compareOutlook(softly, item.location(), content, oracle);
				}
			}
		}
		softly.assertAll();
		assertThat(compared).isEqualTo(12);
	}

	private void compareOutlook(SoftAssertions softly, String name, MailContent content, MAPIMessage oracle)
			throws Exception {
		oracle.setReturnNullOnMissingChunk(true);
		oracle.guess7BitEncoding();
		softly.assertThat(content.get(PropertyTags.SUBJECT))
			.as(name)
			.isEqualTo(Objects.toString(oracle.getSubject(), ""));
		softly.assertThat(content.get(PropertyTags.DISPLAY_TO)).as(name).isEqualTo(oracle.getDisplayTo());
		softly.assertThat(Objects.toString(content.get(PropertyTags.SENDER_NAME), ""))
			.as(name)
			.isEqualTo(Objects.toString(oracle.getDisplayFrom(), ""));
		softly.assertThat(content.body(BodyFormat.TEXT)).as(name).isEqualTo(oracle.getTextBody());
		String rtf = content.body(BodyFormat.RTF);
		// HSMF begins its dictionary with line ends the wrong way round ([MS-OXRTFCP],
		// 2.1.2.1)
		softly.assertThat(withoutLineEnds(rtf)).as(name).isEqualTo(withoutLineEnds(oracle.getRtfBody()));
		if (oracle.getMainChunks().getMessageClass() != null) {
			softly.assertThat(content.get(PropertyTags.MESSAGE_CLASS))
				.as(name)
				.isEqualTo(oracle.getMainChunks().getMessageClass().getValue());
		}
		// HSMF prefers the address to the name shown, so that only their number compares
		softly.assertThat(content.recipients()).as(name).hasSameSizeAs(oracle.getRecipientDetailsChunks());
		AttachmentChunks[] attachments = oracle.getAttachmentFiles();
		softly.assertThat(content.attachments()).as(name).hasSameSizeAs(attachments);
		for (int i = 0; i < attachments.length; i++) {
			MailAttachment attachment = content.attachments().get(i);
			if (attachments[i].getAttachLongFileName() != null) {
				softly.assertThat(attachment.fileName())
					.as(name)
					.isEqualTo(attachments[i].getAttachLongFileName().getValue());
			}
			if (attachments[i].isEmbeddedMessage()) {
				softly.assertThat(attachment.method()).as(name).isEqualTo(AttachmentMethod.EMBEDDED_MESSAGE);
				try (MailContent embedded = attachment.openMessage()) {
					softly.assertThat(embedded.get(PropertyTags.SUBJECT))
						.isEqualTo(attachments[i].getEmbeddedMessage().getSubject());
				}
			}
			else {
				try (InputStream in = attachment.open()) {
					softly.assertThat(in.readAllBytes()).as(name).isEqualTo(attachments[i].getAttachData().getValue());
				}
			}
		}
	}

	@Test
	void whenAFolderOfAJarIsNamedThenItsMailIsRead() {
		try (Mailbox mailbox = new MailboxReader().open(List.of("classpath:test-documents"))) {
			assertThat(TestMail.items(mailbox.root())).extracting(MailItem::subject)
				.contains("FW: First email", "Welcome to Microsoft Office Outlook 2003", "Re: Feature Generators");
			assertThat(mailbox.root().subfolders()).extracting(MailFolder::name).contains("complex", "testPST");
			for (MailItem item : TestMail.items(mailbox.root())) {
				item.open().close();
			}
		}
	}

	@Test
	void whenAnMboxIsReadThenEachMessageIsFound() throws Exception {
		TestMail.copy(this.folder, ".mbox");
		try (Mailbox mailbox = open()) {
			assertThat(mailbox.skipped()).isEmpty();
			MailFolder complex = mailbox.root()
				.subfolders()
				.stream()
				.filter((child) -> child.name().equals("test-documents_complex"))
				.findFirst()
				.orElseThrow();
			assertThat(complex.items()).hasSize(3);
			assertThat(complex.items().get(0).senderAddress()).contains("@");
			try (MailContent content = complex.items().get(0).open()) {
				assertThat(content.body(BodyFormat.TEXT)).isNotBlank();
			}
		}
	}

	private Mailbox open() {
		return new MailboxReader().open(List.of(this.folder.toString()));
	}

}
