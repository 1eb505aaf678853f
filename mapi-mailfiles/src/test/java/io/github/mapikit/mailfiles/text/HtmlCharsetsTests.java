// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * HTML bodies by encoding, code page and {@code meta} element, each right, missing and
 * wrong.
 */
class HtmlCharsetsTests {

	private static final String GERMAN = "Schöne Grüße aus Köln für 5 €, “Füße”";

	private static final String RUSSIAN = "Здравствуйте, как дела";

	private static final String JAPANESE = "これはテストのメールです。①番目の髙橋さんへ。";

	private static final String CHINESE = "这是一封用来测试的邮件，内容都是常用汉字。";

	/**
	 * What can be found out: code page or element is right, and the bytes are not valid
	 * in the other, or it is asked later.
	 * @return encoding, text, code page or {@code null}, label or {@code null}
	 */
	static Stream<Object[]> matrix() {
		List<Object[]> cases = new ArrayList<>();
		for (Object[] encoding : new Object[][] { { 65001, "utf-8", GERMAN, 1252 }, { 65001, "utf-8", RUSSIAN, 20127 },
				{ 65001, "utf-8", JAPANESE, 1251 }, { 65001, "utf-8", CHINESE, 28591 },
				{ 1252, "iso-8859-1", GERMAN, 65001 }, { 1252, "windows-1252", GERMAN, 1200 },
				{ 1251, "windows-1251", RUSSIAN, 65001 }, { 20866, "koi8-r", RUSSIAN, 20127 },
				{ 932, "shift_jis", JAPANESE, 65001 }, { 932, "x-sjis", JAPANESE, 51932 },
				{ 50220, "iso-2022-jp", JAPANESE, 1201 }, { 51932, "euc-jp", JAPANESE, 65001 },
				{ 936, "gb2312", CHINESE, 65001 }, { 54936, "gb18030", CHINESE, 20127 } }) {
			cases.add(new Object[] { encoding[0], encoding[2], encoding[0], encoding[1] });
			cases.add(new Object[] { encoding[0], encoding[2], encoding[0], null });
			cases.add(new Object[] { encoding[0], encoding[2], encoding[0], "x-unknown" });
			cases.add(new Object[] { encoding[0], encoding[2], encoding[0], "iso-8859-1" });
			cases.add(new Object[] { encoding[0], encoding[2], encoding[0], "utf-8" });
			cases.add(new Object[] { encoding[0], encoding[2], null, encoding[1] });
			cases.add(new Object[] { encoding[0], encoding[2], 99999, encoding[1] });
			cases.add(new Object[] { encoding[0], encoding[2], encoding[3], encoding[1] });
		}
		for (Integer number : new Integer[] { null, 20127, 1252, 932, 99999 }) {
			cases.add(new Object[] { 65001, GERMAN, number, null });
		}
		cases.add(new Object[] { 50220, JAPANESE, null, null });
		cases.add(new Object[] { 1252, GERMAN, null, null });
		cases.add(new Object[] { 1252, GERMAN, 65001, null });
		cases.add(new Object[] { 1252, GERMAN, 65001, "utf-8" });
		cases.add(new Object[] { 1200, GERMAN, 1200, "utf-16" });
		cases.add(new Object[] { 1201, GERMAN, null, null });
		return cases.stream();
	}

	@ParameterizedTest
	@MethodSource("matrix")
	void whenTheEncodingCanBeFoundOutThenTheTextIsGiven(int encoding, String text, @Nullable Integer number,
			@Nullable String label) {
		for (String meta : new String[] { "<meta charset=%s>", "<META content=\"text/html; charset=%s\" http-equiv=x>",
				"<!-- <meta charset=koi8-r> --><meta charset = '%s' />" }) {
			String html = "<html><head>" + ((label != null) ? meta.formatted(label) : "") + "</head><p>" + text
					+ "</p>";
			assertThat(HtmlCharsets.decode(html.getBytes(charset(encoding)), number)).isEqualTo(html);
		}
	}

	@ParameterizedTest
	@CsvSource({ "iso-8859-1, windows-1252", "us-ascii, UTF-8", "utf-8, UTF-8", "x-unknown, UTF-8", ", UTF-8" })
	void whenThePartHasALabelThenItIsAskedFirst(@Nullable String label, String name) {
		byte[] html = "<p>Ä".getBytes(StandardCharsets.UTF_8);
		assertThat(HtmlCharsets.detect(html, label).name()).isEqualTo(name);
	}

	@Test
	void whenAByteFitsNowhereThenItCostsItself() {
		byte[] html = ("<meta charset=shift_jis><p>" + JAPANESE + "#").getBytes(charset(932));
		html[html.length - 1] = (byte) 0xFD;
		assertThat(HtmlCharsets.decode(html, 932)).endsWith(JAPANESE + "\uFFFD");
		assertThat(HtmlCharsets.decode(html, null)).endsWith(JAPANESE + "\uFFFD");
		assertThat(HtmlCharsets.decode(html, 65001)).endsWith(JAPANESE + "\uFFFD");
	}

	@Test
	void whenThereIsAMarkThenItIsFollowed() {
		assertThat(HtmlCharsets.decode("\uFEFF<p>ä".getBytes(StandardCharsets.UTF_8), 1252)).isEqualTo("<p>ä");
		assertThat(HtmlCharsets.decode("\uFEFF<p>ä".getBytes(StandardCharsets.UTF_16LE), 1252)).isEqualTo("<p>ä");
		assertThat(HtmlCharsets.decode("\uFEFF<p>ä".getBytes(StandardCharsets.UTF_16BE), 65001)).isEqualTo("<p>ä");
	}

	@Test
	void whenTheElementSaysUtf16OrUtf7ThenItIsNotBelieved() {
		assertThat(HtmlCharsets.decode("<meta charset=utf-16><p>ä".getBytes(StandardCharsets.UTF_8), null))
			.endsWith("<p>ä");
		String script = "<meta charset=utf-7>+ADw-script+AD4-";
		assertThat(HtmlCharsets.decode(script.getBytes(StandardCharsets.US_ASCII), null)).isEqualTo(script);
	}

	@Test
	void whenThereIsAnXmlDeclarationThenItIsAsked() {
		String html = "<?xml version=\"1.0\" encoding=\"windows-1251\"?><p>" + RUSSIAN;
		assertThat(HtmlCharsets.decode(html.getBytes(charset(1251)), null)).isEqualTo(html);
	}

	@Test
	void whenTheHeadIsHostileThenDetectionEnds() {
		for (String piece : new String[] { "<", "<meta ", "<!--", "<meta charset", "<meta charset= ",
				"<meta charset=>" }) {
			byte[] html = piece.repeat(100_000).getBytes(StandardCharsets.US_ASCII);
			assertThat(HtmlCharsets.decode(html, null)).hasSize(html.length);
		}
		assertThat(HtmlCharsets.decode(new byte[0], null)).isEmpty();
		assertThat(HtmlCharsets.decode(new byte[] { (byte) 0xE4 }, 1200)).hasSize(1);
	}

	private static Charset charset(int number) {
		return Objects.requireNonNull(CodePages.ofNumber(number));
	}

}
