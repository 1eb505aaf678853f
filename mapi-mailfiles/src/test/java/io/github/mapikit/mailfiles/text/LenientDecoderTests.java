// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a byte that does not fit costs.
 */
class LenientDecoderTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "UTF-8|61ff62|a\uFFFDb", "UTF-8|e28262|\uFFFDb", "UTF-8|c3|\uFFFD",
					"windows-31j|8141fd62|、\uFFFDb", "windows-31j|852062|\uFFFD b", "windows-31j|854162|\uFFFDAb",
					"windows-31j|82|\uFFFD", "GB18030|b0a1ff62|啊\uFFFDb", "GBK|ff62|\uFFFDb", "Big5|a44062|一b",
					"Big5|a44081|一\uFFFD", "x-windows-949|fe4162|\uFFFDAb", "EUC-JP|a4a2a462|あ\uFFFDb",
					"EUC-KR|b0a1b062|가\uFFFDb", "windows-1252|8162|\uFFFDb", "US-ASCII|61e462|a\uFFFDb" })
	void whenAByteDoesNotFitThenItCostsItself(String charset, String bytes, String text) {
		byte[] input = HexFormat.of().parseHex(bytes);
		assertThat(CodePages.decode(input, Charset.forName(charset))).isEqualTo(text);
		assertThat(CodePages.isValid(input, Charset.forName(charset))).isEqualTo(!text.contains("\uFFFD"));
	}

	@Test
	void whenARangeIsDecodedThenNothingElseIs() {
		byte[] input = HexFormat.of().parseHex("e4e482a0e4e4");
		assertThat(CodePages.decode(input, 2, 4, Charset.forName("windows-31j"))).isEqualTo("あ");
		assertThat(CodePages.decode(input, 2, 2, Charset.forName("windows-31j"))).isEmpty();
	}

	@Test
	void whenTheTextIsLongThenAllOfItIsGiven() {
		String text = "長い文章。".repeat(20_000);
		byte[] input = text.getBytes(Charset.forName("windows-31j"));
		assertThat(CodePages.decode(input, Charset.forName("windows-31j"))).isEqualTo(text);
		assertThat(CodePages.isValid(input, Charset.forName("windows-31j"))).isTrue();
		input[input.length - 1] = (byte) 0xFD;
		assertThat(CodePages.decode(input, Charset.forName("windows-31j"))).startsWith(text.substring(0, 99_999))
			.endsWith("\uFFFD");
		assertThat(CodePages.isValid(input, Charset.forName("windows-31j"))).isFalse();
	}

	@Test
	void whenThereAreNoBytesThenTheyAreValid() {
		assertThat(CodePages.isValid(new byte[0], StandardCharsets.UTF_8)).isTrue();
		assertThat(CodePages.decode(new byte[0], StandardCharsets.UTF_16LE)).isEmpty();
	}

}
