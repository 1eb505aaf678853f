// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What the names in a Maildir say: a folder that has its messages in {@value #SEEN} and
 * {@value #NEW}, one a file, and in Maildir++ its own folders beside these, with names
 * that begin with a point.
 * <p>
 * Sources: "Using maildir format" (D. J. Bernstein), "maildir++" (Courier), RFC 3501,
 * 5.1.3.
 */
final class Maildir {

	/** Where messages are that a program has looked at. */
	static final String SEEN = "cur";

	/** Where messages are that have arrived since. */
	static final String NEW = "new";

	/** Where messages are that are still being written. */
	static final String UNFINISHED = "tmp";

	/** What tells a folder of Maildir++ from the Maildir that it is in. */
	private static final String MARK = "maildirfolder";

	/**
	 * Flags at the end of a name. A colon stands before them, or what programs take where
	 * a name cannot have one.
	 */
	private static final Pattern FLAGS = Pattern.compile("[^\\p{L}\\p{N},=.]2,(\\p{Alpha}*)$");

	private static final Pattern ENCODED = Pattern.compile("&([^&-]*)-");

	private Maildir() {
	}

	/**
	 * Whether a folder is a Maildir. One of the three folders may be missing: an empty
	 * one gets lost in archives, and not every program makes all.
	 * @param names the names in the folder
	 * @return whether it is
	 */
	static boolean is(List<String> names) {
		return Stream.of(SEEN, NEW, UNFINISHED, MARK).filter(names::contains).count() > 1;
	}

	/**
	 * Returns the flags that a name ends in.
	 * @param fileName the name of a message
	 * @return such as {@code RS}, or {@code null} if the name does not tell
	 */
	static @Nullable String flags(String fileName) {
		Matcher matcher = FLAGS.matcher(fileName);
		return matcher.find() ? matcher.group(1) : null;
	}

	/**
	 * Returns which folder of Maildir++ a name stands for.
	 * @param fileName a name that begins with a point, such as {@code .Archive.2026}
	 * @return the names of the folder and those that it is in, from the top
	 */
	static List<String> folderPath(String fileName) {
		return Stream.of(fileName.split("\\.")).filter((part) -> !part.isBlank()).map(Maildir::decode).toList();
	}

	/** Undoes the modified UTF-7 of IMAP. */
	private static String decode(String name) {
		try {
			StringBuilder decoded = new StringBuilder();
			Matcher matcher = ENCODED.matcher(name);
			while (matcher.find()) {
				String text = matcher.group(1).isEmpty() ? "&" : decodeUtf16(matcher.group(1));
				matcher.appendReplacement(decoded, Matcher.quoteReplacement(text));
			}
			return matcher.appendTail(decoded).toString();
		}
		catch (IllegalArgumentException | CharacterCodingException ex) {
			// written by a program that does not encode names
			return name;
		}
	}

	private static String decodeUtf16(String base64) throws CharacterCodingException {
		byte[] bytes = Base64.getDecoder().decode(base64.replace(',', '/'));
		return StandardCharsets.UTF_16BE.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
	}

}
