// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.util.Objects;

import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.model.message.BodyFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files that stand in the text of a message.
 */
class UuBlockTests {

	private static final String BLOCK = "begin 644 a file.bin\r\n62&5L;&\\@=75E;F-O9&5D('=O<FQD\"@  \r\n`\r\nend\r\n";

	private static MailContent read(String text) throws Exception {
		return InMemory.read(InMemory.BEGIN + "\r\n" + text);
	}

	@Test
	void whenATextHoldsFilesThenTheyAreAttachments() throws Exception {
		try (MailContent content = read(
				"before\r\n" + BLOCK + "between\r\n" + BLOCK.replace("a file", "b") + "after")) {
			assertThat(content.body(BodyFormat.TEXT)).isEqualTo("before\r\nbetween\r\nafter");
			assertThat(content.attachments()).extracting((file) -> file.fileName() + "=" + InMemory.text(file))
				.containsExactly("a file.bin=Hello uuencoded world\n", "b.bin=Hello uuencoded world\n");
			assertThat(content.attachments()).allSatisfy((file) -> assertThat(file.size()).isEqualTo(22));
		}
	}

	@Test
	void whenTheTextIsEncodedThenItsFilesAreFound() throws Exception {
		String message = InMemory.BEGIN + "Content-Transfer-Encoding: quoted-printable\r\n\r\nG=C3=BCte\r\n"
				+ BLOCK.replace("=", "=3D").replace("  \r", "=20=20\r");
		try (MailContent content = InMemory.read(message)) {
			assertThat(content.body(BodyFormat.TEXT)).isEqualTo("Güte\r\n");
			assertThat(InMemory.text(content.attachments().get(0))).isEqualTo("Hello uuencoded world\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "begin 644 a\r\nThis is text.\r\nend\r\n", "begin 644 a\r\n%&5L;&\\\r\n",
			"begin 9 a\r\n`\r\nend\r\n", "begin 644\r\n`\r\nend\r\n", " begin 644 a\r\n`\r\nend\r\n",
			"begin with that\r\nand\r\nend\r\n", "=ybegin line=128 size=3 name=a.bin\r\nabc\r\n=yend size=3\r\n" })
	void whenATextOnlyLooksLikeAFileThenItIsLeftAlone(String text) throws Exception {
		try (MailContent content = read(text)) {
			assertThat(content.body(BodyFormat.TEXT)).isEqualTo(text);
			assertThat(content.attachments()).isEmpty();
		}
	}

	@Test
	void whenManyLinesBeginFilesThenEachIsLookedAtOnce() throws Exception {
		String text = "begin 644 a\r\n".repeat(100_000) + "M\r\n".repeat(100_000);
		try (MailContent content = read(text)) {
			assertThat(Objects.requireNonNull(content.body(BodyFormat.TEXT))).hasSize(text.length());
		}
	}

	@Test
	void whenAPartIsUuencodedThenItIsDecoded() throws Exception {
		String message = InMemory.BEGIN + "Content-Type: application/octet-stream; name=a.bin\r\n"
				+ "Content-Transfer-Encoding: x-uue\r\n\r\n" + BLOCK;
		try (MailContent content = InMemory.read(message)) {
			assertThat(content.attachments().get(0).size()).isEqualTo(22);
			assertThat(InMemory.text(content.attachments().get(0))).isEqualTo("Hello uuencoded world\n");
		}
	}

}
