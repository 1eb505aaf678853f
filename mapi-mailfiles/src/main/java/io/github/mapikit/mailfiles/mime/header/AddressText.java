// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime.header;

import java.util.Locale;

/**
 * Addresses among what stands around them. All texts are as they stand in the field, each
 * byte a character.
 * <p>
 * Source: RFC 5322, 3.4.1 and 4.4.
 */
final class AddressText {

	private AddressText() {
	}

	/**
	 * Returns the address between angle brackets.
	 * @param text what stands there
	 * @return the address without a route and the name of its type
	 */
	static String ofAngle(String text) {
		String address = text;
		if (address.startsWith("@")) {
			address = address.substring(address.lastIndexOf(':') + 1);
		}
		String lower = address.toLowerCase(Locale.ROOT);
		if (lower.startsWith("mailto:") || lower.startsWith("smtp:")) {
			address = address.substring(address.indexOf(':') + 1);
		}
		return address.strip();
	}

	/**
	 * Returns the address among words.
	 * @param text the words, with an at sign
	 * @return the address as it stands
	 */
	static String among(String text) {
		int at = text.lastIndexOf('@');
		int start = at;
		while (start > 0 && isPart(text, start - 1, -1)) {
			start--;
		}
		if (start > 0 && text.charAt(start - 1) == '"' && text.substring(start, at).isBlank()) {
			start = Math.max(0, text.lastIndexOf('"', start - 2));
		}
		int end = at + 1;
		while (end < text.length() && isPart(text, end, 1)) {
			end++;
		}
		return withoutMarks(text.substring(start, end));
	}

	/** Removes what people and programs write around an address. */
	private static String withoutMarks(String text) {
		int start = 0;
		int end = text.length();
		while (end > start && ">.'".indexOf(text.charAt(end - 1)) >= 0) {
			end--;
		}
		while (start < end && text.charAt(start) == '\'') {
			start++;
		}
		return text.substring(start, end);
	}

	/** Blanks may stand around points and at signs of an address. */
	private static boolean isPart(String text, int index, int direction) {
		char c = text.charAt(index);
		if (c == '"') {
			return false;
		}
		if (c != ' ') {
			return true;
		}
		int next = index + direction;
		int previous = index - direction;
		return isJoint(text, next) || isJoint(text, previous);
	}

	private static boolean isJoint(String text, int index) {
		return index >= 0 && index < text.length() && (text.charAt(index) == '@' || text.charAt(index) == '.')
				&& index > 0 && index < text.length() - 1
				&& (text.charAt(index) == '@' || text.charAt(index - 1) == ' ' && text.charAt(index + 1) == ' ');
	}

	/**
	 * Removes comments from an address, and the blanks that may stand around its at sign
	 * and its points. What has blanks all the same is words of which one is the address.
	 * @param text the address as it stands
	 * @return the address
	 */
	static String compact(String text) {
		if (text.indexOf(' ') < 0 && text.indexOf('\t') < 0 && text.indexOf('(') < 0) {
			return text;
		}
		StringBuilder compact = new StringBuilder(text.length());
		boolean blank = false;
		int wordStart = 0;
		int addressStart = -1;
		int ats = 0;
		int at = 0;
		while (at < text.length()) {
			char c = text.charAt(at);
			int end = end(text, at);
			if (c == ' ' || c == '\t' || (c == '(' && end > at + 1)) {
				blank = true;
				at = end;
				continue;
			}
			int length = compact.length();
			if (blank && length > 0 && c != '@' && c != '.' && "@.".indexOf(compact.charAt(length - 1)) < 0) {
				compact.append(' ');
				wordStart = compact.length();
			}
			blank = false;
			compact.append(text, at, end);
			if (c == '@') {
				ats++;
				addressStart = wordStart;
			}
			at = end;
		}
		return (ats == 1) ? wordAt(compact.toString(), addressStart) : compact.toString();
	}

	/** Where what begins here ends: a quoted string, a comment, or a character. */
	private static int end(String text, int at) {
		int end = switch (text.charAt(at)) {
			case '"' -> quoteEnd(text, at);
			case '(' -> commentEnd(text, at);
			case '\\' -> Math.min(text.length(), at + 2);
			default -> at + 1;
		};
		return (end < 0) ? at + 1 : end;
	}

	private static String wordAt(String text, int start) {
		int end = text.indexOf(' ', text.lastIndexOf('@'));
		return text.substring(start, (end < 0) ? text.length() : end);
	}

	/**
	 * Returns where a quoted string ends.
	 * @param field what holds it
	 * @param start where its quote stands
	 * @return the position after the other quote, or -1 if there is none
	 */
	static int quoteEnd(String field, int start) {
		for (int i = start + 1; i < field.length(); i++) {
			char c = field.charAt(i);
			if (c == '\\') {
				i++;
			}
			else if (c == '"') {
				return i + 1;
			}
		}
		return -1;
	}

	/**
	 * Returns where a comment ends.
	 * @param field what holds it
	 * @param start where its bracket stands
	 * @return the position after the bracket that closes it, or -1 if there is none
	 */
	static int commentEnd(String field, int start) {
		int depth = 0;
		for (int i = start; i < field.length(); i++) {
			char c = field.charAt(i);
			if (c == '\\') {
				i++;
			}
			else if (c == '(') {
				depth++;
			}
			else if (c == ')' && --depth == 0) {
				return i + 1;
			}
		}
		return -1;
	}

	/**
	 * Removes quotes, and the backslashes within them.
	 * @param text the text
	 * @return what it says
	 */
	static String unquote(String text) {
		if (text.indexOf('"') < 0 && text.indexOf('\\') < 0) {
			return text;
		}
		StringBuilder plain = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\\' && i + 1 < text.length()) {
				plain.append(text.charAt(++i));
			}
			else if (c != '"') {
				plain.append(c);
			}
		}
		return plain.toString();
	}

}
