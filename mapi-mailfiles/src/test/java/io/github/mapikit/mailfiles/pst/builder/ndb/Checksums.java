// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ndb;

import java.util.zip.CRC32;

/**
 * The checksum and the signature by which pages and blocks are known.
 * <p>
 * Source: [MS-PST], 5.3 and 5.5.
 */
final class Checksums {

	private static final int[] TABLE = table();

	private Checksums() {
	}

	private static int[] table() {
		int[] table = new int[256];
		for (int i = 0; i < table.length; i++) {
			int value = i;
			for (int bit = 0; bit < 8; bit++) {
				value = ((value & 1) != 0) ? value >>> 1 ^ 0xEDB88320 : value >>> 1;
			}
			table[i] = value;
		}
		return table;
	}

	/**
	 * Returns the checksum, which is that of {@link CRC32} without its first and last
	 * inversion.
	 * @param bytes where the data are
	 * @param offset the first of them
	 * @param length how many
	 * @return the checksum
	 */
	static int crc(byte[] bytes, int offset, int length) {
		int crc = 0;
		for (int i = offset; i < offset + length; i++) {
			crc = TABLE[(crc ^ bytes[i]) & 0xFF] ^ crc >>> 8;
		}
		return crc;
	}

	static short signature(long position, long id) {
		int mixed = (int) (position ^ id);
		return (short) (mixed >>> 16 ^ mixed);
	}

}
