// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What bytes say under the label that a message gives them, be it right, a subset's or
 * wrong.
 */
class CodePagesDecodingTests {

	@ParameterizedTest
	@CsvSource({ "euc-kr, 8c63b9e6b0a2c7cf, 똠방각하", "iso-8859-14, d0fe, Ŵŷ", "iso-8859-10, a1bbbf, Ąŧŋ",
			"iso-8859-16, a4, €", "x-gbk, babad7d6, 汉字", "gb2312, cdf586b4, 王喆", "gb2312, 80, €", "gbk, 8139ee39, 㐀",
			"x-mac-roman, 47729f9fa765, Grüüße", "iso-8859-8-i, f9ece5ed, שלום", "iso-8859-1, 8093948599, €“”…™",
			"us-ascii, 9371942e, “q”.", "Shift_JIS, 8740ed95fbfc, ①﨑髙", "euc-jp, ada1fce28ea28fb0a1, ①髙｢丂",
			"hz-gb-2312, 61207e7b3a3a57567e7d2e7e7e, a 汉字.~", "utf-7, 4772 2b4150774133772d 65, Grüße",
			"utf-7, 312b2d31, 1+1", "utf-7, 2b3244336541414d412d, 😀\u0300", "utf-7, 61202b2062, a + b",
			"utf-7, 4b2b4150592d6c6e, Köln", "iso-2022-jp, 1b24422d217c711b284a5c1b28493122, ①ⅰ¥ｱ｢",
			"iso-2022-jp, 0e310f41, ｱA", "koi8-u, a4aebe, єўЎ", "viscii, 80b402, ẠƠẲ", "cp-850, 81e1, üß",
			"cp437, 81e1, üß", "big5, c6a1f9d6a3e1, ①碁€", "windows-1252, 81, \uFFFD", "tis-620, 80a1, €ก",
			"x-ia5-german, 7b7c7d7e40, äöüß§", "dos-720, 829f, éا", "utf-16, 4100e400, Aä", "utf-16, feff004100e4, Aä",
			"utf-16be, 004100e4, Aä", "utf-8, efbbbfc3a4, ä" })
	void whenTheLabelIsRightThenTheTextIsGiven(String label, String bytes, String text) {
		assertThat(CodePages.decode(parse(bytes), label)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource({ "utf-8, 6b61c3a4fc7365, kaä\uFFFDse", "utf-8, 6be47365, käse", "utf-8, 80, €",
			"utf-8, c3a4c3a4c3, ää\uFFFD", "us-ascii, c3a4, ä", "us-ascii, e4, ä",
			"windows-31j, c3a4c3b6fdc3, ﾃ､ﾃｶ\uFFFDﾃ", "gb2312, babaff41d7d6, 汉\uFFFDA字", "euc-kr, b0a1ff41, 가\uFFFDA",
			"windows-1252, c28d, \u008D", "iso-2022-jp, c3a4, ä", "utf-7, c3a4, ä", "x-unknown, c3a4, ä",
			"x-unknown, e4, ä", "us-ascii, 1b244224221b2842, あ", "x-unknown, 1b244224221b2842, あ" })
	void whenTheLabelIsWrongThenAByteCostsItself(String label, String bytes, String text) {
		assertThat(CodePages.decode(parse(bytes), label)).isEqualTo(text);
	}

	@Test
	void whenALineEndsWithinEastAsianTextThenTheNextIsAscii() {
		assertThat(CodePages.decode(parse("1b24422422 0a 41"), "iso-2022-jp")).isEqualTo("あ\nA");
		assertThat(CodePages.decode(parse("7e7b3a3a 0a 41"), "hz-gb-2312")).isEqualTo("汉\nA");
		assertThat(CodePages.decode(parse("1b2429430a 0e3021 0a 41"), "iso-2022-kr")).isEqualTo("\n가\nA");
	}

	@Test
	void whenUtf8HasOneBadByteThenItStaysUtf8() {
		byte[] bytes = "Viele Grüße aus Köln, schöne Füße für 5 €".getBytes(StandardCharsets.UTF_8);
		bytes[0] = (byte) 0xFC;
		assertThat(CodePages.decode(bytes)).isEqualTo("\uFFFDiele Grüße aus Köln, schöne Füße für 5 €");
		assertThat(CodePages.decode(bytes, "utf-8")).isEqualTo(CodePages.decode(bytes));
	}

	@Test
	void whenBytesAreOfNoCharsetThatIsKnownThenTheyAreWindows1252() {
		assertThat(CodePages.decode(parse("9347721f66df6594"))).isEqualTo("“Gr\u001Ffße”");
		assertThat(CodePages.decode("plain".getBytes(StandardCharsets.US_ASCII))).isEqualTo("plain");
	}

	@Test
	void whenBytesBeginWithAMarkThenItIsNoText() {
		assertThat(CodePages.decode(parse("efbbbfc3a4"))).isEqualTo("ä");
		assertThat(CodePages.decode(parse("fffe4100e400"))).isEqualTo("Aä");
		assertThat(CodePages.decode(parse("feff004100e4"))).isEqualTo("Aä");
	}

	private static byte[] parse(String bytes) {
		return HexFormat.of().parseHex(bytes.replace(" ", ""));
	}

}
