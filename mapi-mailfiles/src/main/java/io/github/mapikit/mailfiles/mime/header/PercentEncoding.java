// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime.header;

/**
 * Text in which a percent sign and two digits stand for a byte. May be used on any
 * thread.
 * <p>
 * Sources: RFC 2231, 4; RFC 3986, 2.1.
 *
 * @since 0.1.0
 */
public final class PercentEncoding {

	private PercentEncoding() {
	}

	/**
	 * Decodes a text. A percent sign that no digits follow stays.
	 * @param text the text
	 * @return the text, each byte that was encoded a character
	 */
	public static String decode(String text) {
		if (text.indexOf('%') < 0) {
			return text;
		}
		StringBuilder plain = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			int high = (c == '%' && i + 2 < text.length()) ? Character.digit(text.charAt(i + 1), 16) : -1;
			int low = (high >= 0) ? Character.digit(text.charAt(i + 2), 16) : -1;
			plain.append((low >= 0) ? (char) (high << 4 | low) : c);
			i += (low >= 0) ? 2 : 0;
		}
		return plain.toString();
	}

}
