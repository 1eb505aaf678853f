// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mbox;

/**
 * The ends of lines in bytes: LF, CR LF, and CR alone, as old programs wrote it.
 */
final class LineEnds {

	private LineEnds() {
	}

	/**
	 * Finds the end of a line. A loop of its own, which the compiler makes fast: all
	 * bytes go through it.
	 * @param bytes the bytes
	 * @param from where to begin
	 * @param to where the bytes end
	 * @return where the end of the line is, or {@code to}
	 */
	static int find(byte[] bytes, int from, int to) {
		int at = from;
		while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
			at++;
		}
		return at;
	}

	/**
	 * Passes over the end of a line.
	 * @param bytes the bytes
	 * @param at where the end of the line is
	 * @param to where the bytes end
	 * @return where the next line begins
	 */
	static int skip(byte[] bytes, int at, int to) {
		if (at >= to) {
			return to;
		}
		return (bytes[at] == '\r' && at + 1 < to && bytes[at + 1] == '\n') ? at + 2 : at + 1;
	}

	static boolean isBlank(byte[] bytes, int from, int to) {
		for (int i = from; i < to; i++) {
			if (bytes[i] != ' ' && bytes[i] != '\t') {
				return false;
			}
		}
		return true;
	}

}
