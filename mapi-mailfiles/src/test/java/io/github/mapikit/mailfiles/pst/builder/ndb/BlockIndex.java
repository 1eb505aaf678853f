// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ndb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Where the blocks are, by their numbers: a few bytes each, whatever they hold.
 */
final class BlockIndex {

	private static final int INTERNAL = 2;

	private static final short ONE_USER = 2;

	private final long first;

	private int count;

	private long[] positions = new long[1024];

	private char[] stored = new char[1024];

	private char[] sizes = new char[1024];

	private boolean[] internal = new boolean[1024];

	BlockIndex(long first) {
		this.first = first;
	}

	/**
	 * Takes the next number.
	 * @param isInternal whether the block refers to other blocks
	 * @return the block's id
	 */
	long next(boolean isInternal) {
		if (this.count == this.positions.length) {
			this.positions = Arrays.copyOf(this.positions, 2 * this.count);
			this.stored = Arrays.copyOf(this.stored, 2 * this.count);
			this.sizes = Arrays.copyOf(this.sizes, 2 * this.count);
			this.internal = Arrays.copyOf(this.internal, 2 * this.count);
		}
		this.internal[this.count] = isInternal;
		return id(this.count++);
	}

	private long id(int index) {
		long number = this.first + index << 2;
		return (this.internal[index]) ? number | INTERNAL : number;
	}

	/**
	 * Notes where a block is.
	 * @param id its id
	 * @param position its place in the file
	 * @param bytesStored the size of its data as they are stored
	 * @param size the size of its data
	 */
	void put(long id, long position, int bytesStored, int size) {
		int index = (int) ((id >>> 2) - this.first);
		this.positions[index] = position;
		this.stored[index] = (char) bytesStored;
		this.sizes[index] = (char) size;
	}

	long nextId() {
		return this.first + this.count << 2;
	}

	void write(BTreeWriter tree, PstFormat format) throws IOException {
		for (int i = 0; i < this.count; i++) {
			ByteBuffer entry = ByteBuffer.allocate(entrySize(format)).order(ByteOrder.LITTLE_ENDIAN);
			if (format.isWide()) {
				entry.putLong(id(i)).putLong(this.positions[i]);
			}
			else {
				entry.putInt((int) id(i)).putInt((int) this.positions[i]);
			}
			entry.putShort((short) this.stored[i]);
			if (format == PstFormat.UNICODE_4K) {
				entry.putShort((short) this.sizes[i]);
			}
			entry.putShort(ONE_USER);
			tree.add(id(i), entry.array());
		}
	}

	static int entrySize(PstFormat format) {
		return format.isWide() ? 24 : 12;
	}

}
