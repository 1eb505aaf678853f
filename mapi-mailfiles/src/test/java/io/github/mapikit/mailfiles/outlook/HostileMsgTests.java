// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.TestMail;
import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Outlook messages that are damaged, or were made to do damage.
 */
class HostileMsgTests {

	private static final int SECTOR = 512;

	private static final int ENTRY = 128;

	@TempDir
	Path folder;

	private byte[] message() throws IOException {
		TestMsg inner = new TestMsg().text(0x0037, "inner").recipient(new TestMsg().text(0x3001, "In"));
		return new TestMsg().text(0x0037, "subject")
			.text(0x1000, "body ".repeat(2000))
			.text(0x0E04, "to")
			.recipient(new TestMsg().text(0x3001, "Bo"))
			.attachment(new TestMsg().text(0x3707, "large.bin").bytes(0x37010102, new byte[50_000]))
			.attachment(new TestMsg().text(0x3707, "small.bin").bytes(0x37010102, new byte[50]))
			.attachment(new TestMsg().message(inner))
			.toBytes();
	}

	@Test
	void whenAStreamIsBrokenThenItCostsItself() throws Exception {
		byte[] bytes = message();
		// chains end after the first sector of the body and of the attachment
		cut(bytes, "__substg1.0_1000001F");
		cut(bytes, "__substg1.0_37010102");
		Files.write(this.folder.resolve("test.msg"), bytes);
		try (Mailbox mailbox = open(); MailContent content = TestMail.only(mailbox).open()) {
			assertThat(content.get(PropertyTags.SUBJECT)).isEqualTo("subject");
			assertThat(content.get(PropertyTags.DISPLAY_TO)).isEqualTo("to");
			assertThat(content.body(BodyFormat.TEXT)).isNull();
			assertThat(content.truncations()).singleElement().asString().contains("1000001F", "shorter");
			assertThat(content.attachments()).hasSize(3);
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(content.attachments().get(0)));
			assertThat(read(content.attachments().get(1))).hasSize(50);
			assertThat(content.attachments().get(2).openMessage().get(PropertyTags.SUBJECT)).isEqualTo("inner");
		}
	}

	@Test
	void whenAChainIsARingThenItEnds() throws Exception {
		byte[] bytes = message();
		int entry = find(bytes, "__substg1.0_1000001F");
		int start = buffer(bytes).getInt(entry + 116);
		int table = SECTOR * (1 + buffer(bytes).getInt(76));
		buffer(bytes).putInt(table + 4 * start, start);
		Files.write(this.folder.resolve("test.msg"), bytes);
		try (Mailbox mailbox = open(); MailContent content = TestMail.only(mailbox).open()) {
			assertThat(content.body(BodyFormat.TEXT)).hasSize(10_000);
			assertThat(content.get(PropertyTags.SUBJECT)).isEqualTo("subject");
		}
		for (int first : new int[] { 48, 60 }) {
			byte[] ring = message();
			int sector = buffer(ring).getInt(first);
			buffer(ring).putInt(SECTOR * (1 + buffer(ring).getInt(76)) + 4 * sector, sector);
			assertReadOrSkipped(ring);
		}
	}

	@Test
	void whenEntriesAreInEachOtherThenEachIsReadOnce() throws Exception {
		byte[] bytes = message();
		int root = SECTOR * (1 + buffer(bytes).getInt(48));
		for (int at = root; at < root + 20 * ENTRY; at += ENTRY) {
			for (int link : new int[] { 68, 72, 76 }) {
				byte[] linked = bytes.clone();
				buffer(linked).putInt(at + link, (at - root) / ENTRY);
				assertReadOrSkipped(linked);
				buffer(linked).putInt(at + link, 0);
				assertReadOrSkipped(linked);
				buffer(linked).putInt(at + link, Integer.MAX_VALUE);
				assertReadOrSkipped(linked);
			}
		}
	}

	@Test
	void whenManyPropertiesShareAStreamThenNoMoreIsReadThanTheFileHas() throws Exception {
		TestMsg msg = new TestMsg();
		for (int i = 0; i < 2000; i++) {
			msg.bytes(0x6000_0102 + (i << 16), new byte[(i == 0) ? 1_000_000 : 1]);
		}
		byte[] bytes = msg.toBytes();
		int first = find(bytes, "__substg1.0_60000102");
		for (int i = 1; i < 2000; i++) {
			int other = find(bytes, "__substg1.0_%08X".formatted(0x6000_0102 + (i << 16)));
			System.arraycopy(bytes, first + 116, bytes, other + 116, 12);
		}
		Files.write(this.folder.resolve("test.msg"), bytes);
		try (Mailbox mailbox = open(); MailContent content = TestMail.only(mailbox).open()) {
			assertThat(content.properties().get(PropertyTag.of(0x60000102))).isNotNull();
			assertThat(content.properties()).hasSizeLessThan(50);
			assertThat(content.truncations()).hasSizeBetween(1, 200);
		}
	}

	@Test
	void whenItIsCutAnywhereThenItIsReadOrSkipped() throws Exception {
		byte[] whole = message();
		for (int length = 0; length < whole.length; length += 509) {
			assertReadOrSkipped(Arrays.copyOf(whole, length));
		}
	}

	@Test
	void whenItIsFuzzedThenItIsReadOrSkipped() throws Exception {
		byte[] whole = message();
		Random random = new Random(5);
		int read = 0;
		for (int i = 0; i < 2000; i++) {
			read += assertReadOrSkipped(TestMail.fuzz(whole, 0, whole.length, 1 + i % 20, random));
		}
		assertThat(read).isGreaterThan(1000);
	}

	private static void cut(byte[] bytes, String name) {
		int entry = find(bytes, name);
		int table = SECTOR * (1 + buffer(bytes).getInt(76));
		buffer(bytes).putInt(table + 4 * buffer(bytes).getInt(entry + 116), -2);
	}

	/**
	 * Finds the first entry of a directory that has a name and more than a small stream.
	 * @param bytes the file
	 * @param name the name
	 * @return where the entry begins
	 */
	private static int find(byte[] bytes, String name) {
		byte[] wanted = name.getBytes(StandardCharsets.UTF_16LE);
		int found = -1;
		for (int at = SECTOR; at + ENTRY <= bytes.length; at += ENTRY) {
			if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)
					&& bytes[at + wanted.length] == 0) {
				found = (found < 0 || buffer(bytes).getInt(at + 120) >= 4096) ? at : found;
			}
		}
		return found;
	}

	private static ByteBuffer buffer(byte[] bytes) {
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	private int assertReadOrSkipped(byte[] bytes) throws IOException {
		Files.write(this.folder.resolve("test.msg"), bytes);
		try (Mailbox mailbox = open()) {
			List<MailItem> items = TestMail.items(mailbox.root());
			assertThat(items.size() + mailbox.skippedCount()).isEqualTo(1);
			for (MailItem item : items) {
				openAll(item.open());
			}
			return items.size();
		}
		catch (MapiCallException ex) {
			assertThat(ex.result().names()).isNotEmpty();
			return 0;
		}
	}

	private static void openAll(MailContent content) throws IOException {
		for (MailAttachment attachment : content.attachments()) {
			try {
				if (attachment.method() == AttachmentMethod.EMBEDDED_MESSAGE) {
					openAll(attachment.openMessage());
				}
				else {
					read(attachment);
				}
			}
			catch (MapiCallException | IOException ex) {
				assertThat(ex.getMessage()).isNotBlank();
			}
		}
	}

	private static byte[] read(MailAttachment attachment) throws IOException {
		try (InputStream in = attachment.open()) {
			return in.readAllBytes();
		}
	}

	private Mailbox open() {
		return new MailboxReader().open(List.of(this.folder.toString()));
	}

}
