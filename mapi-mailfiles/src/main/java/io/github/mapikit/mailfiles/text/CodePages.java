// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Character sets by the names that mail gives them and by the numbers of Windows, and
 * decoding that never fails: what is wrong or unknown is read as UTF-8, and if it is not
 * that either, as ISO-8859-1.
 *
 * @since 0.1.0
 */
public final class CodePages {

	/** The number of UTF-8. */
	public static final int UTF_8 = 65001;

	private static final Map<Integer, String> BY_NUMBER = Map.ofEntries(Map.entry(65001, "UTF-8"),
			Map.entry(1200, "UTF-16LE"), Map.entry(1201, "UTF-16BE"), Map.entry(20127, "US-ASCII"),
			Map.entry(20866, "KOI8-R"), Map.entry(21866, "KOI8-U"), Map.entry(20932, "EUC-JP"),
			Map.entry(51932, "EUC-JP"), Map.entry(51949, "EUC-KR"), Map.entry(50220, "ISO-2022-JP"),
			Map.entry(50221, "ISO-2022-JP"), Map.entry(50222, "ISO-2022-JP"), Map.entry(50225, "ISO-2022-KR"),
			Map.entry(54936, "GB18030"), Map.entry(936, "GBK"), Map.entry(932, "windows-31j"),
			Map.entry(949, "x-windows-949"), Map.entry(950, "Big5"), Map.entry(874, "x-windows-874"),
			Map.entry(10000, "x-MacRoman"), Map.entry(1361, "x-Johab"), Map.entry(38598, "ISO-8859-8"));

	private static final Map<String, Integer> BY_NAME = Map.ofEntries(Map.entry("utf-8", 65001),
			Map.entry("utf-16le", 1200), Map.entry("utf-16be", 1201), Map.entry("us-ascii", 20127),
			Map.entry("koi8-r", 20866), Map.entry("koi8-u", 21866), Map.entry("euc-jp", 51932),
			Map.entry("euc-kr", 51949), Map.entry("iso-2022-jp", 50220), Map.entry("iso-2022-kr", 50225),
			Map.entry("gb18030", 54936), Map.entry("gb2312", 936), Map.entry("gbk", 936), Map.entry("shift_jis", 932),
			Map.entry("windows-31j", 932), Map.entry("big5", 950), Map.entry("x-macroman", 10000));

	private CodePages() {
	}

	/**
	 * Returns the character set of a name.
	 * @param name the name, as a message gives it
	 * @return the character set, or {@code null} if this Java has none of that name
	 */
	public static @Nullable Charset ofName(@Nullable String name) {
		if (name == null || name.isBlank()) {
			return null;
		}
		try {
			return Charset.forName(name.strip());
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException ex) {
			return null;
		}
	}

	/**
	 * Returns the character set of a code page.
	 * @param number the number of the code page
	 * @return the character set, or {@code null} if this Java has none of that number
	 */
	public static @Nullable Charset ofNumber(@Nullable Integer number) {
		if (number == null) {
			return null;
		}
		String name = BY_NUMBER.get(number);
		if (name != null) {
			return ofName(name);
		}
		if (number >= 28591 && number <= 28605) {
			return ofName("ISO-8859-" + (number - 28590));
		}
		if (number >= 1250 && number <= 1258) {
			return ofName("windows-" + number);
		}
		return (number > 0) ? ofName("IBM" + ((number < 100) ? "0" : "") + number) : null;
	}

	/**
	 * Returns the number of a character set.
	 * @param charset the character set
	 * @return the number, or 0 if Windows has none
	 */
	public static int numberOf(Charset charset) {
		String name = charset.name().toLowerCase(Locale.ROOT);
		Integer number = BY_NAME.get(name);
		if (number != null) {
			return number;
		}
		try {
			if (name.startsWith("iso-8859-")) {
				return 28590 + Integer.parseInt(name.substring(9));
			}
			if (name.startsWith("windows-")) {
				return Integer.parseInt(name.substring(8));
			}
			return name.startsWith("ibm") ? Integer.parseInt(name.substring(3)) : 0;
		}
		catch (NumberFormatException ex) {
			return 0;
		}
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
	 * Decodes bytes of a code page.
	 * @param bytes the bytes
	 * @param number the number of the code page, if it is known
	 * @return the text
	 */
	public static String decode(byte[] bytes, @Nullable Integer number) {
		Charset charset = ofNumber(number);
		return (charset != null && charset != StandardCharsets.US_ASCII) ? decode(bytes, charset) : decode(bytes);
	}

	/**
	 * Decodes bytes of an unknown character set.
	 * @param bytes the bytes
	 * @return the text
	 */
	public static String decode(byte[] bytes) {
		return new String(bytes, guess(bytes, 0, bytes.length));
	}

	/**
	 * Decodes a range of bytes of an unknown character set.
	 * @param bytes the bytes
	 * @param from where the range begins
	 * @param to where the range ends
	 * @return the text
	 */
	public static String decode(byte[] bytes, int from, int to) {
		return new String(bytes, from, to - from, guess(bytes, from, to));
	}

	/**
	 * Returns the first of ASCII (as ISO-8859-1, which decodes fastest), UTF-8 and
	 * ISO-8859-1 that the bytes are valid in.
	 * @param bytes the bytes
	 * @param from where they begin
	 * @param to where they end
	 * @return the character set
	 */
	public static Charset guess(byte[] bytes, int from, int to) {
		int i = from;
		while (i < to && bytes[i] >= 0) {
			i++;
		}
		if (i == to) {
			return StandardCharsets.ISO_8859_1;
		}
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, i, to - i));
			return StandardCharsets.UTF_8;
		}
		catch (CharacterCodingException ex) {
			return StandardCharsets.ISO_8859_1;
		}
	}

}
