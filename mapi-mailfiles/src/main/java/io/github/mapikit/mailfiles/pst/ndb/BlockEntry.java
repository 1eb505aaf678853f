// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

/**
 * What the B-tree of blocks says of one ({@code BBTENTRY}).
 *
 * @param id the block's number
 * @param place its first byte in the file
 * @param stored the number of its bytes in the file, without padding and trailer
 * @param size the number of its bytes once they are decompressed
 */
record BlockEntry(long id, long place, int stored, int size) {

	/** Marks blocks that hold numbers of blocks, which are never encoded. */
	private static final int INTERNAL = 2;

	/**
	 * Whether a block holds numbers of other blocks.
	 * @param id the block's number
	 * @return whether it does
	 */
	static boolean isInternal(long id) {
		return (id & INTERNAL) != 0;
	}

}
