// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

import java.io.IOException;
import java.io.InputStream;

import io.github.mapikit.mailfiles.limits.BrokenMailException;

/**
 * The data of a node: a block, a list of blocks ({@code XBLOCK}) or a list of such lists
 * ({@code XXBLOCK}), read as they are asked for. Belongs to its reader's thread.
 * <p>
 * Source: [MS-PST], 2.2.2.8.3.2.
 *
 * @since 0.1.0
 */
public final class DataTree {

	private static final int BLOCK_TYPE = 1;

	private static final int HEADER = 8;

	private static final int LISTS = 2;

	/** The size of a single block before it is asked for. */
	private static final long UNKNOWN = -1;

	private final NodeReader reader;

	private final long root;

	private boolean loaded;

	/** Numbers of blocks, or of lists of them if there are two levels. */
	private long[] ids = {};

	/** Of two levels, the number of blocks before each list. */
	private int[] starts = {};

	/** Which list was used last; blocks are mostly asked for in their order. */
	private int last = -1;

	private long[] lastList = {};

	private int count;

	private long size;

	DataTree(NodeReader reader, long root) {
		this.reader = reader;
		this.root = root;
	}

	/**
	 * Returns the number of blocks.
	 * @return the number
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	public int blockCount() throws IOException {
		load();
		if (this.count < 0) {
			countBlocks();
		}
		return this.count;
	}

	/**
	 * Returns the number of bytes, as the file tells it, without reading them.
	 * @return the number of bytes
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	public long size() throws IOException {
		load();
		if (this.size < 0) {
			this.size = this.reader.blockSize(this.root);
		}
		return this.size;
	}

	/**
	 * Returns a block.
	 * @param index its place among the blocks
	 * @return its bytes, which nobody may change
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	public byte[] block(int index) throws IOException {
		return data(id(index));
	}

	/**
	 * Returns the number of bytes of a block, without reading it.
	 * @param index its place among the blocks
	 * @return the number of bytes
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	public int blockSize(int index) throws IOException {
		return this.reader.blockSize(id(index));
	}

	private long id(int index) throws IOException {
		int blocks = blockCount();
		if (index < 0 || index >= blocks) {
			throw new BrokenMailException("there is no block " + index + " in a list of " + blocks);
		}
		if (this.starts.length == 0) {
			return this.ids[index];
		}
		int position = this.ids.length - 1;
		while (this.starts[position] > index) {
			position--;
		}
		if (this.last != position) {
			this.lastList = list(this.ids[position], 1);
			this.last = position;
		}
		return this.lastList[index - this.starts[position]];
	}

	/**
	 * Opens all bytes. The stream belongs to the reader's thread, and each read of it is
	 * an operation of its own.
	 * @return the stream
	 */
	public InputStream stream() {
		return new BlockStream();
	}

	/**
	 * Returns all bytes, if they are not too many.
	 * @param limit how many they may be
	 * @return the bytes, which nobody may change
	 * @throws IOException if the file cannot be read, or is damaged there, or there are
	 * more bytes
	 */
	public byte[] bytes(int limit) throws IOException {
		load();
		if (this.starts.length == 0 && this.ids.length == 1 && !BlockEntry.isInternal(this.root)) {
			byte[] block = data(this.ids[0]);
			if (block.length > limit) {
				throw tooLong(block.length);
			}
			return block;
		}
		if (this.size > limit) {
			throw tooLong(this.size);
		}
		// the blocks may hold more than the list of them tells
		byte[] bytes = stream().readNBytes((int) Math.min(Integer.MAX_VALUE - 8, limit + 1L));
		if (bytes.length > limit) {
			throw tooLong(bytes.length);
		}
		return bytes;
	}

	private static BrokenMailException tooLong(long size) {
		return new BrokenMailException("a value of it has " + size + " bytes");
	}

	private void load() throws IOException {
		if (this.loaded) {
			return;
		}
		if (this.root != 0 && !BlockEntry.isInternal(this.root)) {
			this.ids = new long[] { this.root };
			this.size = UNKNOWN;
		}
		else if (this.root != 0) {
			byte[] bytes = this.reader.block(this.root);
			int level = (bytes.length >= HEADER) ? LittleEndian.u8(bytes, 1) : 0;
			this.ids = list(this.root, level);
			this.size = LittleEndian.u32(bytes, 4);
			if (level == LISTS) {
				this.starts = new int[this.ids.length];
			}
		}
		this.count = (this.starts.length == 0) ? this.ids.length : -1;
		this.loaded = true;
	}

	private void countBlocks() throws IOException {
		long total = 0;
		for (int i = 0; i < this.ids.length; i++) {
			this.starts[i] = (int) total;
			total += list(this.ids[i], 1).length;
			if (total > Integer.MAX_VALUE) {
				throw new BrokenMailException("a list of blocks is longer than lists can be");
			}
		}
		this.count = (int) total;
	}

	private byte[] data(long id) throws IOException {
		if (BlockEntry.isInternal(id)) {
			throw new BrokenMailException("block " + NodeIds.shown(id) + " holds no data");
		}
		return this.reader.block(id);
	}

	private long[] list(long id, int level) throws IOException {
		byte[] bytes = this.reader.block(id);
		if (bytes.length < HEADER || LittleEndian.u8(bytes, 0) != BLOCK_TYPE || LittleEndian.u8(bytes, 1) != level
				|| level < 1 || level > LISTS) {
			throw new BrokenMailException("block " + NodeIds.shown(id) + " lists no blocks");
		}
		NdbFormat format = this.reader.format();
		int length = LittleEndian.u16(bytes, 2);
		if (HEADER + length * format.idSize() > bytes.length) {
			throw new BrokenMailException("block " + NodeIds.shown(id) + " lists more blocks than it has room for");
		}
		long[] list = new long[length];
		for (int i = 0; i < length; i++) {
			list[i] = format.id(bytes, HEADER + i * format.idSize());
		}
		return list;
	}

	/**
	 * The bytes of one block after another.
	 */
	private final class BlockStream extends InputStream {

		private int list;

		private long[] blocks = {};

		private int next;

		private byte[] block = {};

		private int position;

		private long total;

		@Override
		public int read() throws IOException {
			return advance() ? this.block[this.position++] & 0xFF : -1;
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			if (length == 0) {
				return 0;
			}
			if (!advance()) {
				return -1;
			}
			int read = Math.min(length, this.block.length - this.position);
			System.arraycopy(this.block, this.position, target, offset, read);
			this.position += read;
			return read;
		}

		@Override
		public int available() {
			return this.block.length - this.position;
		}

		/** Whether there is a byte; goes to the next block if there is none in this. */
		private boolean advance() throws IOException {
			if (this.position < this.block.length) {
				return true;
			}
			DataTree.this.reader.restart();
			load();
			while (this.position >= this.block.length) {
				if (this.next < this.blocks.length) {
					this.block = data(this.blocks[this.next++]);
					this.position = 0;
					this.total += this.block.length;
				}
				else if (!nextList()) {
					checkTotal();
					return false;
				}
			}
			return true;
		}

		/** Fails if bytes are missing that the list of blocks tells of. */
		private void checkTotal() throws BrokenMailException {
			if (this.total < DataTree.this.size) {
				throw new BrokenMailException(
						"a value of it has " + this.total + " bytes instead of " + DataTree.this.size);
			}
		}

		private boolean nextList() throws IOException {
			boolean lists = DataTree.this.starts.length > 0;
			if (this.list >= (lists ? DataTree.this.ids.length : 1)) {
				return false;
			}
			this.blocks = lists ? list(DataTree.this.ids[this.list], 1) : DataTree.this.ids;
			this.list++;
			this.next = 0;
			return true;
		}

	}

}
