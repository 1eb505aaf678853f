// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.source.MailSource;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.property.PropertyTags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where a header begins and ends.
 */
class HeaderEndTests {

	private static void assertRead(String message) throws Exception {
		try (MailContent content = InMemory.read(message)) {
			assertThat(content.get(PropertyTags.SUBJECT)).isEqualTo("the subject");
			assertThat(content.recipients()).hasSize(1);
			assertThat(Objects.requireNonNull(content.body(BodyFormat.TEXT)).split("[\r\n]+")).containsExactly("one",
					"two");
			assertThat(content.attachments()).extracting((file) -> InMemory.text(file)).containsExactly("file");
		}
	}

	private static final String MESSAGE = """
			From: a@example.org
			Subject: the
			 subject
			To: b@example.org
			Content-Type: multipart/mixed; boundary=b

			--b

			one
			two
			--b
			Content-Disposition: attachment; filename=f

			file
			--b--
			""";

	@ParameterizedTest
	@CsvSource(delimiter = '~', textBlock = """
			LF    ~ \\n
			CRLF  ~ \\r\\n
			CR    ~ \\r
			LFCR  ~ \\n\\r
			""")
	void whenLinesEndInAnyWayThenTheMessageIsRead(String name, String end) throws Exception {
		assertThat(name).isNotEmpty();
		assertRead(MESSAGE.replace("\n", end.replace("\\r", "\r").replace("\\n", "\n")));
	}

	@Test
	void whenLineEndsAreMixedThenTheMessageIsRead() throws Exception {
		assertRead(MESSAGE.replace("org\n", "org\r\n").replace("=b\n", "=b\r\r\n").replace("--b\n", "--b\r\n"));
		assertRead(MESSAGE.substring(0, MESSAGE.indexOf("--b")).replace("\n", "\r")
				+ MESSAGE.substring(MESSAGE.indexOf("--b")));
	}

	@ParameterizedTest
	@ValueSource(strings = { " ", "\t", "  \t ", "\r" })
	void whenALineHasBlanksAloneThenItEndsTheHeader(String line) throws Exception {
		assertRead(MESSAGE.replace("\n\n", "\n" + line + "\n"));
		assertRead(MESSAGE.replace("\n\n", "\n" + line + "\n").replace("\n", "\r\n"));
	}

	@Test
	void whenForeignLinesStandAboveThenTheyArePassedOver() throws Exception {
		for (String above : List.of("\u00ef\u00bb\u00bf", "\n\n\n", "\r\n", " \n",
				"From a@example.org Mon Jun 1 10:00 2009\n", ">From a@example.org Mon Jun 1 10:00 2009\r\n",
				"\u00ef\u00bb\u00bf\nFrom x\n>From y\n\n")) {
			assertRead(above + MESSAGE);
		}
	}

	@Test
	void whenLinesAreNoFieldsThenTheyArePassedOver() throws Exception {
		assertRead(MESSAGE.replace("To:", "this is no field\n: nor this\nTo:"));
	}

	@Test
	void whenAHeaderHoldsZeroBytesThenItIsRead() throws Exception {
		try (MailContent content = InMemory.read("From: a@example.org\r\nSubject: a\0b\0\r\n\r\nte\0xt")) {
			assertThat(content.get(PropertyTags.SUBJECT)).isEqualTo("a b");
			assertThat(content.body(BodyFormat.TEXT)).isEqualTo("te\0xt");
		}
	}

	@Test
	void whenEmptyLinesBeginATextThenItIsNoHeader() throws Exception {
		HeaderReader reader = new HeaderReader(10_000);
		reader.read(
				new ByteArrayInputStream("\n\nHello: you\nthere\n\nSubject: x\n".getBytes(StandardCharsets.US_ASCII)));
		assertThat(reader.block().isEmpty()).isTrue();
	}

	@Test
	void whenBytesComeOneByOneThenTheMessageIsRead() throws Exception {
		for (String end : List.of("\n", "\r\n", "\r")) {
			byte[] bytes = MESSAGE.replace("\n", end).getBytes(StandardCharsets.US_ASCII);
			InMemory message = new InMemory(bytes);
			try (MailContent content = new MimeContentReader(new Slow(message), MailboxLimits.defaults(), 0, false)
				.read(null)) {
				assertThat(content.get(PropertyTags.SUBJECT)).isEqualTo("the subject");
				assertThat(content.attachments()).extracting((file) -> InMemory.text(file)).containsExactly("file");
			}
		}
	}

	@Test
	void whenAHeaderHasAMillionLinesThenItsBeginIsRead() throws Exception {
		String message = "Subject: s\r\n" + "X: y\r\n".repeat(1_000_000) + "\r\nbody";
		try (MailContent content = InMemory.read(message)) {
			assertThat(content.get(PropertyTags.SUBJECT)).isEqualTo("s");
			assertThat(content.truncations()).singleElement().asString().contains("header is longer");
		}
	}

	@Test
	void whenAFieldIsFoldedVeryOftenThenItIsReadOnce() throws Exception {
		String subject = "Subject:" + "\r\n x".repeat(200_000);
		try (MailContent content = InMemory.read(subject + "\r\n\r\nbody")) {
			assertThat(content.get(PropertyTags.SUBJECT)).hasSize(399_999);
			assertThat(content.body(BodyFormat.TEXT)).isEqualTo("body");
		}
	}

	/**
	 * Gives one byte at a time.
	 */
	private record Slow(InMemory message) implements MailSource {

		@Override
		public InputStream open() {
			return new FilterInputStream(this.message.open()) {

				@Override
				public int read(byte[] buffer, int offset, int length) throws IOException {
					return super.read(buffer, offset, Math.min(1, length));
				}

			};
		}

		@Override
		public String location() {
			return "slow";
		}

	}

}
