// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The characters of an East Asian standard by row and cell, each of 1 to 94. May be used
 * on any thread.
 */
final class RowCellTable {

	/** What stands for a row and a cell that are no character. */
	static final char NONE = '\uFFFD';

	private static final int CELLS = 94;

	private final char[] characters = new char[CELLS * CELLS];

	/**
	 * Creates a table of what Java has.
	 * @param encoding how a row and a cell are written
	 * @param names the names of character sets, of which the first that Java has is taken
	 */
	RowCellTable(Encoding encoding, String... names) {
		Arrays.fill(this.characters, NONE);
		for (String name : names) {
			// a Java runtime may lack the module of the larger character sets
			if (Charset.isSupported(name)) {
				fill(Charset.forName(name), encoding);
				return;
			}
		}
	}

	private void fill(Charset charset, Encoding encoding) {
		CharsetDecoder decoder = charset.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
		CharBuffer out = CharBuffer.allocate(4);
		for (int i = 0; i < this.characters.length; i++) {
			out.clear();
			ByteBuffer in = ByteBuffer.wrap(encoding.bytes(i / CELLS + 1, i % CELLS + 1));
			CoderResult result = decoder.reset().decode(in, out, true);
			if (result.isUnderflow() && out.position() == 1) {
				this.characters[i] = out.get(0);
			}
		}
	}

	/**
	 * Returns a character.
	 * @param row the row, from 1
	 * @param cell the cell, from 1
	 * @return the character, or {@link #NONE}
	 */
	char get(int row, int cell) {
		boolean valid = row >= 1 && row <= CELLS && cell >= 1 && cell <= CELLS;
		return valid ? this.characters[(row - 1) * CELLS + cell - 1] : NONE;
	}

	/**
	 * Decodes two bytes of 7 bits.
	 * @param in the bytes, of which there is one at least
	 * @param out where there is room for a character
	 * @return why nothing was decoded, or {@code null}
	 */
	@Nullable CoderResult decodePair(ByteBuffer in, CharBuffer out) {
		if (in.remaining() < 2) {
			return CoderResult.UNDERFLOW;
		}
		int first = in.get(in.position()) & 0xFF;
		int second = in.get(in.position() + 1) & 0xFF;
		if (second <= 0x20 || second >= 0x7F || first == 0x7F) {
			return CoderResult.malformedForLength(1);
		}
		char c = get(first - 0x20, second - 0x20);
		if (c == NONE) {
			return CoderResult.unmappableForLength(2);
		}
		in.position(in.position() + 2);
		out.put(c);
		return null;
	}

	/**
	 * Returns where characters stand.
	 * @return the row in the upper byte and the cell in the lower one, by character
	 */
	Map<Character, Integer> places() {
		Map<Character, Integer> places = new HashMap<>();
		for (int i = 0; i < this.characters.length; i++) {
			if (this.characters[i] != NONE) {
				places.putIfAbsent(this.characters[i], (i / CELLS + 1) << 8 | i % CELLS + 1);
			}
		}
		return places;
	}

	/**
	 * Writes a row and a cell as EUC does.
	 * @param row the row
	 * @param cell the cell
	 * @return the bytes
	 */
	static byte[] euc(int row, int cell) {
		return new byte[] { (byte) (row + 0xA0), (byte) (cell + 0xA0) };
	}

	/**
	 * How a row and a cell are written.
	 */
	@FunctionalInterface
	interface Encoding {

		byte[] bytes(int row, int cell);

	}

}
