// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.body;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.rtfparserkit.converter.text.StringTextConverter;
import com.rtfparserkit.parser.RtfStreamSource;
import io.github.mapikit.mailfiles.text.CodePages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Text of RTF by encoding, code page of the document and character set of the font, each
 * right, missing and wrong.
 */
class RtfCharsetsTests {

	/** Code page, number of its font character set, text. */
	private static final Object[][] ENCODINGS = { { 1252, 0, "Grüße, 5 €" }, { 1250, 238, "Příliš žluťoučký" },
			{ 1251, 204, "Привет, мир" }, { 1253, 161, "Καλημέρα" }, { 1254, 162, "Günaydın İş" },
			{ 1255, 177, "שלום עולם" }, { 1256, 178, "مرحبا" }, { 1257, 186, "Labdien, ģimene" }, { 1258, 163, "Đưng" },
			{ 874, 222, "สวัสดี" }, { 932, 128, "表ソ能①髙ｱ" }, { 949, 129, "똠방각하" }, { 1361, 130, "한국어" },
			{ 936, 134, "汉字王喆" }, { 950, 136, "許功蓋" }, { 437, 254, "äöü" }, { 850, 255, "äöü" }, { 10000, 77, "Größe" },
			{ 10001, 78, "日本語" }, { 10006, 85, "Καλημέρα" }, { 10029, 88, "žluť" }, { 10007, 89, "Привет" },
			{ 10081, 86, "Günaydın" } };

	/** What RtfParserKit does not read, or not all of it. */
	private static final Set<Integer> NOT_COMPARED = Set.of(850, 932, 936, 949, 950, 1361, 10001, 10006);

	static Stream<Object[]> encodings() {
		return Stream.of(ENCODINGS);
	}

	@ParameterizedTest
	@MethodSource("encodings")
	void whenTheFontSaysItsCharsetThenTheDocumentDoesNotMatter(int codePage, int fontCharset, String text) {
		for (String document : new String[] { "", "\\ansicpg1252", "\\ansicpg" + codePage, "\\ansicpg99999", "\\mac",
				"\\ansicpg1251", "\\ansicpg0" }) {
			String head = "{\\rtf1\\ansi" + document + "\\deff0{\\fonttbl{\\f0\\fnil\\fcharset0 A;}{\\f1\\fnil";
			for (String escaped : escapes(text, codePage)) {
				assertThat(read(head + "\\fcharset" + fontCharset + " B;}}\\f1 " + escaped + "}")).isEqualTo(text);
				assertThat(read(head + "\\fcharset0\\cpg" + codePage + " B;}}\\f1 " + escaped + "}")).isEqualTo(text);
				assertThat(read(head + "\\cpg" + codePage + "\\fcharset0 B;}}\\f1 " + escaped + "}")).isEqualTo(text);
				assertThat(read(head + "\\fcharset" + codePage + " B;}}\\f1 " + escaped + "}")).isEqualTo(text);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("encodings")
	void whenTheFontSaysNothingThenTheDocumentDoes(int codePage, int fontCharset, String text) {
		for (String font : new String[] { "", "{\\fonttbl{\\f0\\fnil A;}}\\f0", "{\\fonttbl{\\f0\\fcharset1 A;}}\\f0",
				"{\\fonttbl{\\f0\\fcharset250 A;}}\\f0", "\\f7" }) {
			for (String escaped : escapes(text, codePage)) {
				String head = "\\ansicpg" + codePage + "\\deff0";
				assertThat(read("{\\rtf1\\ansi" + head + font + " " + escaped + "}")).isEqualTo(text);
				assertThat(read("{\\rtf1" + head + "\\ansi" + font + " " + escaped + "}")).isEqualTo(text);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("encodings")
	void whenRtfParserKitReadsItThenItSaysTheSame(int codePage, int fontCharset, String text) throws Exception {
		String rtf = "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0\\fnil\\fcharset0 A;}{\\f1\\fnil\\fcharset" + fontCharset
				+ " B;}}\\f1 " + escapes(text, codePage).get(0) + "}";
		StringTextConverter converter = new StringTextConverter();
		converter.convert(new RtfStreamSource(new ByteArrayInputStream(rtf.getBytes(StandardCharsets.ISO_8859_1))));
		String other = converter.getText().strip();
		if (!NOT_COMPARED.contains(codePage)) {
			assertThat(other).isEqualTo(text);
		}
		assertThat(read(rtf)).isEqualTo(text);
	}

	@Test
	void whenTheDocumentIsUtf8ThenAFontOfWesternLanguagesIsToo() {
		String text = "Grüße, Привет, 日本語, 😀";
		for (String escaped : escapes(text, 65001)) {
			assertThat(read("{\\rtf1\\ansi\\ansicpg65001 " + escaped + "}")).isEqualTo(text);
			assertThat(read("{\\rtf1\\ansi\\ansicpg65001{\\fonttbl{\\f0\\fcharset0 A;}}\\f0 " + escaped + "}"))
				.isEqualTo(text);
		}
		assertThat(read("{\\rtf1\\ansicpg65001{\\fonttbl{\\f0\\fcharset0 A;}}\\f0 \\'e4}")).isEqualTo("ä");
		assertThat(read("{\\rtf1\\ansicpg65001{\\fonttbl{\\f0\\fcharset204 A;}}\\f0 \\'cf}")).isEqualTo("П");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "\\ansicpg932{\\fonttbl{\\f0\\fcharset0 A;}}\\f0 \\'93\\'fa\\'96\\'7b|日本",
					"\\ansicpg936{\\fonttbl{\\f0\\fcharset0 A;}}\\f0 \\'ba\\'ba\\'d7\\'d6|汉字",
					"\\ansicpg932{\\fonttbl{\\f0\\fcharset0 A;}}\\f0 caf\\'e9 noir|café noir",
					"\\ansicpg932{\\fonttbl{\\f0\\fcharset0 A;}}\\f0 r\\'e9sum\\'e9|résumé",
					"\\ansicpg1251{\\fonttbl{\\f0\\fcharset0 A;}}\\f0 caf\\'e9|café" })
	void whenOneFontIsUsedForAllLanguagesThenDoubleBytesAreOfTheDocument(String rtf, String text) {
		assertThat(read("{\\rtf1\\ansi" + rtf + "}")).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "\\'93\\'fa\\'96{|日本", "\\'93\\fs20\\'fa|日", "\\'93{}\\'fa|日", "{\\'93}\\'fa|日",
					"\\'93\\lang1041\\b \\'fa|日", "\\'95\\'5c|表", "\\'95\\\\|表", "\\'90M|信", "\\'93\\par x|\uFFFD~x",
					"\\'93\\u26085?|\uFFFD日", "\\'93|\uFFFD", "a\\'fdb|a\uFFFDb", "\\'93 x|\uFFFD#x",
					"{\\f0\\'e4}\\'93\\'fa|ä日", "\\'93{\\f0\\'e4}|\uFFFDä" })
	void whenACharacterHasTwoBytesThenTheyAreJoined(String rtf, String text) {
		String body = rtf.replace("\\'96{", "\\'96\\{");
		assertThat(read("{\\rtf1{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset128 B;}}\\f1"
				+ (body.startsWith("\\") ? "" : " ") + body + "}"))
			.isEqualTo(text.replace("~", "\r\n").replace('#', ' '));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "\\u8364?x|€x", "\\u8364 ?x|€x", "\\u-10179?\\u-8704?|😀", "\\u-10179\\u-8704?|😀",
					"\\u128512?x|😀x", "\\u8212\\emdash x|—x", "\\u160\\~x|\u00A0x", "\\u8209\\_x|\u2011x",
					"\\uc2\\u26085\\'93\\'fax|日x", "\\uc0\\u26085 x|日x", "\\uc1\\u26085{x}|日x", "\\u945\\par x|α~x",
					"{\\uc2 {\\u945 ab}}\\u945 ab|ααb", "\\u945\\'e1\\u946\\'e2|αβ", "\\uc3\\u945 \\'e1bcd|αd",
					"\\u63\\u63?|??", "\\zwj x|\u200Dx" })
	void whenACharacterIsUnicodeThenWhatStandsInForItIsNot(String rtf, String text) {
		assertThat(read("{\\rtf1 " + rtf + "}")).isEqualTo(text.replace("~", "\r\n"));
	}

	@Test
	void whenTextGoesFromRightToLeftThenItsFontIsTheAssociatedOne() {
		String fonts = "{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset177 B;}{\\f2\\fcharset128 C;}}";
		assertThat(read(fonts + "{\\ltrch\\fcs0\\f0 \\rtlch\\fcs1\\af1 \\'f9}}")).isEqualTo("ש");
		assertThat(read(fonts + "{\\rtlch\\fcs1\\af1 \\ltrch\\fcs0\\f0 \\'e4}}")).isEqualTo("ä");
		assertThat(read(fonts + "{\\rtlch\\fcs1\\af0 \\f1 \\'f9}}")).isEqualTo("ש");
		assertThat(read(fonts + "{\\loch\\af0\\hich\\af0\\dbch\\f2 \\'93\\'fa}}")).isEqualTo("日");
	}

	@Test
	void whenTheDocumentHasNoCodePageThenItsLanguageSaysIt() {
		assertThat(read("{\\rtf1\\ansi\\deff0\\deflang1049 \\'cf}")).isEqualTo("П");
		assertThat(read("{\\rtf1\\ansi\\ansicpg1252\\deflang1049 \\'cf}")).isEqualTo("Ï");
		assertThat(read("{\\rtf1\\mac\\deflang1049 \\'8a}")).isEqualTo("ä");
		assertThat(read("{\\rtf1\\ansi\\deflang9999 \\'e4}")).isEqualTo("ä");
	}

	@Test
	void whenRtfWasMadeOfHtmlThenItsTagsAreInTheCodePageOfTheDocument() {
		String rtf = "{\\rtf1\\ansi\\ansicpg1251\\fromhtml1{\\fonttbl{\\f0\\fcharset0 A;}{\\f4\\fcharset204 B;}}\\f0"
				+ "{\\*\\htmltag64 <p title=\"\\'cf\">}caf\\'e9 \\htmlrtf{\\f4\\htmlrtf0 \\'cf\\htmlrtf\\f0}\\htmlrtf0{\\*\\htmltag72 </p>}}";
		assertThat(read(rtf)).isEqualTo("<p title=\"П\">café П</p>");
	}

	@Test
	void whenFontsAreManyThenReadingEnds() {
		StringBuilder rtf = new StringBuilder("{\\rtf1{\\fonttbl");
		for (int i = 0; i < 100_000; i++) {
			rtf.append("{\\f").append(i).append("\\fcharset204 A;}");
		}
		assertThat(read(rtf + "}\\f7 \\'cf}")).isEqualTo("П");
	}

	/**
	 * Writes text as RTF does: each byte escaped, only those beyond ASCII, or none.
	 * @param text the text
	 * @param codePage the code page
	 * @return the forms
	 */
	private static List<String> escapes(String text, int codePage) {
		Charset charset = Objects.requireNonNull(CodePages.ofNumber(codePage));
		List<String> forms = new ArrayList<>();
		for (int from : new int[] { 0, 128, 256 }) {
			StringBuilder form = new StringBuilder();
			for (byte b : text.getBytes(charset)) {
				int c = b & 0xFF;
				if (c == '\\' || c == '{' || c == '}') {
					form.append('\\').append((char) c);
				}
				else if (c >= from) {
					form.append(String.format(Locale.ROOT, "\\'%02x", c));
				}
				else {
					form.append((char) c);
				}
			}
			forms.add(form.toString());
		}
		return forms;
	}

	private static String read(String rtf) {
		return Objects.requireNonNull(RtfReader.read(rtf, 1_000_000)).text();
	}

}
