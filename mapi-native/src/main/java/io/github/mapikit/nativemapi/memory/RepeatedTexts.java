// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Short texts that were read before: names of senders and message classes repeat from row
 * to row, and need not be made again. Others, such as subjects, hardly ever do: a text is
 * remembered when it comes to its place for the second time in a row, so that one which
 * comes once costs next to nothing. For one thread.
 */
final class RepeatedTexts {

	/** The longest text that is remembered. */
	static final int LENGTH = 32;

	private static final int PLACES_BITS = 8;

	private static final int PLACES = 1 << PLACES_BITS;

	/** The hash code of what came last to each place. */
	private final int[] hashes = new int[PLACES];

	private final @Nullable String[] texts = new @Nullable String[PLACES];

	/** The characters of the texts, where they can be compared at once. */
	private final byte[] characters = new byte[PLACES * LENGTH];

	/**
	 * Returns the hash code of a text with more characters.
	 * @param hash the hash code of the characters before, 0 for none
	 * @param more up to four characters
	 * @return the hash code
	 */
	static int hash(int hash, int more) {
		return (hash ^ more) * 0x9E3779B1;
	}

	/**
	 * Returns a text.
	 * @param latin its characters, of Latin-1
	 * @param count how many, up to {@link #LENGTH}
	 * @param hash their hash code
	 * @return the text
	 */
	String text(byte[] latin, int count, int hash) {
		int place = hash >>> (Integer.SIZE - PLACES_BITS);
		if (this.hashes[place] != hash) {
			this.hashes[place] = hash;
			return latin(latin, count);
		}
		int start = place * LENGTH;
		String known = this.texts[place];
		if (known != null && known.length() == count
				&& Arrays.equals(this.characters, start, start + count, latin, 0, count)) {
			return known;
		}
		String text = latin(latin, count);
		this.texts[place] = text;
		System.arraycopy(latin, 0, this.characters, start, count);
		return text;
	}

	/**
	 * Makes a text. The constructors that take a character set look it up in so many ways
	 * that the compiler does not inline them; for Latin-1 they come to this one.
	 * @param latin its characters, of Latin-1
	 * @param count how many
	 * @return the text
	 */
	@SuppressWarnings("deprecation")
	static String latin(byte[] latin, int count) {
		return new String(latin, 0, 0, count);
	}

}
