// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The character sets that Java lacks, beside those that it has.
 */
class MailCharsetsTests {

	@ParameterizedTest
	@CsvSource({ "x-mail-ISO-2022-JP, ISO-2022-JP", "x-mail-EUC-JP, EUC-JP", "x-mail-ISO-2022-KR, ISO-2022-KR",
			"x-mail-ISO-2022-JP, x-windows-iso2022jp" })
	void whenJavaHasTheCharsetThenItsCharactersAreTheSame(String name, String javaName) {
		Charset java = Charset.forName(javaName);
		StringBuilder differences = new StringBuilder();
		for (char c = ' '; c < '\uFFE0'; c++) {
			String character = String.valueOf(c);
			if (!Character.isSurrogate(c) && java.newEncoder().canEncode(c)) {
				byte[] bytes = character.getBytes(java);
				if (!character.equals(new String(bytes, of(name))) && !"¢£¥¬«¯µ·¸»‾—―‖−〜￤ゔ㉾".contains(character)
						&& !isPrivate(c)) {
					differences.append(character);
				}
			}
		}
		// Windows reads some signs as their full-width twins
		assertThat(differences).isEmpty();
	}

	private static boolean isPrivate(char c) {
		return Character.getType(c) == Character.PRIVATE_USE;
	}

	@ParameterizedTest
	@ValueSource(strings = { "ISO-8859-10", "ISO-8859-14", "VISCII", "TCVN5712-1", "x-IBM720", "KZ-1048", "PTCP154",
			"KOI8-T", "x-mail-KOI8-U", "ARMSCII-8", "Georgian-PS", "x-IBM1125", "DIN_66003", "SEN_850200_B",
			"NS_4551-1", "x-mail-MacCyrillic", "x-mail-MacGreek" })
	void whenACharacterIsOneByteThenItIsEncodedAsItIsDecoded(String name) {
		Charset charset = of(name);
		for (int b = 0; b < 256; b++) {
			String character = new String(new byte[] { (byte) b }, charset);
			if (!character.equals("\uFFFD")) {
				assertThat(character.getBytes(charset)).as("%s %x", name, b).hasSize(1);
				assertThat(new String(character.getBytes(charset), charset)).isEqualTo(character);
			}
		}
		assertThat("😀".getBytes(charset)).containsExactly('?');
		assertThat("\uD83D".getBytes(charset)).containsExactly('?');
	}

	@ParameterizedTest
	@CsvSource({ "x-mail-KOI8-U, KOI8-U, 2", "KZ-1048, windows-1251, 22", "Georgian-PS, windows-1252, 46" })
	void whenACharsetIsAVariantThenMostOfItIsTheSame(String name, String javaName, int most) {
		int differences = 0;
		for (int b = 0; b < 256; b++) {
			byte[] bytes = { (byte) b };
			differences += new String(bytes, of(name)).equals(new String(bytes, Charset.forName(javaName))) ? 0 : 1;
		}
		assertThat(differences).isBetween(1, most);
	}

	@ParameterizedTest
	@CsvSource({ "x-mail-MacCyrillic, x-MacUkraine, ff", "x-mail-MacCroatian, x-MacCroatian, db",
			"x-mail-MacIceland, x-MacIceland, db", "x-mail-MacRomania, x-MacRomania, db",
			"x-mail-MacGreek, x-MacGreek, 9c" })
	void whenAMacintoshHasTheEuroThenTheRestIsAsJavaHasIt(String name, String javaName, String euro) {
		int position = Integer.parseInt(euro, 16);
		for (int b = 0; b < 256; b++) {
			byte[] bytes = { (byte) b };
			assertThat(new String(bytes, of(name))).as("%x", b)
				.isEqualTo((b == position) ? "€" : new String(bytes, Charset.forName(javaName)));
		}
		assertThat("€".getBytes(of(name))).containsExactly(position);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
			^$BF|^$(CGQ^(B          ~ 日한
			^$AVPND^(B!             ~ 中文!
			^$(AVPND^(B             ~ 中文
			^$BF|^$AVP^$(CGQ^(Bx    ~ 日中한x
			^.AGr^N|^N_e            ~ Grüße
			^.FA^Na^Nb              ~ Aαβ
			^.F^$BF|^Na^(B^Ne       ~ 日αε
			^Na                     ~ �Na
			""")
	void whenJapaneseMailHasOtherScriptsThenTheyAreRead(String text, String expected) {
		byte[] bytes = text.replace('^', '\u001B').getBytes(StandardCharsets.ISO_8859_1);
		assertThat(new String(bytes, of("x-mail-ISO-2022-JP"))).isEqualTo(expected);
	}

	@Test
	void whenALineEndsThenNothingIsShiftedTo() {
		String line = "\u001B.F\u001BNa\n\u001BNa";
		assertThat(new String(line.getBytes(StandardCharsets.ISO_8859_1), of("x-mail-ISO-2022-JP")))
			.isEqualTo("α\n\uFFFDNa");
	}

	@ParameterizedTest
	@CsvSource({ "2b414f51, ä", "2b414f512d, ä", "2b414f512e, ä.", "2b414f512d2d, ä-", "2b2d2b2d, ++", "2b, +",
			"612b, a+", "2b20, '+ '", "2b3244336541412d, 😀", "2b41, ''", "2b414f, ''", "2b414f5141, ä",
			"2bff, '+\uFFFD'", "414f51, AOQ", "2b3241412d, \uFFFD", "2b3341412d, \uFFFD", "2b32413d, \uFFFD=" })
	void whenUtf7IsWrittenByOthersThenItIsRead(String bytes, String text) {
		assertThat(new String(HexFormat.of().parseHex(bytes), of("UTF-7"))).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "UTF-7", "HZ-GB-2312", "x-mail-ISO-2022-JP", "x-mail-ISO-2022-KR", "x-mail-EUC-JP", "VISCII" })
	void whenBytesAreAnyThenDecodingThemInPiecesGivesTheSame(String name) {
		Random random = new Random(11);
		byte[] alphabet = "\u001B\u000E\u000F$@B(JIDC)&+-~{}.FN\n\r ABab19\u00A4\u00B2\u00FE\u008E\u008F"
			.getBytes(StandardCharsets.ISO_8859_1);
		for (int round = 0; round < 200; round++) {
			byte[] bytes = new byte[random.nextInt(200)];
			for (int i = 0; i < bytes.length; i++) {
				bytes[i] = (random.nextInt(20) == 0) ? (byte) random.nextInt()
						: alphabet[random.nextInt(alphabet.length)];
			}
			String whole = new String(bytes, of(name));
			CharsetDecoder decoder = of(name).newDecoder()
				.onMalformedInput(CodingErrorAction.REPLACE)
				.onUnmappableCharacter(CodingErrorAction.REPLACE);
			ByteBuffer in = ByteBuffer.allocate(bytes.length + 1);
			CharBuffer out = CharBuffer.allocate(2 * bytes.length + 2);
			for (byte b : bytes) {
				in.put(b).flip();
				decoder.decode(in, out, false);
				in.compact();
			}
			decoder.decode(in.flip(), out, true);
			decoder.flush(out);
			assertThat(out.flip().toString().replace("\uFFFD", "")).isEqualTo(whole.replace("\uFFFD", ""));
		}
	}

	@Test
	void whenACharsetIsNotAmongThemThenThereIsNone() {
		assertThat(MailCharsets.of("utf-7")).isNull();
		assertThat(MailCharsets.of("windows-1252")).isNull();
		assertThat(Charset.isSupported("x-mail-EUC-JP")).isFalse();
	}

	private static Charset of(String name) {
		return Objects.requireNonNull(MailCharsets.of(name));
	}

}
