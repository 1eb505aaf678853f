/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.embedded.mailbox;

import java.util.Locale;

/**
 * Makes harmless what messages call their attachments: the last part of a path, without
 * control characters and characters that turn the direction of writing.
 */
final class AttachmentNames {

	private static final int LONGEST = 255;

	private AttachmentNames() {
	}

	static String clean(String name) {
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
	static String extension(String name) {
		int point = name.lastIndexOf('.');
		return (point > 0 && point < name.length() - 1) ? name.substring(point).toLowerCase(Locale.ROOT) : "";
	}

}
