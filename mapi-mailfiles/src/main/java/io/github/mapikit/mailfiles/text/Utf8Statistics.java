// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

/**
 * How much of some bytes is UTF-8. A character that the end of the bytes cuts off counts
 * for neither.
 *
 * @param characters the number of characters of more than one byte
 * @param errors the number of bytes that fit nowhere
 */
record Utf8Statistics(int characters, int errors) {

	static Utf8Statistics of(byte[] bytes, int from, int to) {
		int characters = 0;
		int errors = 0;
		int at = from;
		while (at < to) {
			int first = bytes[at];
			if (first >= 0) {
				at++;
				continue;
			}
			int length = lengthOf(first & 0xFF);
			int present = 1;
			while (present < length && at + present < to && isNext(bytes, at, present)) {
				present++;
			}
			if (length > 0 && present == length) {
				characters++;
			}
			else if (length == 0 || at + present < to) {
				errors++;
			}
			at += present;
		}
		return new Utf8Statistics(characters, errors);
	}

	private static int lengthOf(int first) {
		if (first >= 0xC2 && first <= 0xDF) {
			return 2;
		}
		if (first >= 0xE0 && first <= 0xEF) {
			return 3;
		}
		return (first >= 0xF0 && first <= 0xF4) ? 4 : 0;
	}

	private static boolean isNext(byte[] bytes, int at, int index) {
		int b = bytes[at + index] & 0xFF;
		if (index == 1) {
			// longer than need be, surrogates, and what is beyond Unicode
			switch (bytes[at] & 0xFF) {
				case 0xE0 -> {
					return b >= 0xA0 && b <= 0xBF;
				}
				case 0xED -> {
					return b >= 0x80 && b <= 0x9F;
				}
				case 0xF0 -> {
					return b >= 0x90 && b <= 0xBF;
				}
				case 0xF4 -> {
					return b >= 0x80 && b <= 0x8F;
				}
				default -> {
					// any that follows
				}
			}
		}
		return b >= 0x80 && b <= 0xBF;
	}

	/**
	 * Returns whether text of an unknown character set is UTF-8, as far as anybody can
	 * tell.
	 * @return whether it is
	 */
	boolean isLikely() {
		return this.characters > 0 && this.characters >= 2L * this.errors;
	}

	/**
	 * Returns whether text that is said to be UTF-8 may be.
	 * @return whether it may
	 */
	boolean isPossible() {
		return (this.characters > 0 || this.errors == 0) && 2L * this.characters >= this.errors;
	}

}
