// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.body;

import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * HTML bodies as properties hold them.
 */
class BodyCodecTests {

	private static final String HTML = "<p>1+1 ~{ Grüße €, Ŵ, 日本語 ①髙, 汉字, 한국어, привет, 😀</p>";

	@ParameterizedTest
	@NullSource
	@ValueSource(ints = { 1252, 28591, 20127, 65001, 65000, 1200, 1201, 932, 936, 54936, 949, 950, 50220, 50225, 51932,
			52936, 1251, 20866, 21866, 28604, 720, 10000, 10007, 38598, 99999 })
	void whenHtmlIsEncodedThenDecodingGivesItBack(@Nullable Integer codePage) {
		String decoded = BodyCodec.decodeHtml(BodyCodec.encodeHtml(HTML, codePage), codePage);
		assertThat(Parser.unescapeEntities(decoded, false)).isEqualTo(HTML);
	}

	@Test
	void whenTheCodePageHasACharacterThenItIsWrittenAsOne() {
		assertThat(BodyCodec.encodeHtml("<p>髙", 51932).toByteArray()).hasSize(5);
		assertThat(BodyCodec.encodeHtml("<p>Ŵ", 28604).toByteArray()).hasSize(4);
		assertThat(BodyCodec.encodeHtml("<p>ў", 21866).toByteArray()).hasSize(4);
	}

}
