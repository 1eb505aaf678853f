// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.body;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.rtfparserkit.converter.text.StringTextConverter;
import com.rtfparserkit.parser.RtfStreamSource;
import io.github.mapikit.mailfiles.TestMail;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What RTF says, also when somebody wrote it to break its reader.
 */
class RtfReaderTests {

	private static final int LIMIT = 1_000_000;

	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\\rtf1 Hello\\par world}|Hello~world", "{\\rtf1 a\\tab b\\line c}|a^b~c",
			"{\\rtf1\\ansi \\'80\\emdash\\ldblquote x\\rdblquote\\~y}|€—“x”\u00A0y", "{\\rtf1 a\\{b\\}c\\\\d}|a{b}c\\d",
			"{\\rtf1\\ansicpg1251 \\'cf\\'f0\\'e8}|При", "{\\rtf1\\ansicpg932 \\'8e\\'f3\\'90M}|受信",
			"{\\rtf1{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset161 B;}}\\f1 \\'e1{\\f0 \\'e1}\\plain\\'e1}|αáá",
			"{\\rtf1 \\u8364?\\u-10179 ?\\u-8704 ?}|€\uD83D\uDE00", "{\\rtf1\\uc2 \\u945\\'83\\'bf!}|α!",
			"{\\rtf1\\uc0 \\u945!}|α!", "{\\rtf1 {\\uc0\\u945}?}|α?", "{\\rtf1 a{\\v hidden}b{\\deleted gone}c}|abc",
			"{\\rtf1{\\info{\\author A}}{\\*\\generator G;}{\\pict 00}x{\\field{\\*\\fldinst HYPERLINK}{\\fldrslt y}}}|xy",
			"{\\rtf1 {\\upr{ansi}{\\*\\ud{uni}}}}|uni", "{\\rtf1 a\\bin3 }}}b}|ab", "{\\rtf1 a}b|a",
			"{\\rtf1 {\\b\\*\\cs7 shown}{\\*\\cs7 not}}|shown" })
	void whenRtfIsPlainThenItsTextIsGiven(String rtf, String text) {
		assertThat(read(rtf)).isEqualTo(new RtfBody(RtfBody.Source.RTF, text.replace("~", "\r\n").replace('^', '\t')));
	}

	@Test
	void whenRtfWasMadeOfHtmlThenTheHtmlIsGivenBack() {
		String rtf = """
				{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss Arial;}{\\f1\\fcharset161 B;}}
				{\\colortbl\\red0\\green0\\blue0;}{\\*\\generator Microsoft Exchange Server;}
				{\\*\\htmltag18 <html>}{\\*\\htmltag34 <head>}{\\*\\htmltag41 </head>}
				{\\*\\htmltag50 <body lang="el">}{\\*\\htmltag0 \\par }
				{\\*\\htmltag64 <p class=\\{x\\}>}\\htmlrtf {\\htmlrtf0 1 {\\*\\htmltag84 &lt;}\\htmlrtf <\\htmlrtf0 2\\htmlrtf }\\htmlrtf0
				{\\*\\mhtmltag84 <img src="there">}{\\*\\htmltag84 <img src="cid:here">}{\\*\\htmltag72 </p>}\\htmlrtf\\par\\htmlrtf0
				\\htmlrtf\\f1\\htmlrtf0 \\'e1\\~\\lquote q\\rquote\\tab{\\v shown}\\par
				{\\*\\htmltag58 </body>}{\\*\\htmltag27 </html>}}""";
		assertThat(read(rtf)).isEqualTo(new RtfBody(RtfBody.Source.HTML,
				"<html><head></head><body lang=\"el\">\r\n<p class={x}>1 &lt;2<img src=\"cid:here\"></p>"
						+ "α&nbsp;&lsquo;q&rsquo;\tshown\r\n</body></html>"));
	}

	@Test
	void whenRtfWasMadeOfTextThenTheTextIsGivenBack() {
		assertThat(read(
				"{\\rtf1\\ansi\\fromtext \\fbidi \\deff0{\\fonttbl{\\f0 Arial;}}\\uc1\\pard <p> one\\par\r\ntwo\\par\r\n}"))
			.isEqualTo(new RtfBody(RtfBody.Source.TEXT, "<p> one\r\ntwo\r\n"));
	}

	@Test
	void whenAGroupThatMayBeIgnoredBeginsWithALineEndThenItIsIgnored() {
		assertThat(read("{\\rtf1 a{\r\n\\*\\unheard not}b}").text()).isEqualTo("ab");
	}

	@Test
	void whenAWordOfTheHeadComesLaterThenItSaysNothing() {
		assertThat(read("{\\rtf1 text {\\fromhtml1 x}\\fromhtml1 {\\*\\htmltag <b>}}"))
			.isEqualTo(new RtfBody(RtfBody.Source.RTF, "text x"));
	}

	@Test
	void whenItIsNoRtfThenNothingIsGiven() {
		assertThat(RtfReader.read("", LIMIT)).isNull();
		assertThat(RtfReader.read("<html>", LIMIT)).isNull();
		assertThat(RtfReader.read("{\\RTF1 x}", LIMIT)).isNull();
	}

	@Test
	void whenRtfEndsAnywhereThenItsBeginIsGiven() {
		String rtf = "{\\rtf1\\ansi\\uc1{\\fonttbl{\\f0\\fcharset128 A;}}a\\'8e\\'f3\\u-10179 ?\\bin4 ....\\par {\\*\\x y}z}";
		String whole = read(rtf).text();
		for (int length = 5; length < rtf.length(); length++) {
			// what ends within a character may show half of it
			assertThat(read(rtf.substring(0, length)).text().length()).isLessThanOrEqualTo(whole.length());
		}
	}

	@Test
	void whenRtfIsHugeOrDeepThenReadingEnds() {
		assertThat(read("{\\rtf1 " + "{".repeat(500_000) + "deep").text()).isEmpty();
		assertThat(read("{\\rtf1 " + "\\u65?".repeat(400_000)).text()).hasSize(400_000);
		assertThat(read("{\\rtf1 " + "\\par ".repeat(400_000)).text()).hasSize(800_000);
		assertThat(read("{\\rtf1 " + "x".repeat(2 * LIMIT)).text()).hasSize(LIMIT);
		assertThat(read("{\\rtf1 a\\bin2147483647 b}").text()).isEqualTo("a");
		assertThat(read("{\\rtf1 a\\bin-5 b}").text()).isEqualTo("ab");
		assertThat(read("{\\rtf1 \\uc2147483647 \\u99999999999999 b}").text()).hasSize(1);
		assertThat(read("{\\rtf1 " + "\\f1".repeat(300_000) + "\\" + "w".repeat(300_000)).text()).isNotEmpty();
	}

	@Test
	void whenRtfIsFuzzedThenReadingEnds() throws Exception {
		Random random = new Random(7);
		for (Path file : TestMail.copy(this.folder, "testRTF.rtf", "testRTFJapanese.rtf", "testRTFNewlines.rtf")) {
			byte[] whole = Files.readAllBytes(file);
			for (int i = 0; i < 50; i++) {
				byte[] fuzzed = TestMail.fuzz(whole, 5, whole.length, 100, random);
				assertThat(read(latin1(fuzzed)).text().length()).isLessThanOrEqualTo(fuzzed.length * 2);
			}
		}
	}

	@Test
	void whenOthersWroteRtfThenItsWordsAreThoseThatRtfParserKitReads() throws Exception {
		SoftAssertions softly = new SoftAssertions();
		int compared = 0;
		for (Path file : TestMail.copy(this.folder, ".rtf")) {
			byte[] bytes = Files.readAllBytes(file);
			RtfBody body = RtfReader.read(latin1(bytes), LIMIT);
			String oracle = oracle(bytes);
			if (body != null && body.source() != RtfBody.Source.HTML && oracle != null) {
				List<String> words = words(body.text());
				List<String> others = words(oracle);
				// it begins with the names of styles, and leaves out footnotes and the
				// numbers of lists
				int begin = words.isEmpty() ? 0 : Math.max(0, others.indexOf(words.get(0)));
				softly.assertThat(words).as(file.toString()).containsSubsequence(others.subList(begin, others.size()));
				compared++;
			}
		}
		softly.assertAll();
		assertThat(compared).isGreaterThan(30);
	}

	private static @Nullable String oracle(byte[] rtf) throws IOException {
		StringTextConverter converter = new StringTextConverter();
		try {
			converter.convert(new RtfStreamSource(new ByteArrayInputStream(rtf)));
			return converter.getText();
		}
		catch (RuntimeException ex) {
			// it takes no document with a fault
			return null;
		}
	}

	private static List<String> words(String text) {
		List<String> words = new ArrayList<>();
		// it does not know what must not be parted
		for (Matcher word = WORD.matcher(text.replaceAll("[\u00A0\u2011]", "")); word.find();) {
			words.add(word.group());
		}
		return words;
	}

	private static RtfBody read(String rtf) {
		return Objects.requireNonNull(RtfReader.read(rtf, LIMIT));
	}

	private static String latin1(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

}
