// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Names of files that are bytes and no text to Java: on a POSIX system a name may be in
 * any encoding, and Java reads it in that of the locale, which has only ASCII where no
 * locale is set. A path that was listed still has the bytes; its text leads nowhere.
 */
final class FileNames {

	private FileNames() {
	}

	/**
	 * Whether the text of a name leads to its file.
	 * @param directory the directory
	 * @param entry a file in it, as it was listed
	 * @return whether it does
	 */
	static boolean isText(Path directory, Path entry) {
		String name = String.valueOf(entry.getFileName());
		for (int i = 0; i < name.length(); i++) {
			if (name.charAt(i) >= 128) {
				try {
					return directory.resolve(name).equals(entry);
				}
				catch (InvalidPathException ex) {
					return false;
				}
			}
		}
		return true;
	}

	/**
	 * Returns a name for people.
	 * @param entry the file, as it was listed
	 * @return its name, read as UTF-8 or else as ISO 8859-1
	 */
	static String shown(Path entry) {
		String path = entry.toUri().getRawPath();
		int end = path.endsWith("/") ? path.length() - 1 : path.length();
		byte[] bytes = unescape(path.substring(path.lastIndexOf('/', end - 1) + 1, end));
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			return new String(bytes, StandardCharsets.ISO_8859_1);
		}
	}

	private static byte[] unescape(String escaped) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length());
		int at = 0;
		while (at < escaped.length()) {
			if (escaped.charAt(at) == '%' && at + 2 < escaped.length()) {
				bytes.write(Integer.parseInt(escaped, at + 1, at + 3, 16));
				at += 3;
			}
			else {
				bytes.write(escaped.charAt(at++));
			}
		}
		return bytes.toByteArray();
	}

}
