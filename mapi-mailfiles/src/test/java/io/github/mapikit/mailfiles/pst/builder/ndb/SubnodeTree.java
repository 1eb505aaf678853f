// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ndb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The subnodes of a node, which are written in one block or in a tree of two levels.
 * <p>
 * Source: [MS-PST], 2.2.2.8.3.3.
 */
public final class SubnodeTree {

	private static final byte SUBNODES = 2;

	private final BlockWriter blocks;

	private final Map<Integer, NodeData> entries = new TreeMap<>(Integer::compareUnsigned);

	private int lastIndex = 0x400;

	public SubnodeTree(BlockWriter blocks) {
		this.blocks = blocks;
	}

	/**
	 * Adds a subnode.
	 * @param nid its id, which no other of the node has
	 * @param data what it consists of
	 */
	public void put(int nid, NodeData data) {
		if (this.entries.put(nid, data) != null) {
			throw new IllegalArgumentException("There is a subnode 0x%X already".formatted(nid));
		}
	}

	/**
	 * Adds a subnode with an id of its own.
	 * @param type the type of the id
	 * @param data what it consists of
	 * @return the id
	 */
	public int add(NodeType type, NodeData data) {
		int nid = type.id(++this.lastIndex);
		put(nid, data);
		return nid;
	}

	/**
	 * Writes the tree.
	 * @return its id, 0 if there are no subnodes
	 * @throws IOException if the file cannot be written
	 */
	public long write() throws IOException {
		if (this.entries.isEmpty()) {
			return 0;
		}
		PstFormat format = this.blocks.options().format();
		List<byte[]> leaves = new ArrayList<>();
		List<Integer> keys = new ArrayList<>();
		this.entries.forEach((nid, data) -> {
			keys.add(nid);
			leaves.add(entry(format, nid, data.data(), data.subnodes()));
		});
		List<byte[]> branches = new ArrayList<>();
		int most = most(format, 3);
		long only = 0;
		for (int from = 0; from < leaves.size(); from += most) {
			only = write(0, leaves.subList(from, Math.min(leaves.size(), from + most)));
			branches.add(entry(format, keys.get(from), only));
		}
		if (branches.size() == 1) {
			return only;
		}
		if (branches.size() > (format.maxData() - 8) / (2 * format.idSize())) {
			throw new IllegalStateException("The format has no place for so many subnodes");
		}
		return write(1, branches);
	}

	private int most(PstFormat format, int columns) {
		return Math.min(this.blocks.options().entriesPerBlock(), (format.maxData() - 8) / (columns * format.idSize()));
	}

	private static byte[] entry(PstFormat format, int nid, long... values) {
		ByteBuffer entry = ByteBuffer.allocate((1 + values.length) * format.idSize()).order(ByteOrder.LITTLE_ENDIAN);
		if (format.isWide()) {
			entry.putLong(Integer.toUnsignedLong(nid));
		}
		else {
			entry.putInt(nid);
		}
		for (long value : values) {
			if (format.isWide()) {
				entry.putLong(value);
			}
			else {
				entry.putInt((int) value);
			}
		}
		return entry.array();
	}

	private long write(int level, List<byte[]> list) throws IOException {
		int header = this.blocks.options().format().isWide() ? 8 : 4;
		ByteBuffer block = ByteBuffer.allocate(header + list.size() * list.get(0).length)
			.order(ByteOrder.LITTLE_ENDIAN);
		block.put(SUBNODES).put((byte) level).putShort((short) list.size()).position(header);
		list.forEach(block::put);
		return this.blocks.writeInternal(block.array());
	}

}
