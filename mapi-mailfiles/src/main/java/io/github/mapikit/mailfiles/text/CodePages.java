// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Character sets by the labels that mail gives them and by the numbers of Windows, and
 * decoding that never fails: a byte that does not fit costs itself, and what is unknown
 * is read as what it most likely is. May be used on any thread.
 *
 * @since 0.1.0
 */
public final class CodePages {

	/** The number of UTF-8. */
	public static final int UTF_8 = 65001;

	/** The number of ASCII, which bytes of more than 7 bits are not in. */
	static final int ASCII = 20127;

	private CodePages() {
	}

	/**
	 * Returns the character set of a label. It is what mail means by the label, which may
	 * be a superset of what its standard says: windows-1252 for {@code iso-8859-1}. Costs
	 * the same for each label, known or not.
	 * @param name the label, as a message gives it
	 * @return the character set, or {@code null} if the label is unknown or says nothing
	 */
	public static @Nullable Charset ofName(@Nullable String name) {
		CharsetLabels.Label label = CharsetLabels.of(name);
		return (label != null) ? label.charset() : null;
	}

	/**
	 * Returns the character set of a code page.
	 * @param number the number of the code page
	 * @return the character set, or {@code null} if there is none of that number
	 */
	public static @Nullable Charset ofNumber(@Nullable Integer number) {
		return (number != null) ? CharsetLabels.ofNumber(number) : null;
	}

	/**
	 * Returns the number of a character set.
	 * @param charset the character set
	 * @return the number, or 0 if Windows has none
	 */
	public static int numberOf(Charset charset) {
		return CharsetLabels.numberOf(charset);
	}

	/**
	 * Returns the number of a label, as of {@code PR_INTERNET_CPID}: 28591 for
	 * {@code iso-8859-1}, though it is decoded as 1252.
	 * @param name the label, as a message gives it
	 * @return the number, or 0 if the label is unknown or Windows has none
	 */
	public static int numberOfName(@Nullable String name) {
		CharsetLabels.Label label = CharsetLabels.of(name);
		return (label != null) ? label.number() : 0;
	}

	/**
	 * Returns whether a label says that all bytes are of 7 bits.
	 * @param name the label, as a message gives it
	 * @return whether it is a label of ASCII
	 */
	public static boolean isAscii(@Nullable String name) {
		return numberOfName(name) == ASCII;
	}

	/**
	 * Returns the ANSI code page of a locale of Windows, as of
	 * {@code PR_MESSAGE_LOCALE_ID}.
	 * @param locale the locale id
	 * @return the number of the code page; 0 if the locale has none or is unknown
	 */
	public static int ansiOfLocale(int locale) {
		return LocaleCodePages.ansiOf(locale);
	}

	/**
	 * Returns whether bytes are valid in a character set: each sequence of them is a
	 * character of it, and none is cut off.
	 * @param bytes the bytes
	 * @param charset the character set
	 * @return whether they are; {@code true} if there are none
	 */
	public static boolean isValid(byte[] bytes, Charset charset) {
		return LenientDecoder.isValid(bytes, 0, bytes.length, charset);
	}

	/**
	 * Returns whether each character of a character set is one byte, so that nearly any
	 * bytes are valid in it.
	 * @param charset the character set
	 * @return whether it is so
	 */
	public static boolean isSingleByte(Charset charset) {
		return charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1;
	}

	/**
	 * Decodes bytes of a character set. A byte that does not fit is read as U+FFFD and
	 * costs nothing else.
	 * @param bytes the bytes
	 * @param charset the character set
	 * @return the text
	 */
	public static String decode(byte[] bytes, Charset charset) {
		return LenientDecoder.decode(bytes, 0, bytes.length, charset);
	}

	/**
	 * Decodes a range of bytes of a character set. A byte that does not fit is read as
	 * U+FFFD and costs nothing else.
	 * @param bytes the bytes
	 * @param from where the range begins
	 * @param to where the range ends
	 * @param charset the character set
	 * @return the text
	 */
	public static String decode(byte[] bytes, int from, int to, Charset charset) {
		return LenientDecoder.decode(bytes, from, to, charset);
	}

	/**
	 * Decodes bytes that have a label. If they are not valid in its character set, they
	 * may be UTF-8 all the same, or much of them may be wrong and something else right;
	 * else what does not fit is read as U+FFFD.
	 * @param bytes the bytes
	 * @param name the label, as a message gives it; may be unknown
	 * @return the text
	 */
	public static String decode(byte[] bytes, @Nullable String name) {
		CharsetLabels.Label label = CharsetLabels.of(name);
		return (label != null) ? decode(bytes, label.charset(), label.number()) : decode(bytes);
	}

	/**
	 * Decodes bytes of a code page, as bytes with a label are decoded.
	 * @param bytes the bytes
	 * @param number the number of the code page, if it is known
	 * @return the text
	 */
	public static String decode(byte[] bytes, @Nullable Integer number) {
		return (number != null) ? decode(bytes, ofNumber(number), number) : decode(bytes);
	}

	private static String decode(byte[] bytes, @Nullable Charset charset, int number) {
		if (charset == null || number == ASCII) {
			return decode(bytes);
		}
		if (charset.equals(StandardCharsets.UTF_8)) {
			boolean possible = Utf8Statistics.of(bytes, 0, bytes.length).isPossible();
			return possible ? decode(bytes, charset) : decode(bytes);
		}
		String valid = LenientDecoder.decodeValid(bytes, 0, bytes.length, charset);
		if (valid != null) {
			return valid;
		}
		if (isUtf8(bytes)) {
			return decode(bytes, StandardCharsets.UTF_8);
		}
		Charset better = CharsetGuess.isTolerable(bytes, charset) ? charset : CharsetGuess.find(bytes, 0, bytes.length);
		return decode(bytes, (better != null) ? better : charset);
	}

	private static boolean isUtf8(byte[] bytes) {
		Utf8Statistics statistics = Utf8Statistics.of(bytes, 0, bytes.length);
		return statistics.characters() > 0 && statistics.errors() == 0;
	}

	/**
	 * Decodes bytes of an unknown character set.
	 * @param bytes the bytes
	 * @return the text
	 */
	public static String decode(byte[] bytes) {
		return decode(bytes, 0, bytes.length);
	}

	/**
	 * Decodes a range of bytes of an unknown character set.
	 * @param bytes the bytes
	 * @param from where the range begins
	 * @param to where the range ends
	 * @return the text
	 */
	public static String decode(byte[] bytes, int from, int to) {
		return decode(bytes, from, to, guess(bytes, from, to));
	}

	/**
	 * Returns the character set that bytes are most likely in.
	 * @param bytes the bytes
	 * @param from where they begin
	 * @param to where they end
	 * @return the character set; ISO-8859-1, which decodes fastest, for what is ASCII
	 */
	public static Charset guess(byte[] bytes, int from, int to) {
		return CharsetGuess.of(bytes, from, to);
	}

}
