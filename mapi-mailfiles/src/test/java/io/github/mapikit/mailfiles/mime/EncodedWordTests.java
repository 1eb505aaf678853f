// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Encoded words, by the rules and against them.
 */
class EncodedWordTests {

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
			=?utf-8?Q?Gr=C3=BC=C3=9Fe?=                          ~ Grüße
			=?UTF-8?q?Gr=c3=bc=c3=9fe?= =?utf-8?b?IQ==?= there   ~ Grüße! there
			=?iso-8859-1?Q?a_b?=  =?iso-8859-1?Q?c?=             ~ a bc
			=?utf-8?Q?a?= b =?utf-8?Q?c?=                        ~ a b c
			x=?utf-8?Q?=C3=BC?=y                                 ~ xüy
			=?utf-8*de?Q?Gr=C3=BC=C3=9Fe?=                       ~ Grüße
			# a character that two words divide
			=?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC=C3=9Fe?=             ~ Grüße
			=?utf-8?B?R3LD?= =?utf-8?Q?=BC=C3=9Fe?=              ~ Grüße
			=?utf-8?B?R3L?= =?utf-8?B?DvMOfZQ==?=                ~ Grüße
			=?gb2312?B?1eI=?= =?gb2312?B?ysc=?=                  ~ 这是
			# other character sets are not joined
			=?utf-8?Q?=C3=BC?= =?iso-8859-1?Q?=FC?=              ~ üü
			# blanks and question marks in a word
			=?utf-8?q?a b?=                                      ~ a b
			=?utf-8?q?what??=                                    ~ what?
			=?utf-8?q?a?=20b?=                                   ~ a? b
			# an end that is missing
			=?utf-8?Q?Gr=C3=BC=C3=9Fe                            ~ Grüße
			=?utf-8?B?R3LDvMOfZQ==                               ~ Grüße
			=?utf-8?Q?Gr=C3=BC =?utf-8?Q?=C3=9Fe?=               ~ Grü ße
			=?utf-8?Q?Gr=C3=BC?                                  ~ Grü?
			# base64 with a byte too little, or what is none
			=?utf-8?B?R3LDvMOfZQ?=                               ~ Grüße
			=?utf-8?B?R3LD vMOfZQ==?=                            ~ Grüße
			# none
			=?utf-8?X?abc?=                                      ~ =?utf-8?X?abc?=
			=?utf-8?=                                            ~ =?utf-8?=
			a =? b                                               ~ a =? b
			=?                                                   ~ =?
			""")
	void whenAFieldIsDecodedThenPeopleCanReadIt(String field, String text) {
		assertThat(new EncodedWords().decode(field)).isEqualTo(text);
	}

	@Test
	void whenBytesAreRawWithinAWordThenTheyAreOfItsCharset() {
		assertThat(new EncodedWords().decode("=?iso-8859-1?Q?Fr\u00f6sche?=")).isEqualTo("Fr\u00f6sche");
		assertThat(new EncodedWords().decode("=?koi8-r?Q?\u00f0\u00d2\u00c9\u00d7\u00c5\u00d4?=")).isEqualTo("Привет");
	}

	@Test
	void whenBytesAreRawBesideAWordThenTheyAreOfItsCharset() {
		assertThat(new EncodedWords().decode("\u00f0\u00d2\u00c9 =?koi8-r?Q?=D7=C5=D4?= \u00d7"))
			.isEqualTo("При вет в");
	}

	@Test
	void whenBytesAreUtf8ThenTheyAreReadSoBesideAnyWord() {
		String raw = new String("Grüße".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
		assertThat(new EncodedWords().decode(raw)).isEqualTo("Grüße");
		assertThat(new EncodedWords().decode(raw + " =?iso-8859-1?Q?=FC?=")).isEqualTo("Grüße ü");
	}

	@Test
	void whenBytesAreOfIso2022ThenTheyAreReadSo() {
		assertThat(new EncodedWords().decode("\u001b$B$3$s$K$A$O\u001b(B!")).isEqualTo("こんにちは!");
	}

	@Test
	void whenThereAreTooManyWordsThenTheRestStandsAsItIs() {
		String word = "=?utf-8?Q?a?= ";
		String text = new EncodedWords().decode(word.repeat(60_000));
		assertThat(text).startsWith("aaaa").endsWith(word.repeat(100));
	}

	@Test
	void whenWordsNameManyCharsetsThenTheyAreReadAllTheSame() {
		StringBuilder field = new StringBuilder();
		for (int i = 0; i < 15_000; i++) {
			field.append("=?x-none-").append(i).append("?Q?=41?= ");
		}
		assertThat(new EncodedWords().decode(field.toString()).strip()).isEqualTo("A".repeat(15_000));
	}

}
