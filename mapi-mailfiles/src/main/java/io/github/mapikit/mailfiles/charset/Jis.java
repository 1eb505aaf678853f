// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.charset;

import java.util.Map;

/**
 * The characters of JIS X 0208 with those that NEC and IBM added (as of windows-31j), of
 * JIS X 0212 and of the half-width katakana of JIS X 0201. A character has a row and a
 * cell, each of 1 to 94. May be used on any thread.
 * <p>
 * Sources: the index jis0208 of the Encoding Standard (WHATWG), which is that of
 * windows-31j; "CJKV Information Processing" (Lunde), chapter 4, on how Shift_JIS is
 * computed.
 */
final class Jis {

	/** What stands for a code that is no character. */
	static final char NONE = RowCellTable.NONE;

	private static final RowCellTable X0208 = new RowCellTable(Jis::shiftJis, "windows-31j", "Shift_JIS");

	private static final RowCellTable X0212 = new RowCellTable(Jis::x0212Bytes, "x-eucJP-Open", "EUC-JP");

	private Jis() {
	}

	/**
	 * Returns a character of JIS X 0208.
	 * @param row the row, from 1
	 * @param cell the cell, from 1
	 * @return the character, or {@link #NONE}
	 */
	static char x0208(int row, int cell) {
		return X0208.get(row, cell);
	}

	/**
	 * Returns a character of JIS X 0212.
	 * @param row the row, from 1
	 * @param cell the cell, from 1
	 * @return the character, or {@link #NONE}
	 */
	static char x0212(int row, int cell) {
		return X0212.get(row, cell);
	}

	/**
	 * Returns where the characters of JIS X 0208 stand.
	 * @return the row in the upper byte and the cell in the lower one, by character
	 */
	static Map<Character, Integer> places0208() {
		return X0208.places();
	}

	/**
	 * Returns where the characters of JIS X 0212 stand.
	 * @return the row in the upper byte and the cell in the lower one, by character
	 */
	static Map<Character, Integer> places0212() {
		return X0212.places();
	}

	/**
	 * Returns a half-width katakana.
	 * @param code its code of 7 bits, or of 8 bits with its highest bit taken away
	 * @return the character, or {@link #NONE}
	 */
	static char katakana(int code) {
		return (code >= 0x21 && code <= 0x5F) ? (char) (0xFF61 + code - 0x21) : NONE;
	}

	private static byte[] shiftJis(int row, int cell) {
		int lead = (row - 1) / 2 + ((row <= 62) ? 0x81 : 0xC1);
		int trail;
		if (row % 2 == 0) {
			trail = cell + 0x9E;
		}
		else {
			trail = cell + ((cell <= 63) ? 0x3F : 0x40);
		}
		return new byte[] { (byte) lead, (byte) trail };
	}

	private static byte[] x0212Bytes(int row, int cell) {
		return new byte[] { (byte) 0x8F, (byte) (row + 0xA0), (byte) (cell + 0xA0) };
	}

}
