// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

import java.util.zip.CRC32;

/**
 * What pages, blocks and the header carry against damage. May be used on any thread.
 * <p>
 * Source: [MS-PST], 5.3 and 5.5.
 */
final class Checksums {

	private static final byte[] ONES = { -1, -1, -1, -1 };

	private Checksums() {
	}

	/**
	 * Computes the checksum of bytes: the polynomial of {@link CRC32}, but begun with
	 * zero and not inverted in the end.
	 * @param bytes the bytes
	 * @param from where to begin
	 * @param length how many
	 * @return the checksum
	 */
	static int crc(byte[] bytes, int from, int length) {
		CRC32 crc = new CRC32();
		// these turn the register, which begins with ones, into zero
		crc.update(ONES);
		crc.update(bytes, from, length);
		return ~(int) crc.getValue();
	}

	/**
	 * Computes the signature of a page or block.
	 * @param place where it is in the file
	 * @param id its number
	 * @return the signature, 16 bits
	 */
	static int signature(long place, long id) {
		int mixed = (int) (place ^ id);
		return ((mixed >>> 16) ^ mixed) & 0xFFFF;
	}

}
