// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.mapikit.mailfiles.text.CodePages;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a header field: its value as it stands, encoded, or in pieces, of which
 * each may be encoded. The pieces may come in any order; what is missing between them is
 * left out. What is encoded goes before what is not, as it is written for those who can
 * read it. Belongs to one thread.
 * <p>
 * Source: RFC 2231.
 */
final class MimeParameter {

	private static final int HIGHEST = 100_000;

	private final SortedMap<Integer, Piece> pieces = new TreeMap<>();

	private @Nullable String plain;

	private @Nullable String extended;

	/**
	 * Takes a value or a piece of it.
	 * @param suffix what follows the name: nothing, {@code *}, {@code *1} or {@code *1*}
	 * @param text the value, each byte a character
	 */
	void add(String suffix, String text) {
		if (suffix.isEmpty()) {
			this.plain = (this.plain == null) ? text : this.plain;
			return;
		}
		boolean encoded = suffix.endsWith("*");
		String number = suffix.substring(1, Math.max(1, suffix.length() - (encoded ? 1 : 0))).strip();
		if (number.isEmpty()) {
			this.extended = (this.extended == null) ? text : this.extended;
			return;
		}
		int index = number(number);
		if (index >= 0) {
			this.pieces.putIfAbsent(index, new Piece(text, encoded));
		}
	}

	private static int number(String text) {
		int number = 0;
		for (int i = 0; i < text.length(); i++) {
			int digit = text.charAt(i) - '0';
			if (digit < 0 || digit > 9 || number > HIGHEST) {
				return -1;
			}
			number = number * 10 + digit;
		}
		return number;
	}

	/**
	 * Returns the value as people read it.
	 * @param words what decodes words
	 * @return the text
	 */
	String text(EncodedWords words) {
		String encoded = this.extended;
		if (encoded == null && this.pieces.isEmpty()) {
			return words.decode((this.plain != null) ? this.plain : "");
		}
		String first = (encoded != null) ? encoded : firstPiece();
		String name = charsetName(first);
		byte[] bytes = bytes().getBytes(StandardCharsets.ISO_8859_1);
		return (name != null) ? CodePages.decode(bytes, name) : words.decode(bytes());
	}

	/**
	 * Returns the value without its encoding.
	 * @return the value, each byte a character
	 */
	String bytes() {
		String encoded = this.extended;
		if (encoded != null) {
			return unescape(withoutCharset(encoded));
		}
		if (this.pieces.isEmpty()) {
			return (this.plain != null) ? this.plain : "";
		}
		StringBuilder all = new StringBuilder();
		boolean first = true;
		for (Piece piece : this.pieces.values()) {
			String text = (first && piece.encoded()) ? withoutCharset(piece.text()) : piece.text();
			all.append(piece.encoded() ? unescape(text) : text);
			first = false;
		}
		return all.toString();
	}

	private String firstPiece() {
		Piece first = this.pieces.get(this.pieces.firstKey());
		return (first != null && first.encoded()) ? first.text() : "";
	}

	private static @Nullable String charsetName(String text) {
		int start = valueStart(text);
		return (start > 0) ? text.substring(0, text.indexOf('\'')).strip().toLowerCase(Locale.ROOT) : null;
	}

	private static String withoutCharset(String text) {
		return text.substring(valueStart(text));
	}

	/**
	 * The character set and the language stand before the value, unless they are missing.
	 */
	private static int valueStart(String text) {
		int end = text.indexOf('\'');
		int language = (end >= 0) ? text.indexOf('\'', end + 1) : -1;
		for (int i = 0; i < language; i++) {
			char c = text.charAt(i);
			if (c <= ' ' || c == '%') {
				return 0;
			}
		}
		return language + 1;
	}

	private static String unescape(String text) {
		if (text.indexOf('%') < 0) {
			return text;
		}
		StringBuilder plain = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			int high = (c == '%' && i + 2 < text.length()) ? Character.digit(text.charAt(i + 1), 16) : -1;
			int low = (high >= 0) ? Character.digit(text.charAt(i + 2), 16) : -1;
			if (low >= 0) {
				plain.append((char) (high << 4 | low));
				i += 2;
			}
			else {
				plain.append(c);
			}
		}
		return plain.toString();
	}

	/**
	 * A piece of the value.
	 *
	 * @param text the piece, each byte a character
	 * @param encoded whether it is encoded
	 */
	private record Piece(String text, boolean encoded) {

	}

}
