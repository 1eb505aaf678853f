// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.mapikit.embedded.derived.Bodies;
import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.TestMail;
import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every mail file that others wrote, read through the object model from session to
 * stream, beside what the library of its format says of it.
 */
@UsesMapi
class RealMailModelTests {

	@TempDir
	Path folder;

	@Test
	void whenMailIsRfc822ThenTheModelSaysWhatMime4jSays() throws Exception {
		SoftAssertions softly = new SoftAssertions();
		int compared = 0;
		int html = 0;
		for (Path file : TestMail.copy(this.folder, ".eml", "testRFC822")) {
			List<ReadMail> mails = ReadMail.read(file);
			if (mails.size() == 1) {
				new MimeComparison(softly).compare(file.toString(), mails.get(0),
						TestMail.parse(Files.readAllBytes(file)));
				compared++;
				html += mails.get(0).html().isEmpty() ? 0 : 1;
			}
		}
		softly.assertAll();
		assertThat(compared).isGreaterThan(20);
		assertThat(html).isEqualTo(10);
	}

	@Test
	void whenMailIsOutlooksThenTheModelSaysWhatHsmfSays() throws Exception {
		SoftAssertions softly = new SoftAssertions();
		int compared = 0;
		for (Path file : TestMail.copy(this.folder, ".msg")) {
			byte[] begin = Files.readAllBytes(file);
			boolean outlook = begin.length > 1 && begin[0] == (byte) 0xD0 && begin[1] == (byte) 0xCF;
			List<ReadMail> mails = ReadMail.read(file);
			if (mails.size() != 1) {
				continue;
			}
			compared++;
			if (!outlook) {
				// some name RFC 822 mail so
				new MimeComparison(softly).compare(file.toString(), mails.get(0),
						TestMail.parse(Files.readAllBytes(file)));
				continue;
			}
			try (MAPIMessage oracle = new MAPIMessage(file.toFile())) {
				compareOutlook(softly, file.toString(), mails.get(0), oracle);
			}
		}
		softly.assertAll();
		assertThat(compared).isGreaterThan(60);
	}

	@Test
	void whenOutlookWroteTextBesideRtfThenTheTextOfTheRtfIsTheSame() throws Exception {
		SoftAssertions softly = new SoftAssertions();
		int compared = 0;
		int html = 0;
		for (Path file : TestMail.copy(this.folder, ".msg", ".pst")) {
			for (ReadMail mail : ReadMail.read(file)) {
				if (mail.rtf() == null || mail.text().isEmpty()) {
					continue;
				}
				Function<PropertyTag<?>, @Nullable Object> rtf = (tag) -> tag.equals(PropertyTags.RTF_COMPRESSED)
						? mail.rtf() : null;
				String name = file + " " + mail.subject();
				// Outlook writes where a link leads behind its text
				softly.assertThat(ReadMail.words((String) Bodies.derive(PropertyTags.BODY, rtf)))
					.as(name)
					.isEqualTo(ReadMail.words(mail.text().replaceAll("<(?:https?|mailto):[^<>]*>", "")));
				compared++;
				if (Bodies.derive(PropertyTags.HTML, rtf) instanceof Binary) {
					softly.assertThat(mail.html()).as(name).startsWithIgnoringCase("<").containsIgnoringCase("</html>");
					html++;
				}
			}
		}
		softly.assertAll();
		assertThat(compared).isEqualTo(13);
		assertThat(html).isEqualTo(7);
	}

	@Test
	void whenMailIsInADataFileThenTheModelSaysWhatTheReaderSays() throws Exception {
		SoftAssertions softly = new SoftAssertions();
		int compared = 0;
		for (Path file : TestMail.copy(this.folder, ".pst")) {
			List<ReadMail> mails = ReadMail.read(file);
			try (Mailbox mailbox = new MailboxReader().open(List.of(file.toString()))) {
				List<MailItem> items = TestMail.items(mailbox.root());
				softly.assertThat(mails).as(file.toString()).hasSameSizeAs(items);
				for (MailItem item : items) {
					try (MailContent content = item.open()) {
						ReadMail mail = mails.stream()
							.filter((candidate) -> candidate.subject().equals(item.subject())
									&& candidate.text().equals(Objects.toString(content.body(BodyFormat.TEXT), "")))
							.findFirst()
							.orElse(null);
						softly.assertThat(mail).as("'%s' of %s", item.subject(), file).isNotNull();
						if (mail != null) {
							compareData(softly, mail, item, content);
							compared++;
						}
					}
				}
			}
		}
		softly.assertAll();
		assertThat(compared).isEqualTo(11);
	}

	@Test
	void whenMailIsInAnMboxThenTheModelSaysWhatMime4jSaysOfEachMessage() throws Exception {
		SoftAssertions softly = new SoftAssertions();
		int compared = 0;
		for (Path file : TestMail.copy(this.folder, ".mbox")) {
			List<ReadMail> mails = ReadMail.read(file);
			String all = Files.readString(file, StandardCharsets.ISO_8859_1);
			List<String> messages = Stream.of(all.split("(?m)^(?=From \\S+ .*\\d{4}\\s*$)"))
				.filter((message) -> message.startsWith("From "))
				.toList();
			softly.assertThat(mails).as(file.toString()).hasSameSizeAs(messages);
			for (int i = 0; i < Math.min(mails.size(), messages.size()); i++) {
				new MimeComparison(softly).compare(file + ", message " + i, mails.get(i),
						TestMail.parse(messages.get(i).getBytes(StandardCharsets.ISO_8859_1)));
				compared++;
			}
		}
		softly.assertAll();
		assertThat(compared).isGreaterThan(3);
	}

	private static void compareOutlook(SoftAssertions softly, String name, ReadMail mail, MAPIMessage oracle)
			throws Exception {
		oracle.setReturnNullOnMissingChunk(true);
		oracle.guess7BitEncoding();
		softly.assertThat(mail.subject()).as(name).isEqualTo(Objects.toString(oracle.getSubject(), ""));
		softly.assertThat(mail.sender()).as(name).isEqualTo(Objects.toString(oracle.getDisplayFrom(), ""));
		if (oracle.getTextBody() != null) {
			softly.assertThat(mail.text()).as(name).isEqualTo(oracle.getTextBody());
		}
		softly.assertThat(mail.recipients()).as(name).hasSameSizeAs(oracle.getRecipientDetailsChunks());
		AttachmentChunks[] attachments = oracle.getAttachmentFiles();
		softly.assertThat(mail.files()).as(name).hasSameSizeAs(attachments);
		for (int i = 0; i < Math.min(attachments.length, mail.files().size()); i++) {
			ReadFile file = mail.files().get(i);
			if (attachments[i].getAttachLongFileName() != null) {
				softly.assertThat(file.name()).as(name).isEqualTo(attachments[i].getAttachLongFileName().getValue());
			}
			if (attachments[i].isEmbeddedMessage()) {
				ReadMail embedded = Objects.requireNonNull(file.embedded());
				compareOutlook(softly, name + " > " + embedded.subject(), embedded,
						attachments[i].getEmbeddedMessage());
			}
			else {
				softly.assertThat(file.bytes()).as(name).isEqualTo(attachments[i].getAttachData().getValue());
			}
		}
	}

	private static void compareData(SoftAssertions softly, ReadMail mail, MailItem item, MailContent content)
			throws Exception {
		String name = item.location();
		softly.assertThat(mail.sender()).as(name).isEqualTo(item.senderName());
		softly.assertThat(mail.delivered()).as(name).isEqualTo(item.deliveryTime());
		// the store makes the entry identifiers
		softly.assertThat(mail.recipients())
			.as(name)
			.usingRecursiveFieldByFieldElementComparatorIgnoringFields("entryId")
			.isEqualTo(content.recipients());
		softly.assertThat(mail.files()).as(name).hasSameSizeAs(content.attachments());
		for (int i = 0; i < Math.min(mail.files().size(), content.attachments().size()); i++) {
			MailAttachment attachment = content.attachments().get(i);
			ReadFile file = mail.files().get(i);
			if (attachment.method() == AttachmentMethod.EMBEDDED_MESSAGE) {
				try (MailContent inner = attachment.openMessage()) {
					softly.assertThat(Objects.requireNonNull(file.embedded()).subject())
						.as(name)
						.isEqualTo(inner.get(PropertyTags.SUBJECT));
				}
			}
			else {
				softly.assertThat(file.name()).as(name).isEqualTo(attachment.fileName());
				try (InputStream in = attachment.open()) {
					softly.assertThat(file.bytes()).as(name).isEqualTo(in.readAllBytes());
				}
			}
		}
	}

}
