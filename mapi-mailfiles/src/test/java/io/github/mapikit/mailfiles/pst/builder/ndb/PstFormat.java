// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ndb;

/**
 * A variant of the file format, with the sizes of what it consists of, in bytes.
 * <p>
 * Source: [MS-PST], 2.2.2; of the 4K variant the format documentation of libpff.
 */
public enum PstFormat {

	/** 32-bit numbers, strings of a code page: Outlook 97 to 2002. */
	ANSI(15, 512, 12, 8192, 12, 64, 0x4400),

	/** 64-bit numbers, Unicode strings: Outlook 2003 and later. */
	UNICODE(23, 512, 16, 8192, 16, 64, 0x4400),

	/**
	 * As before, with larger pages and blocks: offline files of Outlook 2013 and later.
	 */
	UNICODE_4K(36, 4096, 24, 65536, 24, 512, 0x22000);

	private final int version;

	private final int pageSize;

	private final int pageTrailer;

	private final int blockSize;

	private final int blockTrailer;

	private final int unit;

	private final int firstMap;

	PstFormat(int version, int pageSize, int pageTrailer, int blockSize, int blockTrailer, int unit, int firstMap) {
		this.version = version;
		this.pageSize = pageSize;
		this.pageTrailer = pageTrailer;
		this.blockSize = blockSize;
		this.blockTrailer = blockTrailer;
		this.unit = unit;
		this.firstMap = firstMap;
	}

	/** Returns the number that the header gives. */
	public int version() {
		return this.version;
	}

	/** Returns whether offsets and ids of blocks have 64 bits. */
	public boolean isWide() {
		return this != ANSI;
	}

	/** Returns the size of an offset or of the id of a block. */
	int idSize() {
		return isWide() ? 8 : 4;
	}

	int pageSize() {
		return this.pageSize;
	}

	int pageTrailer() {
		return this.pageTrailer;
	}

	int blockTrailer() {
		return this.blockTrailer;
	}

	/**
	 * Returns of what a block's size is a multiple, and what a bit of a map stands for.
	 */
	int unit() {
		return this.unit;
	}

	/** Returns how much data a block holds at most. */
	public int maxData() {
		return this.blockSize - this.blockTrailer;
	}

	/** Returns how many bits the number of a heap item has. */
	public int heapIndexBits() {
		return (this == UNICODE_4K) ? 14 : 11;
	}

	/** Returns where the first allocation map stands. */
	int firstMap() {
		return this.firstMap;
	}

	/** Returns how many bytes of an allocation map are bits. */
	int mapBytes() {
		return (this == ANSI) ? 496 : this.pageSize - this.pageTrailer;
	}

	/** Returns the distance from one allocation map to the next. */
	int mapSpan() {
		return mapBytes() * 8 * this.unit;
	}

	/** Returns where a page of a B-tree says how many entries it has. */
	int entriesEnd() {
		return switch (this) {
			case ANSI -> 496;
			case UNICODE -> 488;
			case UNICODE_4K -> 4056;
		};
	}

}
