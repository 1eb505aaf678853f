// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ltp;

import java.io.IOException;

import io.github.mapikit.mailfiles.pst.builder.ndb.BlockWriter;
import io.github.mapikit.mailfiles.pst.builder.ndb.DataTreeWriter;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes a heap on a node. Of its blocks at most three are held: the first, the one that
 * tells how full those behind it are, and the one that is being filled.
 * <p>
 * Source: [MS-PST], 2.3.1.
 */
public final class HeapWriter {

	/** The size of the largest item, in bytes. */
	public static final int LARGEST = 3580;

	private static final byte SIGNATURE = (byte) 0xEC;

	private static final int FIRST_LEVELS = 8;

	private static final int LEVELS = 128;

	private final BlockWriter blocks;

	private final PstFormat format;

	private final byte client;

	private final DataTreeWriter tree;

	private final HeapBlock first;

	private final byte[] firstLevels = new byte[FIRST_LEVELS];

	private @Nullable HeapBlock telling;

	private byte[] levels = new byte[LEVELS];

	private HeapBlock current;

	/**
	 * Begins a heap.
	 * @param blocks writes the blocks
	 * @param client what is built on the heap
	 */
	public HeapWriter(BlockWriter blocks, int client) {
		this.blocks = blocks;
		this.format = blocks.options().format();
		this.client = (byte) client;
		this.tree = new DataTreeWriter(blocks);
		this.first = block();
		this.current = this.first;
	}

	BlockWriter blocks() {
		return this.blocks;
	}

	private HeapBlock block() {
		return new HeapBlock(this.tree.reserve(), this.format.maxData(), (1 << this.format.heapIndexBits()) - 1);
	}

	/**
	 * Adds an item.
	 * @param item the item, at most {@link #LARGEST} bytes
	 * @return its id, 0 if it is empty
	 * @throws IOException if the file cannot be written
	 */
	public int allocate(byte[] item) throws IOException {
		if (item.length > LARGEST) {
			throw new IllegalArgumentException("An item has at most " + LARGEST + " bytes");
		}
		if (item.length == 0) {
			return 0;
		}
		if (!this.current.hasRoomFor(item.length)) {
			endBlock();
			this.current = block();
			if (this.current.hasLevels()) {
				writeTelling();
				this.telling = this.current;
			}
		}
		int index = this.current.add(item);
		return this.current.number() << 5 + this.format.heapIndexBits() | index << 5;
	}

	/**
	 * Takes the place of an item that is written later, while the heap has one block.
	 * @param size the item's size
	 * @return its id
	 */
	int reserve(int size) {
		if (this.current != this.first || !this.first.hasRoomFor(size)) {
			throw new IllegalStateException("Only the first block waits");
		}
		return this.first.add(new byte[size]) << 5;
	}

	/** Writes an item for which there is a place. */
	void put(int id, byte[] item) {
		this.first.put(id >>> 5, item);
	}

	private void endBlock() throws IOException {
		HeapBlock block = this.current;
		byte level = (byte) block.level();
		if (block.number() < FIRST_LEVELS) {
			this.firstLevels[block.number()] = level;
		}
		else {
			this.levels[(block.number() - FIRST_LEVELS) % LEVELS] = level;
		}
		if (block != this.first && block != this.telling) {
			this.tree.fill(block.number(), block.complete());
		}
	}

	private void writeTelling() throws IOException {
		if (this.telling != null) {
			this.telling.levels(2, this.levels);
			this.tree.fill(this.telling.number(), this.telling.complete());
		}
		this.levels = new byte[LEVELS];
	}

	/**
	 * Writes what is left.
	 * @param root the id of the item with which the client begins
	 * @return the id of the node's data
	 * @throws IOException if the file cannot be written
	 */
	public long finish(int root) throws IOException {
		endBlock();
		writeTelling();
		this.first.header(2).put(SIGNATURE).put(this.client).putInt(root);
		this.first.levels(8, this.firstLevels);
		this.tree.fill(0, this.first.complete());
		return this.tree.finish();
	}

}
