// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

import io.github.mapikit.mailfiles.source.Checkpoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Transfer encodings by all their names, and what is encoded wrongly.
 */
class TransferEncodingTests {

	private static final Checkpoints.Checkpoint BEGIN = new Checkpoints.Checkpoint(0, 0);

	private static byte[] latin1(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static String decode(TransferEncoding encoding, String text) throws IOException {
		try (InputStream in = encoding.decode(new ByteArrayInputStream(latin1(text)), BEGIN, null)) {
			return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
		}
	}

	@Test
	void whenANameIsLongThenItIsNoEncodingWhateverFollows() {
		// a comparison at each blank would take minutes
		assertThat(TransferEncoding.of("a ".repeat(1_000_000))).isSameAs(TransferEncoding.NONE);
		assertThat(TransferEncoding.of("base64 " + "a ".repeat(1_000_000))).isSameAs(TransferEncoding.BASE64);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', textBlock = """
			base64                       ~ BASE64
			BASE64                       ~ BASE64
			base 64                      ~ BASE64
			"base64"                     ~ BASE64
			base64 (see RFC 2045)        ~ BASE64
			(a comment) base64           ~ BASE64
			base64; charset=utf-8        ~ BASE64
			x-base64                     ~ BASE64
			b64                          ~ BASE64
			quoted-printable             ~ QUOTED_PRINTABLE
			quoted printable             ~ QUOTED_PRINTABLE
			Quoted_Printable             ~ QUOTED_PRINTABLE
			quoted-printable,            ~ QUOTED_PRINTABLE
			x-uuencode                   ~ UUENCODE
			uuencode                     ~ UUENCODE
			X-UUE                        ~ UUENCODE
			uue                          ~ UUENCODE
			x-yencode                    ~ NONE
			7bit                         ~ NONE
			8bit                         ~ NONE
			binary                       ~ NONE
			'8bit base64'                ~ NONE
			''                           ~ NONE
			""")
	void whenAnEncodingHasANameThenItIsKnown(String name, TransferEncoding expected) {
		assertThat(TransferEncoding.of(name)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', textBlock = """
			SGVsbG8=                     ~ Hello
			SGVsbG8                      ~ Hello
			SGVs|bG8=|                   ~ Hello
			S G V s-b!G\u00e98=          ~ Hello
			SGVsb                        ~ Hel
			SGVsbG8=|SGVsbG8=|           ~ HelloHello
			SGVsbG8=|_____|a list's text ~ Hello
			SGVsbG8=|list                ~ Hellolist?
			=SGVs                        ~ Hel
			""")
	void whenBase64IsDamagedThenWhatIsThereIsGiven(String encoded, String expected) throws Exception {
		String wanted = expected.equals("Hellolist?") ? "Hello\u0096+-" : expected;
		assertThat(decode(TransferEncoding.BASE64, encoded.replace("|", "\r\n"))).isEqualTo(wanted);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
			a=3Db~a=b
			a=3db~a=b
			a=|b~ab
			a= \t|b~ab
			a  |b~a|b
			a=b~a=b
			a==b~a==b
			a=~a
			a=3~a=3
			a\u00e9~a\u00e9
			""")
	void whenQuotedPrintableIsDamagedThenWhatIsThereIsGiven(String encoded, String expected) throws Exception {
		assertThat(decode(TransferEncoding.QUOTED_PRINTABLE, encoded.replace("|", "\r\n")))
			.isEqualTo(expected.replace("|", "\r\n"));
	}

	@Test
	void whenALineOfQuotedPrintableIsAllBlanksThenItIsReadOnce() throws Exception {
		String blanks = " ".repeat(1_000_000);
		assertThat(decode(TransferEncoding.QUOTED_PRINTABLE, "a" + blanks + "b")).isEqualTo("a" + blanks + "b");
	}

	@Test
	void whenAFileIsUuencodedThenItIsDecodedBetweenItsLines() throws Exception {
		String encoded = "some text\nbegin 644 data.bin\n62&5L;&\\@=75E;F-O9&5D('=O<FQD\"@``\n`\nend\nmore\n";
		assertThat(decode(TransferEncoding.UUENCODE, encoded)).isEqualTo("Hello uuencoded world\n");
		assertThat(decode(TransferEncoding.UUENCODE, encoded.replace("\n", "\r\n")))
			.isEqualTo("Hello uuencoded world\n");
		assertThat(decode(TransferEncoding.UUENCODE, "no such line")).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void whenDecodingBeginsAtACheckpointThenTheSameBytesFollow(TransferEncoding encoding) throws Exception {
		byte[] plain = new byte[50_000];
		new Random(1).nextBytes(plain);
		String encoded = encode(encoding, plain);
		Checkpoints checkpoints = new Checkpoints();
		byte[] whole = encoding.decode(new ByteArrayInputStream(latin1(encoded)), BEGIN, checkpoints).readAllBytes();
		assertThat(whole).isEqualTo(plain);
		Checkpoints.Checkpoint place = checkpoints.before(30_000);
		if (encoding != TransferEncoding.NONE) {
			assertThat(place.position()).isBetween(20_000L, 30_000L);
			String rest = encoded.substring((int) place.origin());
			assertThat(encoding.decode(new ByteArrayInputStream(latin1(rest)), place, null).readAllBytes())
				.isEqualTo(Arrays.copyOfRange(plain, (int) place.position(), plain.length));
		}
	}

	private static String encode(TransferEncoding encoding, byte[] plain) {
		return switch (encoding) {
			case NONE -> new String(plain, StandardCharsets.ISO_8859_1);
			case BASE64 -> Base64.getMimeEncoder().encodeToString(plain);
			case QUOTED_PRINTABLE -> quotedPrintable(plain);
			case UUENCODE -> "begin 644 x\n" + uuencode(plain) + "`\nend\n";
		};
	}

	private static String quotedPrintable(byte[] plain) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < plain.length; i++) {
			text.append("=%02X".formatted(plain[i])).append((i % 20 == 19) ? "=\r\n" : "");
		}
		return text.toString();
	}

	private static String uuencode(byte[] plain) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < plain.length; i += 45) {
			int length = Math.min(45, plain.length - i);
			text.append((char) (' ' + length));
			for (int j = i; j < i + length; j += 3) {
				int bits = bits(plain, j) << 16 | bits(plain, j + 1) << 8 | bits(plain, j + 2);
				for (int shift = 18; shift >= 0; shift -= 6) {
					int six = bits >> shift & 0x3F;
					text.append((six == 0) ? '`' : (char) (' ' + six));
				}
			}
			text.append('\n');
		}
		return text.toString();
	}

	private static int bits(byte[] plain, int index) {
		return (index < plain.length) ? plain[index] & 0xFF : 0;
	}

}
