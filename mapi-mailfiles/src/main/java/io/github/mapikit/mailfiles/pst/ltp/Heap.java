// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ltp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.pst.ndb.DataTree;
import io.github.mapikit.mailfiles.pst.ndb.NodeEntry;
import io.github.mapikit.mailfiles.pst.ndb.NodeIds;
import io.github.mapikit.mailfiles.pst.ndb.NodeReader;
import org.jspecify.annotations.Nullable;

/**
 * A node whose data is a heap of small items ({@code HN}), and whose subnodes hold what
 * is too large for it. Belongs to its reader's thread.
 * <p>
 * Source: [MS-PST], 2.3.1.
 *
 * @since 0.1.0
 */
public final class Heap {

	private static final int SIGNATURE = 0xEC;

	private static final int HEADER = 12;

	private static final int PAGE_MAP_HEADER = 4;

	private static final int TYPE_BITS = 5;

	private static final int TYPE_MASK = (1 << TYPE_BITS) - 1;

	private final NodeReader reader;

	private final NodeEntry node;

	private final DataTree data;

	private final int indexBits;

	private final int client;

	private final int root;

	private int lastIndex = -1;

	private ByteBuffer lastBlock = ByteBuffer.allocate(0);

	/**
	 * Opens the heap of a node.
	 * @param reader who reads
	 * @param node the node
	 * @throws IOException if the file cannot be read, is damaged there, or the node has
	 * no heap
	 */
	public Heap(NodeReader reader, NodeEntry node) throws IOException {
		this.reader = reader;
		this.node = node;
		this.data = reader.data(node);
		this.indexBits = reader.format().isLarge() ? 14 : 11;
		ByteBuffer first = block(0);
		if (first.limit() < HEADER || (first.get(2) & 0xFF) != SIGNATURE) {
			throw new BrokenMailException("node " + NodeIds.shown(node.id()) + " holds no properties and no table");
		}
		this.client = first.get(3) & 0xFF;
		this.root = first.getInt(4);
	}

	/**
	 * Returns what kind of structure the heap holds.
	 * @return {@code bClientSig}
	 */
	int client() {
		return this.client;
	}

	/**
	 * Returns where the structure begins.
	 * @return the number of an item
	 */
	int root() {
		return this.root;
	}

	NodeReader reader() {
		return this.reader;
	}

	/**
	 * Whether a reference names an item of a heap rather than a subnode.
	 * @param reference the reference
	 * @return whether it does
	 */
	static boolean isItem(int reference) {
		return (reference & TYPE_MASK) == 0;
	}

	private ByteBuffer block(int index) throws IOException {
		if (index != this.lastIndex) {
			this.lastBlock = ByteBuffer.wrap(this.data.block(index)).order(ByteOrder.LITTLE_ENDIAN);
			this.lastIndex = index;
		}
		return this.lastBlock;
	}

	/**
	 * Returns an item.
	 * @param id its number, not 0
	 * @return its bytes, little-endian, from position 0
	 * @throws IOException if the file cannot be read, is damaged there, or there is no
	 * such item
	 */
	ByteBuffer item(int id) throws IOException {
		int index = (id >>> TYPE_BITS) & ((1 << this.indexBits) - 1);
		ByteBuffer block = block(id >>> (TYPE_BITS + this.indexBits));
		int map = (block.limit() >= 2) ? block.getShort(0) & 0xFFFF : 0;
		int place = map + PAGE_MAP_HEADER + 2 * (index - 1);
		if (isItem(id) && index > 0 && map > 0 && place + 4 <= block.limit()
				&& index <= (block.getShort(map) & 0xFFFF)) {
			int start = block.getShort(place) & 0xFFFF;
			int end = block.getShort(place + 2) & 0xFFFF;
			if (start <= end && end <= block.limit()) {
				return block.slice(start, end - start).order(ByteOrder.LITTLE_ENDIAN);
			}
		}
		throw new BrokenMailException(
				"there is no item " + NodeIds.shown(id & 0xFFFFFFFFL) + " in node " + NodeIds.shown(this.node.id()));
	}

	/**
	 * Returns what a reference names: an item, or all of a subnode.
	 * @param reference the reference, {@code HNID}; 0 for nothing
	 * @param limit how many bytes it may have
	 * @return the bytes, little-endian, from position 0
	 * @throws IOException if the file cannot be read, is damaged there, or there is no
	 * such thing
	 */
	ByteBuffer value(int reference, int limit) throws IOException {
		if (reference == 0) {
			return ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN);
		}
		if (isItem(reference)) {
			return item(reference);
		}
		return ByteBuffer.wrap(tree(reference).bytes(limit)).order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * Returns the number of bytes of what a reference names.
	 * @param reference the reference
	 * @return the number of bytes
	 * @throws IOException as for {@link #value}
	 */
	long size(int reference) throws IOException {
		if (reference == 0) {
			return 0;
		}
		return isItem(reference) ? item(reference).limit() : tree(reference).size();
	}

	/**
	 * Returns the data of a subnode.
	 * @param reference its number
	 * @return its data
	 * @throws IOException if the file cannot be read, is damaged there, or there is no
	 * such subnode
	 */
	DataTree tree(int reference) throws IOException {
		NodeEntry subnode = subnode(reference & 0xFFFFFFFFL);
		if (subnode == null) {
			throw new BrokenMailException("there is no subnode " + NodeIds.shown(reference & 0xFFFFFFFFL) + " of node "
					+ NodeIds.shown(this.node.id()));
		}
		return this.reader.data(subnode);
	}

	@Nullable NodeEntry subnode(long id) throws IOException {
		return this.reader.subnode(this.node, id);
	}

}
