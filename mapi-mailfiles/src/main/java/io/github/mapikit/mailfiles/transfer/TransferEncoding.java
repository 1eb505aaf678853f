// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.transfer;

import java.io.InputStream;
import java.util.Locale;

import io.github.mapikit.mailfiles.source.Checkpoints;
import org.jspecify.annotations.Nullable;

/**
 * How the content of a part is encoded, by all the names that mail has for it.
 * <p>
 * Source: RFC 2045, 6.
 *
 * @since 0.1.0
 */
public enum TransferEncoding {

	/** The bytes stand as they are, or nobody knows how. */
	NONE,
	/** Six bits a character. */
	BASE64,
	/** Most characters stand for themselves. */
	QUOTED_PRINTABLE,
	/** What {@code uuencode} writes. */
	UUENCODE;

	/** No encoding has a longer name, whatever is written into it. */
	private static final int LONGEST = 100;

	/**
	 * Returns the encoding of a name.
	 * @param field the value of the header field, with comments and what else programs
	 * write there
	 * @return the encoding
	 */
	public static TransferEncoding of(String field) {
		StringBuilder name = new StringBuilder();
		int end = Math.min(field.length(), LONGEST);
		for (int i = 0; i < end && ";,(".indexOf(field.charAt(i)) < 0; i++) {
			char c = field.charAt(i);
			if (Character.isLetterOrDigit(c)) {
				name.append(c);
			}
			else if (c == ' ' && of(name) != NONE) {
				break;
			}
		}
		if (name.length() == 0 && field.startsWith("(")) {
			String rest = field.substring(field.indexOf(')') + 1).strip();
			return rest.startsWith("(") ? NONE : of(rest);
		}
		return of(name);
	}

	private static TransferEncoding of(StringBuilder text) {
		String name = text.toString().toLowerCase(Locale.ROOT);
		if (name.startsWith("x") && name.length() > 1) {
			name = name.substring(1);
		}
		return switch (name) {
			case "base64", "b64", "base64encoding", "base64encoded", "mimebase64", "bas64" -> BASE64;
			case "quotedprintable", "quotedprintible", "quoteprintable", "quotedprint", "qp" -> QUOTED_PRINTABLE;
			case "uuencode", "uuencoded", "uue", "uu", "unixuuencode" -> UUENCODE;
			default -> NONE;
		};
	}

	/**
	 * Decodes bytes.
	 * @param in the encoded bytes
	 * @param place where they begin
	 * @param checkpoints what takes note of places to begin at, or {@code null}
	 * @return the bytes that they stand for; closing the stream closes the other
	 */
	public InputStream decode(InputStream in, Checkpoints.Checkpoint place, @Nullable Checkpoints checkpoints) {
		return switch (this) {
			case NONE -> in;
			case BASE64 -> new Base64Stream(in, place, checkpoints);
			case QUOTED_PRINTABLE -> new QuotedPrintableStream(in, place, checkpoints);
			case UUENCODE -> new UuStream(in, place, checkpoints);
		};
	}

}
