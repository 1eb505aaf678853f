// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A word that is encoded to be ASCII, as it stands in a header field.
 *
 * @param charset the name of the character set in lower case, without a language
 * @param isBase64 whether its text is base64, not quoted-printable
 * @param text the text, still encoded
 * @param end where it ends in its field
 */
record EncodedWord(String charset, boolean isBase64, String text, int end) {

	private static final int CHARSET_LENGTH = 60;

	/** Limits what is looked at for a word that has no end. */
	private static final int TEXT_LENGTH = 10_000;

	/**
	 * Reads a word.
	 * @param field the field, each byte a character
	 * @param start where {@code =?} stands
	 * @return the word, or {@code null} if it is none
	 */
	static @Nullable EncodedWord at(String field, int start) {
		int charsetEnd = field.indexOf('?', start + 2);
		if (charsetEnd <= start + 2 || charsetEnd - start > CHARSET_LENGTH || charsetEnd + 2 >= field.length()
				|| field.charAt(charsetEnd + 2) != '?') {
			return null;
		}
		char encoding = field.charAt(charsetEnd + 1);
		boolean base64 = encoding == 'b' || encoding == 'B';
		if (!base64 && encoding != 'q' && encoding != 'Q') {
			return null;
		}
		String label = field.substring(start + 2, charsetEnd);
		int language = label.indexOf('*');
		if (language >= 0) {
			label = label.substring(0, language);
		}
		int textStart = charsetEnd + 3;
		int textEnd = textEnd(field, textStart, base64);
		int wordEnd = Math.min(field.length(), textEnd + (field.startsWith("?=", textEnd) ? 2 : 0));
		return new EncodedWord(label.strip().toLowerCase(Locale.ROOT), base64, field.substring(textStart, textEnd),
				wordEnd);
	}

	private static int textEnd(String field, int start, boolean base64) {
		int limit = Math.min(field.length(), start + TEXT_LENGTH);
		int at = start;
		while (at < limit) {
			char c = field.charAt(at);
			if (c == '?' && at + 1 < limit && field.charAt(at + 1) == '=') {
				if (base64 || !isEscape(field, at + 1) || !continues(field, at + 2, limit)) {
					return at;
				}
				at++;
			}
			else if (c == '=' && at + 1 < limit && field.charAt(at + 1) == '?' && isWord(field, at)) {
				// without an end: the next word has begun
				return at;
			}
			else if (base64 && !isBase64(c) && c != ' ' && c != '\t') {
				return at;
			}
			at++;
		}
		return limit;
	}

	/** Whether a question mark within a text is followed by an encoded byte. */
	private static boolean isEscape(String field, int equals) {
		return equals + 2 < field.length() && Character.digit(field.charAt(equals + 1), 16) >= 0
				&& Character.digit(field.charAt(equals + 2), 16) >= 0;
	}

	/** Whether the text has another end before a blank or another word. */
	private static boolean continues(String field, int from, int limit) {
		for (int i = from; i + 1 < limit; i++) {
			char c = field.charAt(i);
			char next = field.charAt(i + 1);
			if (c == ' ' || (c == '=' && next == '?')) {
				return false;
			}
			if (c == '?' && next == '=') {
				return true;
			}
		}
		return false;
	}

	private static boolean isWord(String field, int start) {
		int second = field.indexOf('?', start + 2);
		return second > start + 2 && second - start <= CHARSET_LENGTH && second + 2 < field.length()
				&& field.charAt(second + 2) == '?' && "bBqQ".indexOf(field.charAt(second + 1)) >= 0;
	}

	private static boolean isBase64(char c) {
		return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/'
				|| c == '=';
	}

	/**
	 * Whether the word has the end that the rules ask for.
	 * @param field the field that it is of
	 * @return whether it has
	 */
	boolean isClosed(String field) {
		return field.startsWith("?=", this.end - 2);
	}

	/**
	 * Decodes the text as quoted-printable.
	 * @param target where bytes go
	 */
	void decodeQ(ByteArrayOutputStream target) {
		for (int i = 0; i < this.text.length(); i++) {
			char c = this.text.charAt(i);
			if (c == '=' && isEscape(this.text, i)) {
				target.write(Character.digit(this.text.charAt(i + 1), 16) << 4
						| Character.digit(this.text.charAt(i + 2), 16));
				i += 2;
			}
			else {
				target.write((c == '_') ? ' ' : c);
			}
		}
	}

	/**
	 * Decodes base64. What is none is passed over.
	 * @param encoded the text
	 * @param target where bytes go
	 */
	static void decodeB(CharSequence encoded, ByteArrayOutputStream target) {
		int bits = 0;
		int count = 0;
		for (int i = 0; i < encoded.length(); i++) {
			int value = Base64Stream.value(encoded.charAt(i));
			if (value < 0) {
				continue;
			}
			bits = bits << 6 | value;
			if (++count == 4) {
				target.write(bits >> 16);
				target.write(bits >> 8);
				target.write(bits);
				bits = 0;
				count = 0;
			}
		}
		if (count >= 2) {
			target.write(bits >> ((count == 2) ? 4 : 10));
		}
		if (count == 3) {
			target.write(bits >> 2);
		}
	}

}
