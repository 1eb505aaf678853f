// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.item.MailFolderKind;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.pst.builder.PstAttachment;
import io.github.mapikit.mailfiles.pst.builder.PstBuilder;
import io.github.mapikit.mailfiles.pst.builder.PstFolder;
import io.github.mapikit.mailfiles.pst.builder.PstMessage;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyTags;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every structure of the format, in each of its variants and encodings, read back.
 */
class PstStructureTests {

	@TempDir
	Path folder;

	@ParameterizedTest
	@MethodSource({ "io.github.mapikit.mailfiles.pst.PstVariant#all",
			"io.github.mapikit.mailfiles.pst.PstVariant#deep" })
	void whenAFileIsBuiltThenAllOfItIsReadBack(PstVariant variant) throws Exception {
		Path file = this.folder.resolve("mail.pst");
		try (PstBuilder pst = variant.build(file)) {
			PstSamples.fill(pst);
		}
		try (ReadPst read = new ReadPst(file)) {
			assertThat(read.skipped()).isEmpty();
			assertThat(read.counts()).isEqualTo(new PstCounts(63, 63, 0));
			assertThat(read.root().subfolders()).extracting(MailFolder::name)
				.containsExactlyInAnyOrder("Deleted Items", "Inbox", "Nothing");
			assertThat(read.folder("Inbox").kind()).isEqualTo(MailFolderKind.INBOX);
			assertThat(read.folder("Deleted Items").kind()).isEqualTo(MailFolderKind.DELETED_ITEMS);
			List<MailItem> items = read.folder("Inbox").items();
			assertThat(items).hasSize(61);
			for (int i = 0; i < 60; i++) {
				assertMessage(items.get(i), i);
			}
			assertAttached(items.get(60));
			assertMessage(read.folder("Inbox", "Within", "Further within").items().get(0), 2000);
			assertMessage(read.folder("Deleted Items").items().get(0), 3000);
		}
	}

	private static void assertMessage(MailItem item, int number) {
		assertThat(item.subject()).isEqualTo("Größe " + number);
		assertThat(item.senderName()).isEqualTo("Sender " + number);
		assertThat(item.deliveryTime()).isEqualTo(PstSamples.TIME.plusSeconds(number));
		try (MailContent content = item.open()) {
			assertThat(content.body(BodyFormat.TEXT)).isEqualTo("Text of " + number);
			assertThat(content.get(PropertyTags.SENDER_EMAIL_ADDRESS)).isEqualTo("sender%d@example.com", number);
			assertThat(content.recipients()).extracting(Recipient::name, Recipient::address)
				.containsExactly(Tuple.tuple("Recipient " + number, "recipient%d@example.org".formatted(number)));
			assertThat(content.truncations()).isEmpty();
		}
	}

	private static void assertAttached(MailItem item) throws IOException {
		try (MailContent content = item.open()) {
			assertThat(content.attachments()).extracting(MailAttachment::method)
				.containsExactly(AttachmentMethod.BY_VALUE, AttachmentMethod.BY_VALUE, AttachmentMethod.BY_VALUE,
						AttachmentMethod.EMBEDDED_MESSAGE, AttachmentMethod.BY_REFERENCE, AttachmentMethod.OLE);
			assertThat(ReadPst.bytes(ReadPst.attachment(content, "small.txt"))).asString().isEqualTo("small");
			assertThat(ReadPst.bytes(ReadPst.attachment(content, "large.bin"))).isEqualTo(PstSamples.bytes(1, 200_000));
			assertThat(ReadPst.bytes(ReadPst.attachment(content, "empty.bin"))).isEmpty();
			assertThat(ReadPst.bytes(ReadPst.attachment(content, "object"))).isEqualTo(PstSamples.bytes(2, 70_000));
			try (MailContent inner = content.attachments().get(3).openMessage();
					MailContent innermost = inner.attachments().get(0).openMessage()) {
				assertThat(inner.get(PropertyTags.SUBJECT)).isEqualTo("Inner");
				assertThat(inner.recipients()).extracting(Recipient::address).containsExactly("c@example.com");
				assertThat(innermost.body(BodyFormat.TEXT)).isEqualTo("innermost text");
				assertThat(ReadPst.bytes(innermost.attachments().get(0))).asString().isEqualTo("deep");
			}
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenTablesAreLargeThenEachRowIsReadBack(PstVariant variant) throws Exception {
		int messages = 9000;
		Path file = this.folder.resolve("mail.pst");
		try (PstBuilder pst = variant.build(file)) {
			PstFolder inbox = pst.top().folder("Inbox");
			for (int i = 0; i < messages; i++) {
				inbox.add(new PstMessage(subject(i)).from("Sender " + i % 50, "sender@example.com"));
			}
		}
		try (ReadPst read = new ReadPst(file)) {
			assertThat(read.skipped()).isEmpty();
			List<String> subjects = read.subjects("Inbox");
			assertThat(subjects).hasSize(messages);
			for (int i = 0; i < messages; i++) {
				// what a list shows of a text is cut
				assertThat(subject(i)).startsWith(subjects.get(i));
				assertThat(subjects.get(i)).hasSizeGreaterThanOrEqualTo(Math.min(250, subject(i).length()));
			}
		}
	}

	/**
	 * Long enough for a heap whose blocks are told of in several places, and some for a
	 * subnode.
	 */
	private static String subject(int number) {
		return "Subject of " + number + ", " + "long ".repeat((number % 1000 == 7) ? 1000 : number % 60);
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenAMessageHasManyPartsThenEachIsReadBack(PstVariant variant) throws Exception {
		int count = 900;
		PstMessage message = new PstMessage("Many");
		for (int i = 0; i < count; i++) {
			message.to("Recipient " + i, "recipient%d@example.com".formatted(i));
			message.attach(PstAttachment.of("attachment-%d.txt".formatted(i), PstSamples.text("content " + i)));
		}
		Path file = this.folder.resolve("mail.pst");
		try (PstBuilder pst = variant.build(file)) {
			pst.top().folder("Inbox").add(message);
		}
		try (ReadPst read = new ReadPst(file); MailContent content = read.item("Many").open()) {
			assertThat(content.truncations()).isEmpty();
			assertThat(content.recipients()).extracting(Recipient::address)
				.isEqualTo(IntStream.range(0, count).mapToObj("recipient%d@example.com"::formatted).toList());
			assertThat(content.attachments()).hasSize(count);
			for (int i = 0; i < count; i += 7) {
				MailAttachment attachment = content.attachments().get(i);
				assertThat(attachment.fileName()).isEqualTo("attachment-%d.txt", i);
				assertThat(ReadPst.bytes(attachment)).asString().isEqualTo("content " + i);
			}
		}
	}

}
