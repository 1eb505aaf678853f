// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

import java.util.Locale;

/**
 * Makes harmless what messages call their attachments: the last part of a path, without
 * control characters and characters that turn the direction of writing.
 *
 * @since 0.1.0
 */
public final class AttachmentNames {

	private static final int LONGEST = 255;

	private AttachmentNames() {
	}

	/**
	 * Makes a name harmless.
	 * @param name the name as the message has it
	 * @return the name of a file; may be empty
	 */
	public static String clean(String name) {
		int start = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1;
		StringBuilder clean = new StringBuilder();
		name.substring(start).codePoints().filter(AttachmentNames::isHarmless).forEach(clean::appendCodePoint);
		String text = clean.toString().strip();
		if (text.equals(".") || text.equals("..")) {
			return "";
		}
		return (text.length() <= LONGEST) ? text : shorten(text);
	}

	private static boolean isHarmless(int c) {
		return !Character.isISOControl(c) && !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069)
				&& c != 0x200E && c != 0x200F && c != 0xFEFF;
	}

	private static String shorten(String name) {
		String extension = extension(name);
		if (extension.length() > 16) {
			extension = "";
		}
		return name.substring(0, LONGEST - extension.length()) + extension;
	}

	/**
	 * Returns the extension of a name.
	 * @param name the name
	 * @return the extension with its point, in lower case; empty if there is none
	 */
	public static String extension(String name) {
		int point = name.lastIndexOf('.');
		return (point > 0 && point < name.length() - 1) ? name.substring(point).toLowerCase(Locale.ROOT) : "";
	}

}
