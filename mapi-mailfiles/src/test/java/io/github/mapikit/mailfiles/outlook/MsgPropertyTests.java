// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.TestMail;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of an Outlook message, of all types, with and without names.
 */
class MsgPropertyTests {

	private static final UUID SET = UUID.fromString("00062008-0000-0000-c000-000000000046");

	private static final UUID GUID = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

	private static final byte[] GUID_BYTES = { 0x67, 0x45, 0x23, 0x01, (byte) 0xAB, (byte) 0x89, (byte) 0xEF,
			(byte) 0xCD, 0x01, 0x23, 0x45, 0x67, (byte) 0x89, (byte) 0xAB, (byte) 0xCD, (byte) 0xEF };

	private static final long TICKS = 133_000_000_000_000_000L;

	@TempDir
	Path folder;

	@Test
	void whenValuesAreSingleThenEachTypeIsRead() throws Exception {
		TestMsg msg = new TestMsg().number(0x68000002, 0xFFFE)
			.number(0x68010003, 0xFFFFFFFFL)
			.number(0x68020004, Float.floatToIntBits(1.5f))
			.number(0x68030005, Double.doubleToLongBits(2.5))
			.number(0x68040006, 12345)
			.number(0x68050007, Double.doubleToLongBits(3.25))
			.number(0x6806000A, 0x8004010FL)
			.number(0x6807000B, 1)
			.number(0x68080014, Long.MIN_VALUE)
			.number(0x68090040, TICKS)
			.bytes(0x680A0048, GUID_BYTES)
			.bytes(0x680B0102, new byte[] { 1, 2 })
			.text(0x680C, "")
			.bytes(0x680D0102, new byte[0]);
		try (MailContent content = msg.read(this.folder)) {
			assertThat(value(content, 0x68000002)).isEqualTo((short) -2);
			assertThat(value(content, 0x68010003)).isEqualTo(-1);
			assertThat(value(content, 0x68020004)).isEqualTo(1.5f);
			assertThat(value(content, 0x68030005)).isEqualTo(2.5);
			assertThat(value(content, 0x68040006)).isEqualTo(new BigDecimal("1.2345"));
			assertThat(value(content, 0x68050007)).isEqualTo(3.25);
			assertThat(value(content, 0x6806000A)).isEqualTo(MapiErrors.MAPI_E_NOT_FOUND);
			assertThat(value(content, 0x6807000B)).isEqualTo(true);
			assertThat(value(content, 0x68080014)).isEqualTo(Long.MIN_VALUE);
			assertThat(value(content, 0x68090040)).isEqualTo(Instant.parse("2022-06-18T04:26:40Z"));
			assertThat(value(content, 0x680A0048)).isEqualTo(GUID);
			assertThat(value(content, 0x680B0102)).isEqualTo(Binary.of(new byte[] { 1, 2 }));
			assertThat(value(content, 0x680C001F)).isEqualTo("");
			assertThat(value(content, 0x680D0102)).isEqualTo(Binary.of(new byte[0]));
		}
	}

	@Test
	void whenValuesAreManyThenEachTypeIsRead() throws Exception {
		TestMsg msg = new TestMsg()
			.bytes(0x68001002, TestMsg.buffer(4).putShort((short) 1).putShort((short) -1).array())
			.bytes(0x68011003, TestMsg.buffer(8).putInt(7).putInt(8).array())
			.bytes(0x68021004, TestMsg.buffer(4).putFloat(0.5f).array())
			.bytes(0x68031005, TestMsg.buffer(8).putDouble(0.25).array())
			.bytes(0x68041006, TestMsg.buffer(8).putLong(10_000).array())
			.bytes(0x68051014, TestMsg.buffer(16).putLong(1).putLong(2).array())
			.bytes(0x68061040, TestMsg.buffer(8).putLong(TICKS).array())
			.bytes(0x68071048, GUID_BYTES)
			.bytes(0x6808101F, TestMsg.buffer(12).putInt(4).putInt(0).putInt(4).array())
			.stream("__substg1.0_6808101F-00000000", "a\0".getBytes(StandardCharsets.UTF_16LE))
			.stream("__substg1.0_6808101F-00000001", new byte[0])
			.stream("__substg1.0_6808101F-00000002", "ß\0".getBytes(StandardCharsets.UTF_16LE))
			.number(StringDecoder.MESSAGE_CODEPAGE, 1251)
			.bytes(0x6809101E, TestMsg.buffer(4).putInt(2).array())
			.stream("__substg1.0_6809101E-00000000", new byte[] { (byte) 0xC6, 0 })
			.bytes(0x680A1102, TestMsg.buffer(16).putLong(1).putLong(2).array())
			.stream("__substg1.0_680A1102-00000000", new byte[] { 5 })
			.stream("__substg1.0_680A1102-00000001", new byte[] { 6, 7 });
		try (MailContent content = msg.read(this.folder)) {
			assertThat(value(content, 0x68001002)).isEqualTo(List.of((short) 1, (short) -1));
			assertThat(value(content, 0x68011003)).isEqualTo(List.of(7, 8));
			assertThat(value(content, 0x68021004)).isEqualTo(List.of(0.5f));
			assertThat(value(content, 0x68031005)).isEqualTo(List.of(0.25));
			assertThat(value(content, 0x68041006)).isEqualTo(List.of(new BigDecimal("1.0000")));
			assertThat(value(content, 0x68051014)).isEqualTo(List.of(1L, 2L));
			assertThat(value(content, 0x68061040)).isEqualTo(List.of(Instant.parse("2022-06-18T04:26:40Z")));
			assertThat(value(content, 0x68071048)).isEqualTo(List.of(GUID));
			assertThat(value(content, 0x6808101F)).isEqualTo(List.of("a", "", "ß"));
			assertThat(value(content, 0x6809101F)).isEqualTo(List.of("Ж"));
			assertThat(value(content, 0x680A1102))
				.isEqualTo(List.of(Binary.of(new byte[] { 5 }), Binary.of(new byte[] { 6, 7 })));
		}
	}

	@Test
	void whenPropertiesHaveNamesThenANameHasOneIdentifierInAllFiles() throws Exception {
		Files.write(this.folder.resolve("1.msg"),
				new TestMsg().name(SET, 0x8510)
					.name(SET, "Keywords")
					.number(0x80000003, 11)
					.text(0x8001, "one")
					.number(0x80020003, 99)
					.attachment(new TestMsg().message(new TestMsg().number(0x80000003, 33)))
					.toBytes());
		Files.write(this.folder.resolve("2.msg"),
				new TestMsg().name(GUID, 0x8510)
					.name(SET, "Keywords")
					.name(SET, 0x8510)
					.number(0x80000003, 20)
					.text(0x8001, "two")
					.number(0x80020003, 22)
					.toBytes());
		try (Mailbox mailbox = open()) {
			Map<String, Map<PropertyTag<?>, Object>> named = TestMail.items(mailbox.root())
				.stream()
				.collect(Collectors.toMap((item) -> Path.of(item.location()).getFileName().toString(),
						(item) -> named(item.open())));
			Map<PropertyTag<?>, Object> first = named.get("1.msg");
			Map<PropertyTag<?>, Object> second = named.get("2.msg");
			assertThat(first.values()).containsExactlyInAnyOrder(11, "one");
			assertThat(second.values()).containsExactlyInAnyOrder(20, "two", 22);
			PropertyTag<?> number = tag(first, 11);
			assertThat(tag(second, 22)).isEqualTo(number);
			assertThat(tag(second, "two")).isEqualTo(tag(first, "one"));
			assertThat(tag(second, 20)).isNotIn(first.keySet());
			MailItem outer = TestMail.items(mailbox.root())
				.stream()
				.filter((item) -> item.location().endsWith("1.msg"))
				.findFirst()
				.orElseThrow();
			assertThat(named(outer.open().attachments().get(0).openMessage())).isEqualTo(Map.of(number, 33));
		}
	}

	private static Map<PropertyTag<?>, Object> named(MailContent content) {
		return content.properties()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().id() >= 0x8000)
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private static PropertyTag<?> tag(Map<PropertyTag<?>, Object> values, Object value) {
		return values.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().equals(value))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElseThrow();
	}

	@Test
	void whenAPropertyIsLongerThanTheLimitThenItIsCutOff() throws Exception {
		new TestMsg().text(0x0037, "s").text(0x1000, "x".repeat(10_000)).text(0x0E04, "to").write(this.folder);
		MailboxLimits limits = MailboxLimits.defaults().withBytes(1024, 4000, 4000, 1_000_000);
		try (Mailbox mailbox = new MailboxReader(limits).open(List.of(this.folder.toString()));
				MailContent content = TestMail.only(mailbox).open()) {
			assertThat(content.body(BodyFormat.TEXT)).isEqualTo("x".repeat(2000));
			assertThat(content.get(PropertyTags.DISPLAY_TO)).isEqualTo("to");
			assertThat(content.truncations()).singleElement().asString().contains("1000001F", "4000");
		}
	}

	@Test
	void whenTheListOfPropertiesIsMissingThenStreamsAreRead() throws Exception {
		TestMsg msg = new TestMsg().text(0x0037, "s")
			.unlisted()
			.recipient(new TestMsg().unlisted().text(0x3001, "Bo"))
			.attachment(new TestMsg().unlisted().text(0x3707, "a.txt").bytes(0x37010102, new byte[] { 1 }))
			.attachment(new TestMsg().unlisted());
		try (MailContent content = msg.read(this.folder)) {
			assertThat(content.get(PropertyTags.SUBJECT)).isEqualTo("s");
			assertThat(content.recipients()).singleElement()
				.satisfies((recipient) -> assertThat(recipient.name()).isEqualTo("Bo"));
			assertThat(content.attachments()).hasSize(2);
			assertThat(content.attachments().get(0).fileName()).isEqualTo("a.txt");
			assertThat(content.attachments().get(0).open().readAllBytes()).containsExactly(1);
		}
	}

	@Test
	void whenAPropertyIsInErrorThenItsStreamIsNotRead() throws Exception {
		try (MailContent content = new TestMsg().number(0x0071000A, 0x8004010FL)
			.stream("__substg1.0_00710102", new byte[3])
			.read(this.folder)) {
			assertThat(value(content, 0x00710102)).isNull();
			assertThat(value(content, 0x0071000A)).isEqualTo(MapiErrors.MAPI_E_NOT_FOUND);
		}
	}

	@Test
	void whenAListIsOddThenTheRestIsRead() throws Exception {
		TestMsg msg = new TestMsg().text(0x0037, "s")
			.number(0x12345678, 1)
			.number(0x0017_0003, 2)
			.number(0x6800101F, 8)
			.bytes(0x6801101F, new byte[3])
			.bytes(0x68021003, new byte[7])
			.number(0x680300FB, 1)
			.number(0, 0);
		try (MailContent content = msg.read(this.folder)) {
			assertThat(content.get(PropertyTags.IMPORTANCE)).isEqualTo(2);
			assertThat(value(content, 0x68021003)).isEqualTo(List.of(0));
			assertThat(value(content, 0x6801101F)).isEqualTo(List.of());
		}
	}

	@Test
	void whenAStringIsBothThenTheUnicodeOneIsRead() throws Exception {
		try (MailContent content = new TestMsg().text(0x0037, "??", "US-ASCII").text(0x0037, "日本").read(this.folder)) {
			assertThat(content.get(PropertyTags.SUBJECT)).isEqualTo("日本");
		}
		try (MailContent content = new TestMsg().text(0x0037, "日本").text(0x0037, "??", "US-ASCII").read(this.folder)) {
			assertThat(content.get(PropertyTags.SUBJECT)).isEqualTo("日本");
		}
	}

	@Test
	void whenItIsInAJarThenItsAttachmentsAreRead() throws Exception {
		Path jar = this.folder.resolve("mail.jar");
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
			out.putNextEntry(new JarEntry("packed/"));
			out.putNextEntry(new JarEntry("packed/test.msg"));
			out.write(new TestMsg().text(0x0037, "in a jar")
				.attachment(new TestMsg().bytes(0x37010102, ByteBuffer.allocate(9000).put(8999, (byte) 3).array()))
				.toBytes());
		}
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		try (URLClassLoader loader = new URLClassLoader(new URL[] { jar.toUri().toURL() })) {
			Thread.currentThread().setContextClassLoader(loader);
			try (Mailbox mailbox = new MailboxReader().open(List.of("classpath:packed"))) {
				MailContent content = TestMail.only(mailbox).open();
				content.close();
				byte[] bytes = content.attachments().get(0).open().readAllBytes();
				assertThat(bytes).hasSize(9000).endsWith(0, 3);
			}
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	private static Object value(MailContent content, int tag) {
		return content.properties().get(PropertyTag.of(tag));
	}

	private Mailbox open() {
		return new MailboxReader().open(List.of(this.folder.toString()));
	}

}
