// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ndb;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import io.github.mapikit.mailfiles.pst.builder.ndb.BlockLocator.Place;

/**
 * Damages a file where it is told to, as a disk would: no checksum is put right. Belongs
 * to one thread.
 */
public final class PstDamage implements Closeable {

	private static final int MOST = 512;

	private static final int HEADER = 564;

	private final RandomAccessFile file;

	private final BlockLocator locator;

	/**
	 * Opens a file that is sound as yet.
	 * @param file the file
	 * @throws IOException if it cannot be read
	 */
	public PstDamage(Path file) throws IOException {
		this.file = new RandomAccessFile(file.toFile(), "rw");
		this.locator = new BlockLocator(this.file);
	}

	/**
	 * Flips up to 512 bytes in the middle of a block of a node's data.
	 * @param nid the node
	 * @param block the number of the block, from 0
	 * @param path from the node to a subnode of it, by types: the first subnode of each
	 * @throws IOException if there is no such block
	 */
	public void flip(int nid, int block, NodeType... path) throws IOException {
		NodeData data = find(nid, path);
		Place place = this.locator.place(this.locator.dataBlocks(data.data()).get(block));
		int size = Math.min(MOST, (place.stored() + 1) / 2);
		flip(place.position() + (place.stored() - size) / 2, size);
	}

	/** Flips bytes of the block that lists the blocks of a node's data. */
	public void flipList(int nid, NodeType... path) throws IOException {
		flipWhole(find(nid, path).data());
	}

	/** Flips bytes of the block that lists the subnodes of a node. */
	public void flipSubnodes(int nid, NodeType... path) throws IOException {
		flipWhole(find(nid, path).subnodes());
	}

	private void flipWhole(long block) throws IOException {
		Place place = this.locator.place(block);
		flip(place.position(), place.stored());
	}

	/** Returns how many blocks the data of a node has. */
	public int blocks(int nid, NodeType... path) throws IOException {
		return this.locator.dataBlocks(find(nid, path).data()).size();
	}

	private NodeData find(int nid, NodeType... path) throws IOException {
		NodeData data = this.locator.node(nid);
		for (NodeType type : path) {
			data = this.locator.subnode(data.subnodes(), type);
		}
		return data;
	}

	/**
	 * Breaks a page that leads to what a node consists of.
	 * @param nid the node
	 * @param level which page: 0 for the root, 1 for the one below it
	 * @throws IOException if there is no such page
	 */
	public void breakNodePage(int nid, int level) throws IOException {
		breakPage(BTreeWriter.NODES, Integer.toUnsignedLong(nid), level);
	}

	/**
	 * Breaks a page that leads to the first block of a node's data.
	 * @param nid the node
	 * @param level which page: 0 for the root, 1 for the one below it
	 * @throws IOException if there is no such page
	 */
	public void breakBlockPage(int nid, int level) throws IOException {
		breakPage(BTreeWriter.BLOCKS, find(nid).data(), level);
	}

	private void breakPage(int type, long key, int level) throws IOException {
		List<Long> path = this.locator.path(type, key);
		if (level >= path.size() - 1) {
			throw new IOException("The page on level " + level + " is a leaf");
		}
		flip(path.get(level), MOST / 2);
	}

	/**
	 * Has the list of the blocks of a node's data tell another number of bytes.
	 * @param nid the node
	 * @param total the number
	 * @param path from the node to a subnode of it
	 * @throws IOException if the data has no such list
	 */
	public void total(int nid, int total, NodeType... path) throws IOException {
		rewrite(find(nid, path).data(), (list) -> list.putInt(4, total));
	}

	/**
	 * Has the list of a node's subnodes lead to itself.
	 * @param nid the node
	 * @throws IOException if the node has no subnodes
	 */
	public void closeCircle(int nid) throws IOException {
		long block = find(nid).subnodes();
		boolean wide = this.locator.format().isWide();
		rewrite(block, (list) -> {
			list.put(1, (byte) 1).putShort(2, (short) 1);
			if (wide) {
				list.putLong(8, 0).putLong(16, block);
			}
			else {
				list.putInt(4, 0).putInt(8, (int) block);
			}
		});
	}

	/**
	 * Gives the first subnode of a type another number, which nothing names.
	 * @param nid the node
	 * @param type the type
	 * @throws IOException if the node has no subnodes
	 */
	public void renumberSubnode(int nid, NodeType type) throws IOException {
		int idSize = this.locator.format().idSize();
		rewrite(find(nid).subnodes(), (list) -> {
			for (int i = 0; i < list.getShort(2); i++) {
				int at = idSize + 3 * idSize * i;
				if (type.of(list.getInt(at)) == list.getInt(at)) {
					list.putInt(at, list.getInt(at) + 0x10000);
					return;
				}
			}
		});
	}

	/** Changes a block that is not encoded, and puts its checksum right. */
	private void rewrite(long block, Consumer<ByteBuffer> change) throws IOException {
		Place place = this.locator.place(block);
		PstFormat format = this.locator.format();
		int unit = format.unit();
		int size = (place.stored() + format.blockTrailer() + unit - 1) / unit * unit;
		ByteBuffer bytes = this.locator.read(place.position(), size);
		change.accept(bytes);
		bytes.putInt(size - format.blockTrailer() + (format.isWide() ? 4 : 8),
				Checksums.crc(bytes.array(), 0, place.stored()));
		this.file.seek(place.position());
		this.file.write(bytes.array());
	}

	/** Has the header lead to roots of trees where there are none. */
	public void loseRoots() throws IOException {
		ByteBuffer header = this.locator.read(0, HEADER);
		for (int type : new int[] { BTreeWriter.NODES, BTreeWriter.BLOCKS }) {
			int at = (int) this.locator.rootAt(type) + (this.locator.format().isWide() ? 8 : 4);
			header.putInt(at, 0x7FFF_0000);
		}
		seal(header);
	}

	/**
	 * Flips the bits of a checksum of the header.
	 * @param number which: 0 for the first, 1 for the second, which ANSI files lack
	 * @throws IOException if the file cannot be written
	 */
	public void breakHeaderChecksum(int number) throws IOException {
		flip((number == 0) ? 4 : 524, 4);
	}

	/** Breaks the page that says what a node consists of. */
	public void breakNodePage(int nid) throws IOException {
		flip(this.locator.leaf(BTreeWriter.NODES, Integer.toUnsignedLong(nid)), MOST / 2);
	}

	/** Breaks the page that says where the first block of a node's data stands. */
	public void breakBlockPage(int nid, NodeType... path) throws IOException {
		flip(this.locator.leaf(BTreeWriter.BLOCKS, find(nid, path).data()), MOST / 2);
	}

	private void flip(long position, int size) throws IOException {
		byte[] bytes = this.locator.read(position, size).array();
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] ^= 0x55;
		}
		this.file.seek(position);
		this.file.write(bytes);
	}

	/**
	 * Sets the version, as a file of a later program would have it.
	 * @param version the version
	 * @throws IOException if the file cannot be written
	 */
	public void version(int version) throws IOException {
		ByteBuffer header = this.locator.read(0, HEADER);
		seal(header.putShort(10, (short) version));
	}

	/** Sets the encoding, as a file of a later program would have it. */
	public void encoding(int encoding) throws IOException {
		ByteBuffer header = this.locator.read(0, HEADER);
		seal(header.put(this.locator.format().isWide() ? 513 : 461, (byte) encoding));
	}

	/** Flips a byte of the header. */
	public void breakHeader() throws IOException {
		flip(40, 1);
	}

	private void seal(ByteBuffer header) throws IOException {
		header.order(ByteOrder.LITTLE_ENDIAN).putInt(4, Checksums.crc(header.array(), 8, 471));
		if (this.locator.format().isWide()) {
			header.putInt(524, Checksums.crc(header.array(), 8, 516));
		}
		this.file.seek(0);
		this.file.write(header.array());
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
