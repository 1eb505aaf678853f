// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.TestMail;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.property.PropertyTags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What strings of 8 bits in an Outlook message are in: each encoding with a code page
 * that is right, missing or wrong.
 */
class MsgCodePageTests {

	private static final int CODEPAGE = StringDecoder.MESSAGE_CODEPAGE;

	private static final int LOCALE = StringDecoder.MESSAGE_LOCALE_ID;

	private static final int INTERNET_CPID = 0x3FDE0003;

	private static final int SUBJECT = 0x0037;

	@TempDir
	Path folder;

	/** Text, charset, code page, locale. */
	static Stream<Arguments> encodings() {
		return Stream.of(Arguments.of("Grüße €uro", "windows-1252", 1252, 1031),
				Arguments.of("Zażółć gęślą jaźń", "windows-1250", 1250, 1045),
				Arguments.of("Привет, мир", "windows-1251", 1251, 1049),
				Arguments.of("Καλημέρα κόσμε", "windows-1253", 1253, 1032),
				Arguments.of("Günaydın şeker", "windows-1254", 1254, 1055),
				Arguments.of("שלום עולם", "windows-1255", 1255, 1037),
				Arguments.of("مرحبا", "windows-1256", 1256, 1025), Arguments.of("Ąžuolas", "windows-1257", 1257, 1063),
				Arguments.of("สวัสดี", "x-windows-874", 874, 1054), Arguments.of("日本語 ①髙テスト", "windows-31j", 932, 1041),
				Arguments.of("简体中文", "GBK", 936, 2052), Arguments.of("똠방각하 안녕", "x-windows-949", 949, 1042),
				Arguments.of("繁體中文", "Big5", 950, 1028));
	}

	@ParameterizedTest
	@MethodSource("encodings")
	void whenTheCodePageIsRightThenStringsAreReadByIt(String text, String charset, int codePage, int locale)
			throws Exception {
		for (int internet : new int[] { 65001, 50220, 1252, 20127 }) {
			TestMsg msg = new TestMsg().text(SUBJECT, text, charset)
				.number(CODEPAGE, codePage)
				.number(LOCALE, 1033)
				.number(INTERNET_CPID, internet);
			assertRead(msg, text);
		}
	}

	@ParameterizedTest
	@MethodSource("encodings")
	void whenTheCodePageIsMissingThenTheLocaleTells(String text, String charset, int codePage, int locale)
			throws Exception {
		assertRead(new TestMsg().text(SUBJECT, text, charset).number(LOCALE, locale), text);
		assertRead(new TestMsg().text(SUBJECT, text, charset)
			.number(CODEPAGE, 0)
			.number(LOCALE, locale)
			.number(INTERNET_CPID, 65001), text);
	}

	@ParameterizedTest
	@MethodSource("encodings")
	void whenTheCodePageCannotBeThenTheLocaleTells(String text, String charset, int codePage, int locale)
			throws Exception {
		for (int wrong : new int[] { 1200, 1201, 65001, 12000, 99999, -1, 37 }) {
			assertRead(new TestMsg().text(SUBJECT, text, charset).number(CODEPAGE, wrong).number(LOCALE, locale), text);
		}
	}

	@ParameterizedTest
	@MethodSource("encodings")
	void whenTheCodePageIsUtf8ThenStringsAreReadByIt(String text, String charset, int codePage, int locale)
			throws Exception {
		assertRead(new TestMsg().text(SUBJECT, text, "UTF-8").number(CODEPAGE, 65001).number(LOCALE, locale), text);
		assertRead(new TestMsg().text(SUBJECT, text, "UTF-8"), text);
	}

	@ParameterizedTest
	@MethodSource("encodings")
	void whenAStringIsUnicodeThenNoCodePageMatters(String text, String charset, int codePage, int locale)
			throws Exception {
		assertRead(new TestMsg().text(SUBJECT, text).number(CODEPAGE, 1251).number(LOCALE, 1041), text);
	}

	@Test
	void whenNothingTellsThenItIsWindows1252() throws Exception {
		assertRead(new TestMsg().text(SUBJECT, "Grüße €", "windows-1252"), "Grüße €");
		assertRead(new TestMsg().text(SUBJECT, "Grüße ö", "windows-1252").number(INTERNET_CPID, 65001), "Grüße ö");
		assertRead(new TestMsg().text(SUBJECT, "Grüße ö", "windows-1252").number(CODEPAGE, 65001), "Grüße ö");
		assertRead(new TestMsg().text(SUBJECT, "Grüße €", "windows-1252").number(CODEPAGE, 20127), "Grüße €");
		assertRead(new TestMsg().text(SUBJECT, "Grüße €", "windows-1252").number(CODEPAGE, 28591), "Grüße €");
		assertRead(new TestMsg().text(SUBJECT, "Grüße €", "windows-1252").number(LOCALE, 0x7F), "Grüße €");
	}

	@Test
	void whenTheCodePageIsOfTheInternetThenItsWindowsSiblingHolds() throws Exception {
		assertRead(new TestMsg().text(SUBJECT, "日本語", "windows-31j").number(CODEPAGE, 50220), "日本語");
		assertRead(new TestMsg().text(SUBJECT, "日本語", "ISO-2022-JP").number(CODEPAGE, 50220), "日本語");
		assertRead(new TestMsg().text(SUBJECT, "안녕하세요", "x-windows-949").number(CODEPAGE, 51949), "안녕하세요");
	}

	@Test
	void whenAByteDoesNotFitThenItCostsItself() throws Exception {
		byte[] utf8 = "Grüße aus Köln, schöne".getBytes(StandardCharsets.UTF_8);
		utf8[utf8.length - 1] = (byte) 0xFF;
		assertRead(new TestMsg().bytes(SUBJECT << 16 | 0x1E, utf8).number(CODEPAGE, 65001),
				"Grüße aus Köln, schön\uFFFD");
		byte[] cut = "日本語のテス".getBytes("windows-31j");
		assertRead(new TestMsg().bytes(SUBJECT << 16 | 0x1E, java.util.Arrays.copyOf(cut, cut.length - 1))
			.number(CODEPAGE, 932), "日本語のテ\uFFFD");
		byte[] broken = "あa, いb".getBytes("windows-31j");
		broken[1] = (byte) 0x20;
		assertRead(new TestMsg().bytes(SUBJECT << 16 | 0x1E, broken).number(CODEPAGE, 932), "\uFFFD a, いb");
	}

	@Test
	void whenBytesAreOfTwoAgainstTheirTypeThenTheyAreText() throws Exception {
		assertRead(new TestMsg().bytes(SUBJECT << 16 | 0x1E, "plain".getBytes(StandardCharsets.UTF_16LE))
			.number(CODEPAGE, 1200), "plain");
	}

	@Test
	void whenRowsHaveStringsThenTheMessagesCodePageHolds() throws Exception {
		TestMsg msg = new TestMsg().number(CODEPAGE, 1251)
			.text(SUBJECT, "x")
			.text(0x1000, "Тело письма", "windows-1251")
			.recipient(new TestMsg().text(0x3001, "Иван", "windows-1251"))
			.attachment(new TestMsg().text(0x3707, "Отчёт.txt", "windows-1251").bytes(0x37010102, new byte[3]))
			.attachment(new TestMsg().message(new TestMsg().text(SUBJECT, "внутри", "windows-1251")))
			.attachment(new TestMsg().message(new TestMsg().text(SUBJECT, "中文", "GBK").number(LOCALE, 2052)))
			.attachment(
					new TestMsg().message(new TestMsg().text(SUBJECT, "été", "windows-1252").number(CODEPAGE, 1252)));
		msg.write(this.folder);
		try (Mailbox mailbox = open(); MailContent content = TestMail.only(mailbox).open()) {
			assertThat(content.body(BodyFormat.TEXT)).isEqualTo("Тело письма");
			assertThat(content.recipients()).singleElement()
				.satisfies((recipient) -> assertThat(recipient.name()).isEqualTo("Иван"));
			assertThat(content.attachments().get(0).fileName()).isEqualTo("Отчёт.txt");
			assertThat(content.attachments().subList(1, 4))
				.extracting((attachment) -> attachment.openMessage().get(PropertyTags.SUBJECT))
				.containsExactly("внутри", "中文", "été");
		}
	}

	@Test
	void whenHtmlIsOfBytesThenTheInternetCodePageHolds() throws Exception {
		byte[] html = "<p>Grüße</p>".getBytes(StandardCharsets.UTF_8);
		TestMsg msg = new TestMsg().text(SUBJECT, "ü", "windows-1252")
			.number(INTERNET_CPID, 65001)
			.number(CODEPAGE, 1252);
		for (int tag : new int[] { 0x10130102, 0x1013001E }) {
			try (MailContent content = new TestMsg().text(SUBJECT, "ü", "windows-1252")
				.number(INTERNET_CPID, 65001)
				.number(CODEPAGE, 1252)
				.bytes(tag, html)
				.read(this.folder)) {
				assertThat(content.get(PropertyTags.SUBJECT)).isEqualTo("ü");
				assertThat(content.body(BodyFormat.HTML)).isEqualTo("<p>Grüße</p>");
			}
		}
		try (MailContent content = msg.number(INTERNET_CPID, 1251)
			.bytes(0x1013001E, "<p>Привет</p>\0".getBytes("windows-1251"))
			.read(this.folder)) {
			assertThat(content.body(BodyFormat.HTML)).isEqualTo("<p>Привет</p>");
		}
		try (MailContent content = new TestMsg().number(CODEPAGE, 1251)
			.bytes(0x1013001E, "<p>Привет</p>".getBytes("windows-1251"))
			.read(this.folder)) {
			assertThat(content.body(BodyFormat.HTML)).isEqualTo("<p>Привет</p>");
		}
	}

	private void assertRead(TestMsg msg, String subject) throws IOException {
		msg.write(this.folder);
		try (Mailbox mailbox = open(); MailContent content = TestMail.only(mailbox).open()) {
			assertThat(TestMail.only(mailbox).subject()).isEqualTo(subject);
			assertThat(content.get(PropertyTags.SUBJECT)).isEqualTo(subject);
			assertThat(content.truncations()).isEmpty();
		}
	}

	private Mailbox open() {
		return new MailboxReader().open(List.of(this.folder.toString()));
	}

}
