// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ndb;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A data file that is written node by node. Its B-trees and its header are written when
 * it is closed. Belongs to one thread.
 */
public final class NodeDatabase implements Closeable {

	private final NdbOptions options;

	private final FileSpace space;

	private final PageWriter pages;

	private final BlockIndex index;

	private final BlockWriter blocks;

	private final Map<Integer, Node> nodes = new TreeMap<>(Integer::compareUnsigned);

	public NodeDatabase(Path file, NdbOptions options) throws IOException {
		this.options = options;
		this.space = new FileSpace(file, options.format());
		this.pages = new PageWriter(options.format(), this.space);
		this.index = new BlockIndex(options.firstBlock());
		this.blocks = new BlockWriter(options, this.space, this.index);
	}

	public BlockWriter blocks() {
		return this.blocks;
	}

	/**
	 * Adds a node.
	 * @param nid its id, which no other has
	 * @param data what it consists of
	 * @param parent the id of the folder it belongs to, or 0
	 */
	public void put(int nid, NodeData data, int parent) {
		if (this.nodes.put(nid, new Node(data, parent)) != null) {
			throw new IllegalArgumentException("There is a node 0x%X already".formatted(nid));
		}
	}

	/**
	 * Places all that is written from here on at or behind a position of the file.
	 * @param position the position
	 * @throws IOException if the file cannot be written
	 */
	public void skipTo(long position) throws IOException {
		this.space.skipTo(position);
	}

	@Override
	public void close() throws IOException {
		try (this.space) {
			BTreeWriter blockTree = new BTreeWriter(this.options, this.pages, BTreeWriter.BLOCKS,
					BlockIndex.entrySize(this.options.format()));
			this.index.write(blockTree, this.options.format());
			BTreeWriter nodeTree = new BTreeWriter(this.options, this.pages, BTreeWriter.NODES,
					this.options.format().isWide() ? 32 : 16);
			for (Map.Entry<Integer, Node> node : this.nodes.entrySet()) {
				nodeTree.add(Integer.toUnsignedLong(node.getKey()), entry(node.getKey(), node.getValue()));
			}
			new HeaderWriter(this.options, this.space).write(nodeTree.finish(), blockTree.finish(), this.pages.next(),
					this.index.nextId());
		}
	}

	private byte[] entry(int nid, Node node) {
		if (!this.options.format().isWide()) {
			return ByteBuffer.allocate(16)
				.order(ByteOrder.LITTLE_ENDIAN)
				.putInt(nid)
				.putInt((int) node.data().data())
				.putInt((int) node.data().subnodes())
				.putInt(node.parent())
				.array();
		}
		return ByteBuffer.allocate(32)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putLong(Integer.toUnsignedLong(nid))
			.putLong(node.data().data())
			.putLong(node.data().subnodes())
			.putInt(node.parent())
			.array();
	}

	private record Node(NodeData data, int parent) {
	}

}
