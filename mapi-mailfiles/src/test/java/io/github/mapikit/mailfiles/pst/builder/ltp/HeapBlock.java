// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ltp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A block of a heap, while items are added.
 */
final class HeapBlock {

	/** The least free bytes of each fill level, from 0 on. */
	private static final int[] LEVELS = { 3584, 2560, 2048, 1792, 1536, 1280, 1024, 768, 512, 256, 128, 64, 32, 16, 8,
			0 };

	private final int number;

	private final byte[] content;

	private final int mostItems;

	private int end;

	private int[] offsets = new int[64];

	private int count;

	/**
	 * Creates a block.
	 * @param number its number within the heap
	 * @param size its size
	 * @param mostItems how many items it can have
	 */
	HeapBlock(int number, int size, int mostItems) {
		this.number = number;
		this.content = new byte[size];
		this.mostItems = mostItems;
		this.end = (number == 0) ? 12 : hasLevels() ? 66 : 2;
	}

	/** Returns whether the block's header tells of the blocks behind it. */
	boolean hasLevels() {
		return this.number % 128 == 8;
	}

	int number() {
		return this.number;
	}

	private int free() {
		int map = (this.end & 1) + 4 + 2 * (this.count + 1);
		return this.content.length - this.end - map;
	}

	int level() {
		int level = 0;
		while (free() < LEVELS[level] && level < LEVELS.length - 1) {
			level++;
		}
		return level;
	}

	boolean hasRoomFor(int size) {
		return this.count < this.mostItems && size + 3 <= free();
	}

	/**
	 * Adds an item.
	 * @param item the item
	 * @return its number, from 1 on
	 */
	int add(byte[] item) {
		if (this.count == this.offsets.length) {
			this.offsets = Arrays.copyOf(this.offsets, 2 * this.count);
		}
		this.offsets[this.count++] = this.end;
		System.arraycopy(item, 0, this.content, this.end, item.length);
		this.end += item.length;
		return this.count;
	}

	/** Writes over an item. */
	void put(int index, byte[] item) {
		System.arraycopy(item, 0, this.content, this.offsets[index - 1], item.length);
	}

	/**
	 * Writes over the header, whose first field is the place of the map.
	 * @param offset where to begin
	 * @return the header
	 */
	ByteBuffer header(int offset) {
		return ByteBuffer.wrap(this.content).order(ByteOrder.LITTLE_ENDIAN).position(offset);
	}

	/** Writes the fill levels of blocks, two to a byte. */
	void levels(int offset, byte[] levels) {
		for (int i = 0; i < levels.length; i++) {
			this.content[offset + i / 2] |= (byte) (levels[i] << 4 * (i % 2));
		}
	}

	/**
	 * Adds the map of the items.
	 * @return the block's data
	 */
	byte[] complete() {
		int at = this.end + (this.end & 1);
		ByteBuffer map = header(at);
		map.putShort((short) this.count).putShort((short) 0);
		for (int i = 0; i < this.count; i++) {
			map.putShort((short) this.offsets[i]);
		}
		map.putShort((short) this.end);
		header(0).putShort((short) at);
		return Arrays.copyOf(this.content, map.position());
	}

}
