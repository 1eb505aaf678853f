// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.nio.ByteBuffer;

/**
 * Memory that can be read through a buffer.
 */
final class MemoryRegion {

	/** As much as a buffer can have, in whole pages. */
	static final int LARGEST = 1 << 30;

	private final ByteBuffer bytes;

	private final long start;

	private final int size;

	/**
	 * Creates a region.
	 * @param bytes what is there
	 * @param start the address of the first byte
	 */
	MemoryRegion(ByteBuffer bytes, long start) {
		this.bytes = bytes;
		this.start = start;
		this.size = bytes.capacity();
	}

	boolean contains(long address) {
		long offset = address - this.start;
		return offset >= 0 && offset < this.size;
	}

	/**
	 * Reads bytes, if all of them are here.
	 * @param address where to begin
	 * @param into where to put them
	 * @param offset where to put the first
	 * @param length how many
	 * @return whether they were read
	 */
	boolean read(long address, byte[] into, int offset, int length) {
		long from = address - this.start;
		if (from < 0 || from > (long) this.size - length) {
			return false;
		}
		this.bytes.get((int) from, into, offset, length);
		return true;
	}

}
