// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mbox;

import java.nio.charset.StandardCharsets;

/**
 * The field {@code Content-Length} of a header, in which some programs note the number of
 * bytes of a body.
 */
final class ContentLength {

	private static final byte[] NAME = "content-length:".getBytes(StandardCharsets.US_ASCII);

	/** More digits are no length of a file. */
	private static final int DIGITS = 18;

	private ContentLength() {
	}

	/**
	 * Reads the field.
	 * @param bytes what holds the line
	 * @param from where the line begins
	 * @param to where the bytes end
	 * @return the number of bytes, or -1 if the line is another one or has no number
	 */
	static long read(byte[] bytes, int from, int to) {
		int at = from;
		for (byte expected : NAME) {
			if (at >= to || lower(bytes[at++]) != expected) {
				return -1;
			}
		}
		while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
			at++;
		}
		long value = 0;
		int digits = 0;
		while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
			value = value * 10 + (bytes[at++] - '0');
			if (++digits > DIGITS) {
				return -1;
			}
		}
		boolean ended = at == to || bytes[at] <= ' ' || bytes[at] == '(' || bytes[at] == ';';
		return (digits > 0 && ended) ? value : -1;
	}

	private static int lower(byte b) {
		return (b >= 'A' && b <= 'Z') ? b | 0x20 : b;
	}

}
