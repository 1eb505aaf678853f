// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import org.jspecify.annotations.Nullable;

/**
 * A page of a B-tree ({@code BTPAGE}). Unchanging.
 * <p>
 * Source: [MS-PST], 2.2.2.7.7.
 */
final class BTreePage {

	private final NdbFormat format;

	private final byte[] bytes;

	private final int count;

	private final int entrySize;

	private final int level;

	private final @Nullable String damage;

	private BTreePage(NdbFormat format, byte[] bytes, @Nullable String damage) {
		this.format = format;
		this.bytes = bytes;
		this.damage = damage;
		int counts = format.entriesSize();
		boolean large = format.isLarge();
		this.count = large ? LittleEndian.u16(bytes, counts) : LittleEndian.u8(bytes, counts);
		this.entrySize = LittleEndian.u8(bytes, counts + (large ? 4 : 2));
		this.level = LittleEndian.u8(bytes, counts + (large ? 5 : 3));
	}

	/**
	 * Checks the bytes of a page.
	 * @param format the layout
	 * @param bytes the bytes
	 * @param ref where they were read, and the page's number
	 * @param type the tree, as pages name it
	 * @param lenient whether a leaf with a wrong checksum is let through
	 * @return the page
	 * @throws BrokenMailException if they are no such page
	 */
	static BTreePage of(NdbFormat format, byte[] bytes, BlockRef ref, int type, boolean lenient)
			throws BrokenMailException {
		int trailer = format.pageSize() - format.trailerSize();
		if (LittleEndian.u8(bytes, trailer) != type || LittleEndian.u8(bytes, trailer + 1) != type) {
			throw new BrokenMailException(shown(ref) + " is none of the B-tree of " + BTree.name(type));
		}
		boolean ansi = format.isAnsi();
		long id = format.id(bytes, trailer + (ansi ? 4 : 8));
		if (id != ref.id()) {
			throw new BrokenMailException(
					shown(ref) + " has the number " + NodeIds.shown(id) + " instead of " + NodeIds.shown(ref.id()));
		}
		String damage = null;
		if (LittleEndian.i32(bytes, trailer + (ansi ? 8 : 4)) != Checksums.crc(bytes, 0, trailer)) {
			damage = "the checksum of " + shown(ref) + " is wrong";
		}
		else if (LittleEndian.u16(bytes, trailer + 2) != Checksums.signature(ref.place(), ref.id())) {
			damage = "the signature of " + shown(ref) + " is wrong";
		}
		BTreePage page = new BTreePage(format, bytes, damage);
		// what is below is found without an upper page, and not by one that is wrong
		if (damage != null && (!lenient || page.level > 0)) {
			throw new BrokenMailException(damage);
		}
		int smallest = format.idSize() * ((page.level > 0 || type == BTree.NODES) ? 3 : 2);
		if (page.entrySize < smallest || page.count * page.entrySize > format.entriesSize()) {
			throw new BrokenMailException(shown(ref) + " has an impossible number of entries");
		}
		return page;
	}

	private static String shown(BlockRef ref) {
		return "the page at " + NodeIds.shown(ref.place());
	}

	int level() {
		return this.level;
	}

	int count() {
		return this.count;
	}

	@Nullable String damage() {
		return this.damage;
	}

	long key(int index) {
		return this.format.id(this.bytes, index * this.entrySize);
	}

	/**
	 * Finds the last entry whose key is not greater.
	 * @param key the key
	 * @return the entry's index, or -1
	 */
	int find(long key) {
		int low = 0;
		int high = this.count - 1;
		while (low <= high) {
			int middle = (low + high) >>> 1;
			if (Long.compareUnsigned(key(middle), key) <= 0) {
				low = middle + 1;
			}
			else {
				high = middle - 1;
			}
		}
		return high;
	}

	BlockRef child(int index) {
		int offset = index * this.entrySize;
		int size = this.format.idSize();
		return new BlockRef(this.format.id(this.bytes, offset + size), this.format.id(this.bytes, offset + 2 * size));
	}

	NodeEntry node(int index) {
		int offset = index * this.entrySize;
		int size = this.format.idSize();
		// the number of a node has 32 bits, whatever the space for it
		return new NodeEntry(key(index) & 0xFFFFFFFFL, this.format.id(this.bytes, offset + size),
				this.format.id(this.bytes, offset + 2 * size),
				(this.entrySize >= 3 * size + 4) ? LittleEndian.u32(this.bytes, offset + 3 * size) : 0);
	}

	BlockEntry block(int index) {
		int offset = index * this.entrySize;
		int size = this.format.idSize();
		int counts = offset + 2 * size;
		int stored = LittleEndian.u16(this.bytes, counts);
		int whole = this.format.isLarge() ? LittleEndian.u16(this.bytes, counts + 2) : 0;
		return new BlockEntry(key(index), this.format.id(this.bytes, offset + size), stored,
				(whole != 0) ? whole : stored);
	}

}
