// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Guesses the character set of bytes that have no label. May be used on any thread.
 */
final class CharsetGuess {

	private static final int ESCAPE = 0x1B;

	/** How many bytes beyond ASCII there must be for each that is wrong. */
	private static final int VALID_BYTES_FOR_ERROR = 6;

	private static final Charset ANSI = ofNumber(1252, StandardCharsets.ISO_8859_1);

	private static final Charset JAPANESE = ofNumber(50220, StandardCharsets.ISO_8859_1);

	private static final Charset KOREAN = ofNumber(50225, StandardCharsets.ISO_8859_1);

	private static final Charset CHINESE = ofNumber(50227, StandardCharsets.ISO_8859_1);

	private CharsetGuess() {
	}

	private static Charset ofNumber(int number, Charset other) {
		Charset charset = CharsetLabels.ofNumber(number);
		return (charset != null) ? charset : other;
	}

	/**
	 * Returns the character set that bytes are most likely in.
	 * @param bytes the bytes
	 * @param from where they begin
	 * @param to where they end
	 * @return the character set; ISO-8859-1, which decodes fastest, for what is ASCII
	 */
	static Charset of(byte[] bytes, int from, int to) {
		int i = from;
		while (i < to && bytes[i] >= 0 && bytes[i] != ESCAPE) {
			i++;
		}
		if (i == to) {
			return StandardCharsets.ISO_8859_1;
		}
		Charset found = find(bytes, from, to);
		return (found != null) ? found : ANSI;
	}

	/**
	 * Returns the character set that bytes seem to be in.
	 * @param bytes the bytes
	 * @param from where they begin
	 * @param to where they end
	 * @return the character set, or {@code null} if nothing speaks for one
	 */
	static @Nullable Charset find(byte[] bytes, int from, int to) {
		Charset marked = ofMark(bytes, from, to);
		if (marked != null) {
			return marked;
		}
		Charset escaped = ofEscapes(bytes, from, to);
		if (escaped != null) {
			return escaped;
		}
		boolean utf8 = Utf8Statistics.of(bytes, from, to).isLikely();
		return utf8 ? StandardCharsets.UTF_8 : EightBitGuess.find(bytes, from, to);
	}

	/**
	 * Returns whether bytes may be in a character set though some are not valid in it.
	 * @param bytes the bytes
	 * @param charset the character set
	 * @return whether most of them are valid
	 */
	static boolean isTolerable(byte[] bytes, Charset charset) {
		int eightBit = 0;
		for (byte b : bytes) {
			eightBit += (b < 0) ? 1 : 0;
		}
		return LenientDecoder.hasErrorsAtMost(bytes, charset, eightBit / VALID_BYTES_FOR_ERROR);
	}

	/**
	 * Returns the character set of a byte order mark.
	 * @param bytes the bytes
	 * @param from where they begin
	 * @param to where they end
	 * @return the character set, or {@code null} if there is no mark
	 */
	static @Nullable Charset ofMark(byte[] bytes, int from, int to) {
		int first = (to - from >= 2) ? (bytes[from] & 0xFF) << 8 | bytes[from + 1] & 0xFF : 0;
		return switch (first) {
			case 0xFFFE -> StandardCharsets.UTF_16LE;
			case 0xFEFF -> StandardCharsets.UTF_16BE;
			case 0xEFBB -> (to - from >= 3 && bytes[from + 2] == (byte) 0xBF) ? StandardCharsets.UTF_8 : null;
			default -> null;
		};
	}

	/**
	 * Looks for the escape sequences of the 7-bit character sets of East Asia.
	 * @param bytes the bytes
	 * @param from where to begin
	 * @param to where they end
	 * @return the character set; {@code null} if there are none, or bytes of 8 bits
	 */
	private static @Nullable Charset ofEscapes(byte[] bytes, int from, int to) {
		Charset found = null;
		for (int i = from; i < to; i++) {
			if (bytes[i] < 0) {
				return null;
			}
			if (found == null && bytes[i] == ESCAPE && i + 2 < to) {
				found = ofEscape(bytes[i + 1], bytes[i + 2], (i + 3 < to) ? bytes[i + 3] : 0);
			}
		}
		return found;
	}

	private static @Nullable Charset ofEscape(int first, int second, int third) {
		if (first == '$') {
			if (second == ')') {
				return (third == 'C') ? KOREAN : (third == 'A' || third == 'G') ? CHINESE : null;
			}
			return (second == '@' || second == 'B' || (second == '(' && third == 'D')) ? JAPANESE : null;
		}
		return (first == '(' && (second == 'J' || second == 'I')) ? JAPANESE : null;
	}

}
