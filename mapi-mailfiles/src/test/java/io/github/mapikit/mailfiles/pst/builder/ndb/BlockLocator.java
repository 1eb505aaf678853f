// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ndb;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Finds where the pages and blocks of a sound file stand, whoever has written it. It
 * checks nothing, and reads no data that are encoded.
 */
final class BlockLocator {

	private final RandomAccessFile file;

	private final PstFormat format;

	BlockLocator(RandomAccessFile file) throws IOException {
		this.file = file;
		int version = Short.toUnsignedInt(read(10, 2).getShort());
		this.format = (version < 20) ? PstFormat.ANSI : (version < 30) ? PstFormat.UNICODE : PstFormat.UNICODE_4K;
	}

	PstFormat format() {
		return this.format;
	}

	ByteBuffer read(long position, int size) throws IOException {
		byte[] bytes = new byte[size];
		this.file.seek(position);
		this.file.readFully(bytes);
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	private long id(ByteBuffer buffer) {
		return this.format.isWide() ? buffer.getLong() : Integer.toUnsignedLong(buffer.getInt());
	}

	/**
	 * Finds the leaf of a B-tree in which a key is or would be.
	 * @param type the tree's type
	 * @param key the key
	 * @return the page's position
	 * @throws IOException if the file cannot be read
	 */
	long leaf(int type, long key) throws IOException {
		List<Long> path = path(type, key);
		return path.get(path.size() - 1);
	}

	/**
	 * Finds the pages of a B-tree that lead to a key.
	 * @param type the tree's type
	 * @param key the key
	 * @return the pages' positions, from the root to the leaf
	 * @throws IOException if the file cannot be read
	 */
	List<Long> path(int type, long key) throws IOException {
		long position = read(rootAt(type) + this.format.idSize(), this.format.idSize(), this::id);
		List<Long> path = new ArrayList<>(List.of(position));
		while (level(position) > 0) {
			ByteBuffer page = read(position, this.format.pageSize());
			int count = count(page);
			for (int i = 0; i < count; i++) {
				page.position(i * 3 * this.format.idSize());
				if (i > 0 && Long.compareUnsigned(id(page), key) > 0) {
					break;
				}
				page.position((i * 3 + 2) * this.format.idSize());
				position = id(page);
			}
			path.add(position);
		}
		return path;
	}

	/** Returns where the header says what the root of a tree is. */
	long rootAt(int type) {
		int index = (type == BTreeWriter.BLOCKS) ? 1 : 0;
		return (this.format.isWide() ? 216 : 184) + 2L * index * this.format.idSize();
	}

	private long read(long position, int size, ToLongFunction<ByteBuffer> reading) throws IOException {
		return reading.applyAsLong(read(position, size));
	}

	private int count(ByteBuffer page) {
		int at = this.format.entriesEnd();
		return (this.format == PstFormat.UNICODE_4K) ? page.getShort(at) & 0xFFFF : page.get(at) & 0xFF;
	}

	private int level(long position) throws IOException {
		int at = this.format.entriesEnd() + ((this.format == PstFormat.UNICODE_4K) ? 5 : 3);
		return read(position + at, 1).get();
	}

	private ByteBuffer entry(int type, long key) throws IOException {
		ByteBuffer page = read(leaf(type, key), this.format.pageSize());
		int sizeAt = this.format.entriesEnd() + ((this.format == PstFormat.UNICODE_4K) ? 4 : 2);
		int size = page.get(sizeAt) & 0xFF;
		for (int i = 0; i < count(page); i++) {
			page.position(i * size);
			if (id(page) == key) {
				return page;
			}
		}
		throw new IOException("There is no key 0x%X".formatted(key));
	}

	NodeData node(int nid) throws IOException {
		ByteBuffer entry = entry(BTreeWriter.NODES, Integer.toUnsignedLong(nid));
		return new NodeData(id(entry), id(entry));
	}

	/**
	 * Finds a block.
	 * @param block its id
	 * @return its position and size
	 * @throws IOException if the file cannot be read
	 */
	Place place(long block) throws IOException {
		ByteBuffer entry = entry(BTreeWriter.BLOCKS, block & ~1L);
		long position = id(entry);
		int stored = entry.getShort() & 0xFFFF;
		return new Place(position, stored, (this.format == PstFormat.UNICODE_4K) ? entry.getShort() & 0xFFFF : stored);
	}

	private ByteBuffer list(long block) throws IOException {
		Place place = place(block);
		ByteBuffer data = read(place.position(), place.stored());
		return (place.size() == place.stored()) ? data : inflate(data.array(), place.size());
	}

	private static ByteBuffer inflate(byte[] data, int size) throws IOException {
		Inflater inflater = new Inflater();
		try {
			byte[] target = new byte[size];
			inflater.setInput(data);
			inflater.inflate(target);
			return ByteBuffer.wrap(target).order(ByteOrder.LITTLE_ENDIAN);
		}
		catch (DataFormatException ex) {
			throw new IOException(ex);
		}
		finally {
			inflater.end();
		}
	}

	/**
	 * Returns the blocks that hold the data of a node or subnode.
	 * @param data the id of the data
	 * @return the ids of the blocks
	 * @throws IOException if the file cannot be read
	 */
	List<Long> dataBlocks(long data) throws IOException {
		List<Long> blocks = new ArrayList<>();
		if ((data & 2) == 0) {
			blocks.add(data);
			return blocks;
		}
		ByteBuffer list = list(data);
		int count = list.getShort(2) & 0xFFFF;
		for (int i = 0; i < count; i++) {
			blocks.addAll(dataBlocks(id(list.position(8 + i * this.format.idSize()))));
		}
		return blocks;
	}

	/**
	 * Finds the first subnode of a type.
	 * @param subnodes the id of the subnodes
	 * @param type the type
	 * @return what the subnode consists of
	 * @throws IOException if there is none, or the file cannot be read
	 */
	NodeData subnode(long subnodes, NodeType type) throws IOException {
		ByteBuffer list = list(subnodes);
		int level = list.get(1);
		int size = ((level == 0) ? 3 : 2) * this.format.idSize();
		for (int i = 0; i < (list.getShort(2) & 0xFFFF); i++) {
			list.position((this.format.isWide() ? 8 : 4) + i * size);
			int nid = (int) id(list);
			if (level > 0) {
				return subnode(id(list), type);
			}
			if (type.of(nid) == nid) {
				return new NodeData(id(list), id(list));
			}
		}
		throw new IOException("There is no subnode of type " + type);
	}

	/**
	 * Where bytes stand.
	 *
	 * @param position their place in the file
	 * @param stored how many there are
	 * @param size how many they are when they are no longer compressed
	 */
	record Place(long position, int stored, int size) {
	}

}
