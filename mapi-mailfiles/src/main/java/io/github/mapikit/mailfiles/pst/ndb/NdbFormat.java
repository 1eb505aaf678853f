// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

/**
 * The three layouts of Outlook's data files. Numbers are little-endian in all of them.
 * <p>
 * Source: [MS-PST], 2.2.2; for 4K pages the notes of libyal, "Personal Folder File (PFF)
 * file format specification".
 *
 * @since 0.1.0
 */
public enum NdbFormat {

	/** 32-bit numbers, 8-bit strings: Outlook 97 to 2002. */
	ANSI(512, 496, 12, 4, 64, 8192),
	/** 64-bit numbers, Unicode: since Outlook 2003. */
	UNICODE(512, 488, 16, 8, 64, 8192),
	/**
	 * As {@link #UNICODE}, with pages of 4,096 bytes: {@code .ost} since Outlook 2013.
	 */
	UNICODE_4K(4096, 4056, 24, 8, 512, 65536);

	private final int pageSize;

	private final int entriesSize;

	private final int trailerSize;

	private final int idSize;

	private final int alignment;

	private final int largestBlock;

	NdbFormat(int pageSize, int entriesSize, int trailerSize, int idSize, int alignment, int largestBlock) {
		this.pageSize = pageSize;
		this.entriesSize = entriesSize;
		this.trailerSize = trailerSize;
		this.idSize = idSize;
		this.alignment = alignment;
		this.largestBlock = largestBlock;
	}

	/**
	 * Returns the number of bytes of a page.
	 * @return the number
	 */
	int pageSize() {
		return this.pageSize;
	}

	/**
	 * Returns how many bytes of a page of a B-tree are for entries.
	 * @return the number; what describes the entries follows them
	 */
	int entriesSize() {
		return this.entriesSize;
	}

	/**
	 * Returns the number of bytes of what ends each page and each block.
	 * @return the number
	 */
	int trailerSize() {
		return this.trailerSize;
	}

	/**
	 * Returns the number of bytes of a block's number, a node's number or a place.
	 * @return 4 or 8
	 */
	int idSize() {
		return this.idSize;
	}

	/**
	 * Returns what the sizes of blocks on disk are multiples of.
	 * @return the number of bytes
	 */
	int alignment() {
		return this.alignment;
	}

	/**
	 * Returns the number of bytes of the largest block, its trailer included.
	 * @return the number
	 */
	int largestBlock() {
		return this.largestBlock;
	}

	/**
	 * Whether strings are in a code page.
	 * @return whether this is the old layout
	 */
	public boolean isAnsi() {
		return this == ANSI;
	}

	/**
	 * Whether pages have 4,096 bytes, and blocks up to 65,536.
	 * @return whether they have
	 */
	public boolean isLarge() {
		return this == UNICODE_4K;
	}

	/**
	 * Reads a number of a block, of a node, or a place.
	 * @param bytes the bytes
	 * @param offset where it begins
	 * @return the number
	 */
	long id(byte[] bytes, int offset) {
		return (this.idSize == 4) ? LittleEndian.u32(bytes, offset) : LittleEndian.i64(bytes, offset);
	}

}
