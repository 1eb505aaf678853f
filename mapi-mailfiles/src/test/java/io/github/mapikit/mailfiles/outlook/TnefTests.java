// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.TestMail;
import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Messages that Outlook has sent into the Internet as {@code winmail.dat}.
 */
class TnefTests {

	private static final int MESSAGE = 1;

	private static final int ATTACHMENT = 2;

	private static final byte[] IID_MESSAGE = { 0x07, 0x03, 0x02, 0, 0, 0, 0, 0, (byte) 0xC0, 0, 0, 0, 0, 0, 0, 0x46 };

	@TempDir
	Path folder;

	@Test
	void whenOutlookWroteItThenItIsWhatHmefReads() throws Exception {
		byte[] tnef = winmail();
		HMEFMessage oracle = new HMEFMessage(new ByteArrayInputStream(tnef));
		write(tnef, "application/ms-tnef");
		try (Mailbox mailbox = open(); MailContent content = TestMail.only(mailbox).open()) {
			assertThat(mailbox.skipped()).isEmpty();
			assertThat(content.truncations()).isEmpty();
			assertThat(content.get(PropertyTags.SUBJECT)).isEqualTo("of the header");
			assertThat(content.body(BodyFormat.TEXT)).isEqualTo("of the text part\r\n");
			assertThat(content.body(BodyFormat.RTF)).startsWith("{\\rtf1").isEqualToIgnoringNewLines(oracle.getBody());
			MAPIAttribute index = oracle.getMessageMAPIAttribute(MAPIProperty.CONVERSATION_INDEX);
			assertThat(content.properties().get(PropertyTag.binary(index.getProperty().id)))
				.isEqualTo(Binary.of(index.getData()));
			List<Attachment> attachments = oracle.getAttachments();
			assertThat(attachments).hasSizeGreaterThan(2);
			assertThat(content.get(PropertyTags.HASATTACH)).isTrue();
			assertThat(content.attachments()).hasSameSizeAs(attachments);
			for (int i = 0; i < attachments.size(); i++) {
				MailAttachment attachment = content.attachments().get(i);
				assertThat(attachment.fileName()).isEqualTo(attachments.get(i).getLongFilename());
				assertThat(attachment.method()).isEqualTo(AttachmentMethod.BY_VALUE);
				assertThat(attachment.get(PropertyTags.ATTACH_NUM)).isEqualTo(i);
				assertThat(read(attachment)).isEqualTo(attachments.get(i).getContents())
					.hasSize((int) attachment.size());
			}
		}
	}

	@Test
	void whenItIsCalledWinmailThenItsContentTells() throws Exception {
		write(winmail(), "application/octet-stream");
		try (Mailbox mailbox = open(); MailContent content = TestMail.only(mailbox).open()) {
			assertThat(content.body(BodyFormat.RTF)).startsWith("{\\rtf1");
		}
		write("no TNEF".getBytes(StandardCharsets.US_ASCII), "application/octet-stream");
		try (Mailbox mailbox = open(); MailContent content = TestMail.only(mailbox).open()) {
			assertThat(content.attachments()).singleElement()
				.satisfies((attachment) -> assertThat(read(attachment)).asString().isEqualTo("no TNEF"));
		}
	}

	@Test
	void whenItIsCutAnywhereThenItIsReadOrStaysAnAttachment() throws Exception {
		byte[] whole = winmail();
		int kept = 0;
		for (int length = 0; length < whole.length; length += (length < 2000) ? 97 : 4999) {
			kept += assertReadOrKept(Arrays.copyOf(whole, length)) ? 1 : 0;
		}
		assertThat(kept).isGreaterThan(20);
	}

	@Test
	void whenItIsFuzzedThenItIsReadOrStaysAnAttachment() throws Exception {
		byte[] whole = winmail();
		Random random = new Random(3);
		for (int i = 0; i < 100; i++) {
			assertReadOrKept(TestMail.fuzz(whole, 0, 3000, 20, random));
		}
	}

	@Test
	void whenLengthsAreAbsurdThenItStaysAnAttachment() throws Exception {
		for (int absurd : new int[] { -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 30 }) {
			assertThat(assertReadOrKept(tnef(new Attributes().raw(MESSAGE, 0x00069003, absurd, new byte[8])))).isTrue();
			assertThat(assertReadOrKept(tnef(new Attributes().add(MESSAGE, 0x00069003, ints(absurd))))).isTrue();
			assertThat(
					assertReadOrKept(tnef(new Attributes().add(MESSAGE, 0x00069003, ints(1, 0x1000101F, absurd, 0)))))
				.isTrue();
			assertThat(
					assertReadOrKept(tnef(new Attributes().add(MESSAGE, 0x00069003, ints(1, 0x1000001F, 1, absurd)))))
				.isTrue();
			assertThat(assertReadOrKept(tnef(new Attributes().add(MESSAGE, 0x00069004, ints(absurd, 0)))))
				.isEqualTo(absurd > 0);
		}
		assertThat(assertReadOrKept(tnef(new Attributes().add(7, 0x00069003, ints(0))))).isTrue();
		assertThat(assertReadOrKept(tnef(new Attributes().add(MESSAGE, 0x00069003, ints(1, 0x10000099, 1, 0)))))
			.isTrue();
	}

	@Test
	void whenPropertiesHaveManyValuesOrNamesThenTheOthersAreRead() throws Exception {
		ByteArrayOutputStream values = new ByteArrayOutputStream();
		values.write(ints(4));
		// named, with a name that has to be filled up
		values.write(ints(0x8000_0003, 0, 0, 0, 0, 1, 2));
		values.write(new byte[] { 'x', 0, 0, 0 });
		values.write(ints(99));
		values.write(ints(0x6800_1003, 2, 5, 6));
		values.write(ints(0x6801_101E, 2, 2));
		values.write(new byte[] { 'a', 0, 0, 0 });
		values.write(ints(3));
		values.write(new byte[] { (byte) 0xEF, 'b', 0, 0 });
		values.write(ints(0x0017_0003, 2));
		write(tnef(new Attributes().add(MESSAGE, 0x00069007, ints(1251))
			.add(MESSAGE, 0x00078008, "IPM.Microsoft Schedule.MtgReq\0".getBytes(StandardCharsets.US_ASCII))
			.add(MESSAGE, 0x00069003, values.toByteArray())), "application/ms-tnef");
		try (Mailbox mailbox = open(); MailContent content = TestMail.only(mailbox).open()) {
			assertThat(content.truncations()).isEmpty();
			assertThat(content.properties().get(PropertyTag.of(0x68001003))).isEqualTo(List.of(5, 6));
			assertThat(content.properties().get(PropertyTag.of(0x6801101F))).isEqualTo(List.of("a", "пb"));
			assertThat(content.get(PropertyTags.IMPORTANCE)).as("of the header").isEqualTo(1);
			assertThat(content.get(PropertyTags.MESSAGE_CLASS)).isEqualTo("IPM.Schedule.Meeting.Request");
		}
	}

	@Test
	void whenAMessageIsInItThenItIsOpenedToTheLimit() throws Exception {
		byte[] inner = null;
		for (int i = 0; i < 6; i++) {
			Attributes attributes = new Attributes();
			attributes.add(MESSAGE, 0x00018004, ("level " + i + "\0").getBytes(StandardCharsets.US_ASCII));
			attributes.add(MESSAGE, 0x00069004, recipients("someone@example.org"));
			if (inner != null) {
				attributes.add(ATTACHMENT, 0x00069002, new byte[14]);
				attributes.add(ATTACHMENT, 0x00069005, embedded(inner));
			}
			inner = tnef(attributes);
		}
		write(inner, "application/ms-tnef");
		MailboxReader reader = new MailboxReader(MailboxLimits.defaults().withStructure(10, 10, 3));
		try (Mailbox mailbox = reader.open(List.of(this.folder.toString()))) {
			MailContent content = TestMail.only(mailbox).open();
			for (int i = 0; i < 3; i++) {
				assertThat(content.attachments()).hasSize(1);
				assertThat(content.attachments().get(0).method()).isEqualTo(AttachmentMethod.EMBEDDED_MESSAGE);
				content = content.attachments().get(0).openMessage();
				assertThat(content.get(PropertyTags.SUBJECT)).isEqualTo("level " + (4 - i));
				assertThat(content.recipients()).extracting(Recipient::address).containsExactly("someone@example.org");
			}
			MailAttachment last = content.attachments().get(0);
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(last::openMessage)
				.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_TOO_COMPLEX));
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(last::open)
				.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_NOT_FOUND));
		}
	}

	/**
	 * Checks that nothing is lost.
	 * @param tnef what should be TNEF
	 * @return whether it stays an attachment
	 */
	private boolean assertReadOrKept(byte[] tnef) throws Exception {
		write(tnef, "application/ms-tnef");
		try (Mailbox mailbox = open(); MailContent content = TestMail.only(mailbox).open()) {
			assertThat(mailbox.skipped()).isEmpty();
			assertThat(content.body(BodyFormat.TEXT)).isNotNull();
			boolean kept = content.attachments().stream().anyMatch((file) -> file.fileName().equals("winmail.dat"));
			if (kept) {
				assertThat(content.truncations()).singleElement().asString().contains("winmail.dat");
				assertThat(content.attachments()).singleElement()
					.satisfies((file) -> assertThat(read(file)).isEqualTo(tnef));
			}
			for (MailAttachment attachment : content.attachments()) {
				if (attachment.method() == AttachmentMethod.BY_VALUE && attachment.size() > 0) {
					assertThat(read(attachment)).hasSize((int) attachment.size());
				}
			}
			return kept;
		}
	}

	private void write(byte[] tnef, String type) throws Exception {
		String mail = """
				From: a@example.org
				Subject: of the header
				MIME-Version: 1.0
				Content-Type: multipart/mixed; boundary=b

				--b
				Content-Type: text/plain

				of the text part

				--b
				Content-Type: %s; name="winmail.dat"
				Content-Transfer-Encoding: base64

				%s
				--b--
				""".formatted(type, Base64.getMimeEncoder().encodeToString(tnef)).replaceAll("\r?\n", "\r\n");
		Files.writeString(this.folder.resolve("tnef.eml"), mail);
	}

	private byte[] winmail() throws Exception {
		Path file = TestMail.copy(this.folder, "testWINMAIL.dat").get(0);
		byte[] bytes = Files.readAllBytes(file);
		Files.delete(file);
		return bytes;
	}

	private static byte[] tnef(Attributes attributes) {
		byte[] bytes = attributes.out.toByteArray();
		return ByteBuffer.allocate(6 + bytes.length)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putInt(0x223E9F78)
			.putShort((short) 1)
			.put(bytes)
			.array();
	}

	private static byte[] recipients(String address) throws Exception {
		byte[] text = Arrays.copyOf(address.getBytes(StandardCharsets.US_ASCII), (address.length() + 4) & ~3);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(ints(1, 2, 0x3003_001E, 1, address.length() + 1));
		out.write(text);
		out.write(ints(0x0C15_0003, 1));
		return out.toByteArray();
	}

	private static byte[] embedded(byte[] message) throws Exception {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(ints(2, 0x3705_0003, 5, 0x3701_000D, 1, IID_MESSAGE.length + message.length));
		out.write(IID_MESSAGE);
		out.write(message);
		return out.toByteArray();
	}

	private static byte[] ints(int... values) {
		ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
		Arrays.stream(values).forEach(buffer::putInt);
		return buffer.array();
	}

	private static byte[] read(MailAttachment attachment) throws Exception {
		try (InputStream in = attachment.open()) {
			return in.readAllBytes();
		}
	}

	private Mailbox open() {
		return new MailboxReader().open(List.of(this.folder.toString()));
	}

	/**
	 * Attributes one after another.
	 */
	private static final class Attributes {

		private final ByteArrayOutputStream out = new ByteArrayOutputStream();

		Attributes add(int level, int id, byte[] value) {
			return raw(level, id, value.length, value);
		}

		Attributes raw(int level, int id, int length, byte[] value) {
			this.out.write(level);
			this.out.writeBytes(ints(id, length));
			this.out.writeBytes(value);
			this.out.writeBytes(new byte[2]);
			return this;
		}

	}

}
