// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.TestMail;
import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How attachments of an Outlook message hold their content.
 */
class MsgAttachmentTests {

	private static final int METHOD = 0x37050003;

	private static final int DATA = 0x37010102;

	private static final int HIDDEN = 0x7FFE000B;

	@TempDir
	Path folder;

	@Test
	void whenTheContentIsClosedThenAttachmentsOpenOnAnyThread() throws Exception {
		Random random = new Random(1);
		List<byte[]> contents = new ArrayList<>();
		TestMsg msg = new TestMsg();
		for (int i = 0; i < 40; i++) {
			byte[] bytes = new byte[i * i * 37];
			random.nextBytes(bytes);
			contents.add(bytes);
			msg.attachment(new TestMsg().text(0x3707, i + ".bin").number(METHOD, 1).bytes(DATA, bytes));
		}
		msg.write(this.folder);
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try (Mailbox mailbox = open()) {
			MailContent content = TestMail.only(mailbox).open();
			content.close();
			List<Future<byte[]>> read = new ArrayList<>();
			for (MailAttachment attachment : content.attachments()) {
				read.add(threads.submit(() -> read(attachment)));
			}
			for (int i = 0; i < contents.size(); i++) {
				assertThat(read.get(i).get()).isEqualTo(contents.get(i));
				assertThat(content.attachments().get(i).size()).isEqualTo(contents.get(i).length);
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void whenTheFileHasChangedThenAttachmentsFail() throws Exception {
		Path file = new TestMsg().attachment(new TestMsg().bytes(DATA, new byte[10_000])).write(this.folder);
		try (Mailbox mailbox = open(); MailContent content = TestMail.only(mailbox).open()) {
			Files.setLastModifiedTime(file, FileTime.fromMillis(1));
			assertFails(content.attachments().get(0), MapiErrors.MAPI_E_CORRUPT_DATA, "changed");
			Files.delete(file);
			assertFails(content.attachments().get(0), MapiErrors.MAPI_E_NOT_FOUND, "test.msg");
		}
	}

	@ParameterizedTest
	@CsvSource({ "2, BY_REFERENCE, ATTACH_BY_REFERENCE", "3, BY_REFERENCE_RESOLVE, ATTACH_BY_REF_RESOLVE",
			"4, BY_REFERENCE_ONLY, ATTACH_BY_REF_ONLY", "7, BY_WEB_REFERENCE, ATTACH_BY_WEB_REFERENCE" })
	void whenItIsAReferenceThenTheFailureSaysMethodAndPath(int code, AttachmentMethod method, String name)
			throws Exception {
		TestMsg reference = new TestMsg().number(METHOD, code).text(0x370D, "\\\\server\\share\\plan.docx");
		try (MailContent content = new TestMsg().attachment(reference).read(this.folder)) {
			MailAttachment attachment = content.attachments().get(0);
			assertThat(attachment.method()).isEqualTo(method);
			assertThat(attachment.fileName()).isEqualTo("plan.docx");
			assertFails(attachment, MapiErrors.MAPI_E_NOT_FOUND, name);
			assertFails(attachment, MapiErrors.MAPI_E_NOT_FOUND, "\\\\server\\share\\plan.docx");
		}
		reference.bytes(DATA, new byte[] { 1 });
		try (MailContent content = new TestMsg().attachment(reference).read(this.folder)) {
			assertThat(read(content.attachments().get(0))).containsExactly(1);
		}
	}

	@Test
	void whenItIsAnOleObjectThenItIsADocumentFile() throws Exception {
		byte[] large = new byte[20_000_000];
		new Random(2).nextBytes(large);
		Map<String, byte[]> object = new LinkedHashMap<>();
		object.put("\1Ole10Native", "native".getBytes(StandardCharsets.US_ASCII));
		object.put("CONTENTS", large);
		object.put("empty", new byte[0]);
		object.put("just small", new byte[4095]);
		object.put("just large", new byte[4096]);
		TestMsg ole = new TestMsg().number(METHOD, 6).object(object);
		try (MailContent content = new TestMsg().attachment(ole).read(this.folder)) {
			MailAttachment attachment = content.attachments().get(0);
			assertThat(attachment.method()).isEqualTo(AttachmentMethod.OLE);
			byte[] document = read(attachment);
			assertThat(document).hasSize((int) attachment.size());
			try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(document))) {
				assertThat(file.getRoot().getEntryNames()).containsExactlyInAnyOrderElementsOf(object.keySet());
				for (Map.Entry<String, byte[]> stream : object.entrySet()) {
					try (DocumentInputStream in = file.createDocumentInputStream(stream.getKey())) {
						assertThat(in.readAllBytes()).as(stream.getKey()).isEqualTo(stream.getValue());
					}
				}
			}
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(attachment::openMessage)
				.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_INTERFACE_NOT_SUPPORTED));
		}
	}

	@Test
	void whenTheMethodIsWrongThenWhatIsThereCounts() throws Exception {
		TestMsg msg = new TestMsg()
			.attachment(new TestMsg().number(METHOD, 1).message(new TestMsg().text(0x0037, "inner")))
			.attachment(new TestMsg().message(new TestMsg().text(0x0037, "inner")))
			.attachment(new TestMsg().number(METHOD, 5).bytes(DATA, new byte[] { 7 }))
			.attachment(new TestMsg().number(METHOD, 0).bytes(DATA, new byte[] { 8 }))
			.attachment(new TestMsg().number(METHOD, 5).object(Map.of("CONTENTS", new byte[3])))
			.attachment(new TestMsg().number(METHOD, 99).bytes(DATA, new byte[] { 9 }))
			.attachment(new TestMsg().number(METHOD, 1).stream("__substg1.0_3701000D", new byte[] { 10 }))
			.attachment(new TestMsg().number(METHOD, 1));
		try (MailContent content = msg.read(this.folder)) {
			assertThat(content.attachments()).extracting(MailAttachment::method)
				.containsExactly(AttachmentMethod.EMBEDDED_MESSAGE, AttachmentMethod.EMBEDDED_MESSAGE,
						AttachmentMethod.BY_VALUE, AttachmentMethod.BY_VALUE, AttachmentMethod.OLE,
						AttachmentMethod.BY_VALUE, AttachmentMethod.BY_VALUE, AttachmentMethod.BY_VALUE);
			assertThat(content.attachments().get(0).openMessage().get(PropertyTags.SUBJECT)).isEqualTo("inner");
			assertThat(read(content.attachments().get(2))).containsExactly(7);
			assertThat(read(content.attachments().get(6))).containsExactly(10);
			assertFails(content.attachments().get(0), MapiErrors.MAPI_E_NOT_FOUND, "is a message");
			assertFails(content.attachments().get(7), MapiErrors.MAPI_E_NOT_FOUND, "no bytes");
		}
	}

	@Test
	void whenMessagesAreNestedThenTheyOpenToTheLimit() throws Exception {
		TestMsg msg = new TestMsg().text(0x0037, "5");
		for (int i = 4; i >= 0; i--) {
			msg = new TestMsg().text(0x0037, String.valueOf(i))
				.attachment(new TestMsg().number(METHOD, 5).message(msg));
		}
		msg.write(this.folder);
		MailboxReader reader = new MailboxReader(MailboxLimits.defaults().withStructure(10, 10, 3));
		try (Mailbox mailbox = reader.open(List.of(this.folder.toString()))) {
			MailContent content = TestMail.only(mailbox).open();
			for (int i = 1; i <= 3; i++) {
				content.close();
				content = content.attachments().get(0).openMessage();
				assertThat(content.get(PropertyTags.SUBJECT)).isEqualTo(String.valueOf(i));
			}
			MailAttachment last = content.attachments().get(0);
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(last::openMessage)
				.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_TOO_COMPLEX));
		}
	}

	@Test
	void whenAPictureIsInTheTextThenItKeepsWhatSaysSo() throws Exception {
		TestMsg picture = new TestMsg().text(0x3707, "logo.png")
			.text(0x3712, "<logo@example.com>")
			.text(0x3713, "https://example.com/logo.png")
			.text(0x370E, "image/png")
			.number(0x37140003, 4)
			.number(0x370B0003, -1)
			.number(HIDDEN, 1)
			.bytes(DATA, new byte[5]);
		new TestMsg().attachment(picture).write(this.folder);
		try (Mailbox mailbox = open(); MailContent content = TestMail.only(mailbox).open()) {
			MailAttachment attachment = content.attachments().get(0);
			assertThat(attachment.get(PropertyTags.ATTACH_CONTENT_ID)).isEqualTo("logo@example.com");
			assertThat(attachment.get(PropertyTag.unicode(0x3713))).isEqualTo("https://example.com/logo.png");
			assertThat(attachment.get(PropertyTags.ATTACH_MIME_TAG)).isEqualTo("image/png");
			assertThat(attachment.get(PropertyTag.int32(0x3714))).isEqualTo(4);
			assertThat(attachment.get(PropertyTags.RENDERING_POSITION)).isEqualTo(-1);
			assertThat(attachment.get(OutlookAttachments.HIDDEN)).isTrue();
			assertThat(content.get(PropertyTags.HASATTACH)).isFalse();
			assertThat(TestMail.only(mailbox).hasAttachments()).isFalse();
		}
		new TestMsg().attachment(picture).attachment(new TestMsg().bytes(DATA, new byte[1])).write(this.folder);
		try (Mailbox mailbox = open(); MailContent content = TestMail.only(mailbox).open()) {
			assertThat(content.get(PropertyTags.HASATTACH)).isTrue();
			assertThat(MessageFlag.HAS_ATTACHMENT.isIn(TestMail.only(mailbox).flags())).isTrue();
		}
	}

	@Test
	void whenThereAreManyThenEachIsReadWithoutTheOthers() throws Exception {
		TestMsg msg = new TestMsg().name(UUID.randomUUID(), 1);
		for (int i = 0; i < 1000; i++) {
			msg.attachment(new TestMsg().text(0x3707, i + ".txt")
				.bytes(DATA, ("content " + i).getBytes(StandardCharsets.US_ASCII)));
		}
		msg.write(this.folder);
		try (Mailbox mailbox = open(); MailContent content = TestMail.only(mailbox).open()) {
			assertThat(content.attachments()).hasSize(1000);
			for (int i = 0; i < 1000; i++) {
				assertThat(read(content.attachments().get(i))).asString().isEqualTo("content " + i);
			}
		}
	}

	private static void assertFails(MailAttachment attachment, HResult result, String text) {
		assertThatExceptionOfType(MapiCallException.class).isThrownBy(attachment::open)
			.withMessageContaining(text)
			.satisfies((ex) -> assertThat(ex.result()).isEqualTo(result));
	}

	private static byte[] read(MailAttachment attachment) throws Exception {
		try (InputStream in = attachment.open()) {
			return in.readAllBytes();
		}
	}

	private Mailbox open() {
		return new MailboxReader().open(List.of(this.folder.toString()));
	}

}
