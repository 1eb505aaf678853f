// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ndb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes the data of a node or subnode in as many blocks as it takes, and the blocks that
 * list those. Used once, by one thread.
 * <p>
 * Source: [MS-PST], 2.2.2.8.3.2.
 */
public final class DataTreeWriter {

	private static final int HEADER = 8;

	private static final byte LIST = 1;

	private final BlockWriter blocks;

	private long[] ids = new long[8];

	private int[] lengths = new int[8];

	private int count;

	private long length;

	public DataTreeWriter(BlockWriter blocks) {
		this.blocks = blocks;
	}

	/**
	 * Writes bytes, in blocks that are full but for the last.
	 * @param blocks writes the blocks
	 * @param data the bytes
	 * @return the id of the data, 0 if there are none
	 * @throws IOException if the file cannot be written
	 */
	public static long write(BlockWriter blocks, byte[] data) throws IOException {
		DataTreeWriter tree = new DataTreeWriter(blocks);
		int most = blocks.options().format().maxData();
		for (int at = 0; at < data.length; at += most) {
			tree.add(Arrays.copyOfRange(data, at, Math.min(data.length, at + most)));
		}
		return tree.finish();
	}

	/**
	 * Writes what a stream delivers.
	 * @param data the stream, which stays open
	 * @return how many bytes that were
	 * @throws IOException if the file cannot be written or the stream not be read
	 */
	public long transfer(InputStream data) throws IOException {
		long before = this.length;
		byte[] block = data.readNBytes(this.blocks.options().format().maxData());
		while (block.length > 0) {
			add(block);
			block = data.readNBytes(this.blocks.options().format().maxData());
		}
		return this.length - before;
	}

	/** Writes the next block. */
	public void add(byte[] data) throws IOException {
		fill(reserve(), data);
	}

	/**
	 * Keeps the next place for a block that is written later.
	 * @return the place
	 */
	public int reserve() {
		if (this.count == this.ids.length) {
			this.ids = Arrays.copyOf(this.ids, 2 * this.count);
			this.lengths = Arrays.copyOf(this.lengths, 2 * this.count);
		}
		return this.count++;
	}

	/** Writes the block of a place. */
	public void fill(int place, byte[] data) throws IOException {
		this.ids[place] = this.blocks.writeData(data);
		this.lengths[place] = data.length;
		this.length += data.length;
	}

	/**
	 * Writes the lists.
	 * @return the id of the data, 0 if there are none
	 * @throws IOException if the file cannot be written
	 */
	public long finish() throws IOException {
		if (this.count <= 1) {
			return (this.count == 0) ? 0 : this.ids[0];
		}
		NdbOptions options = this.blocks.options();
		int most = Math.min(options.entriesPerBlock(),
				(options.format().maxData() - HEADER) / options.format().idSize());
		List<Long> lists = new ArrayList<>();
		for (int from = 0; from < this.count; from += most) {
			int to = Math.min(this.count, from + most);
			long bytes = 0;
			for (int i = from; i < to; i++) {
				bytes += this.lengths[i];
			}
			lists.add(list(1, Arrays.copyOfRange(this.ids, from, to), bytes));
		}
		if (lists.size() == 1) {
			return lists.get(0);
		}
		return list(2, lists.stream().mapToLong(Long::longValue).toArray(), this.length);
	}

	private long list(int level, long[] entries, long bytes) throws IOException {
		PstFormat format = this.blocks.options().format();
		ByteBuffer list = ByteBuffer.allocate(HEADER + entries.length * format.idSize()).order(ByteOrder.LITTLE_ENDIAN);
		list.put(LIST).put((byte) level).putShort((short) entries.length).putInt((int) bytes);
		for (long entry : entries) {
			if (format.isWide()) {
				list.putLong(entry);
			}
			else {
				list.putInt((int) entry);
			}
		}
		return this.blocks.writeInternal(list.array());
	}

}
