// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyTags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Headers with bytes that nobody has encoded.
 */
class RawHeaderTests {

	@ParameterizedTest
	@CsvSource({ "iso-8859-2, ISO-8859-2, Zażółć gęślą jaźń", "iso-8859-7, ISO-8859-7, Καλημέρα",
			"windows-1257, windows-1257, ąčęėįšųūž", "koi8-r, KOI8-R, Привет", "iso-8859-5, ISO-8859-5, Привет",
			"iso-8859-15, ISO-8859-15, 5 €", "gb2312, GBK, 这是", "euc-kr, EUC-KR, 한글", "shift_jis, Shift_JIS, テスト",
			"big5, Big5, 這是測試", "windows-1255, windows-1255, שלום", "iso-8859-9, ISO-8859-9, ığşİ",
			// what is UTF-8 is that, whatever the message declares
			"iso-8859-2, UTF-8, Zażółć", "gb2312, UTF-8, Grüße", "utf-8, UTF-8, Grüße", "us-ascii, UTF-8, Grüße",
			// what does not fit, or says nothing, is guessed
			"utf-8, windows-1252, Grüße", "us-ascii, windows-1252, Grüße", "unknown-8bit, windows-1252, Grüße",
			"utf-16, windows-1252, Grüße", "iso-2022-jp, windows-1252, Grüße", "no-such-charset, windows-1252, Grüße",
			"us-ascii, windows-1251, Привет как дела" })
	void whenAHeaderHasRawBytesThenTheyAreOfTheDeclaredCharset(String label, String charset, String text)
			throws IOException {
		byte[] bytes = ("From: " + text + " <a@b.de>\r\nTo: " + text + " <c@d.de>\r\nSubject: " + text
				+ "\r\nContent-Type: text/plain; charset=\"" + label + "\"\r\n\r\nx")
			.getBytes(Charset.forName(charset));
		try (MailContent content = new InMemory(bytes).content(MailboxLimits.defaults())) {
			assertThat(content.get(PropertyTags.SUBJECT)).isEqualTo(text);
			assertThat(content.get(PropertyTags.TRANSPORT_MESSAGE_HEADERS)).contains("Subject: " + text);
			assertThat(content.recipients()).extracting(Recipient::address).containsExactly("c@d.de");
			assertThat(content.get(PropertyTags.SENDER_NAME)).isEqualTo(text);
			assertThat(content.recipients()).extracting(Recipient::name).containsExactly(text);
		}
		HeaderReader reader = new HeaderReader(10_000);
		reader.read(new ByteArrayInputStream(bytes));
		assertThat(new Rfc822Headers(reader.block()).subject()).as("in tables").isEqualTo(text);
	}

	@Test
	void whenAPartHasRawBytesThenTheyAreOfWhatTheMessageDeclares() throws IOException {
		String text = InMemory.BEGIN + """
				Content-Type: multipart/mixed; charset=iso-8859-2; boundary=b\r
				\r
				--b\r
				Content-Type: application/octet-stream; name="\u00bf\u00f3\u00b3w.bin"\r
				\r
				x\r
				--b--\r
				""";
		try (MailContent content = InMemory.read(text)) {
			assertThat(content.attachments()).singleElement()
				.satisfies((attachment) -> assertThat(attachment.get(PropertyTags.ATTACH_LONG_FILENAME))
					.isEqualTo("żółw.bin"));
		}
	}

	@Test
	void whenBytesStandBesideAWordThenTheyAreOfTheWordsCharset() throws IOException {
		String text = "Subject: \u00f0\u00d2\u00c9 =?koi8-r?Q?=D7=C5=D4?=\r\nContent-Type: text/plain; charset=iso-8859-2"
				+ "\r\n\r\nx";
		try (MailContent content = new InMemory(text.getBytes(StandardCharsets.ISO_8859_1))
			.content(MailboxLimits.defaults())) {
			assertThat(content.get(PropertyTags.SUBJECT)).isEqualTo("При вет");
		}
	}

}
