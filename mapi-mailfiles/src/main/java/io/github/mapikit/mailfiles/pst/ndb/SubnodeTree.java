// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

import java.io.IOException;
import java.util.List;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the subnodes of a node: a block that lists them ({@code SLBLOCK}), or blocks that
 * list such blocks ({@code SIBLOCK}). Belongs to its reader's thread.
 * <p>
 * Source: [MS-PST], 2.2.2.8.3.3.
 */
final class SubnodeTree {

	private static final int BLOCK_TYPE = 2;

	/** One, says the specification. */
	private static final int HIGHEST_LEVEL = 3;

	private static final int MOST_BLOCKS = 100_000;

	private int listed;

	private final NodeReader reader;

	SubnodeTree(NodeReader reader) {
		this.reader = reader;
	}

	@Nullable NodeEntry find(long block, long id) throws IOException {
		long current = block;
		int level = HIGHEST_LEVEL + 1;
		while (current != 0) {
			byte[] bytes = list(current, level);
			level = LittleEndian.u8(bytes, 1);
			int count = count(bytes, level);
			long next = 0;
			for (int i = 0; i < count; i++) {
				NodeEntry entry = entry(bytes, level, i);
				if (level == 0 && entry.id() == id) {
					return entry;
				}
				if (level > 0 && entry.id() <= id) {
					next = entry.data();
				}
			}
			current = next;
		}
		return null;
	}

	/**
	 * Lists subnodes. The levels of blocks go down, so that there are no circles.
	 */
	void list(long block, int limit, List<NodeEntry> found) throws IOException {
		list(block, HIGHEST_LEVEL + 1, limit, found);
	}

	private void list(long block, int above, int limit, List<NodeEntry> found) throws IOException {
		if (++this.listed > MOST_BLOCKS) {
			throw new BrokenMailException("a node has more than " + MOST_BLOCKS + " blocks of subnodes");
		}
		byte[] bytes = list(block, above);
		int level = LittleEndian.u8(bytes, 1);
		int count = count(bytes, level);
		for (int i = 0; i < count && found.size() < limit; i++) {
			NodeEntry entry = entry(bytes, level, i);
			if (level == 0) {
				found.add(entry);
			}
			else {
				list(entry.data(), level, limit, found);
			}
		}
	}

	private byte[] list(long block, int above) throws IOException {
		byte[] bytes = this.reader.block(block);
		if (bytes.length < this.reader.format().idSize() || LittleEndian.u8(bytes, 0) != BLOCK_TYPE
				|| LittleEndian.u8(bytes, 1) >= above) {
			throw new BrokenMailException("block " + NodeIds.shown(block) + " lists no subnodes");
		}
		return bytes;
	}

	private int count(byte[] bytes, int level) {
		int size = this.reader.format().idSize();
		// there is padding before the first entry where numbers have 64 bits
		return Math.min(LittleEndian.u16(bytes, 2), (bytes.length - size) / (size * ((level == 0) ? 3 : 2)));
	}

	/** Reads an entry; one that leads to a block of entries has the block as its data. */
	private NodeEntry entry(byte[] bytes, int level, int index) {
		NdbFormat format = this.reader.format();
		int size = format.idSize();
		int offset = size + index * size * ((level == 0) ? 3 : 2);
		return new NodeEntry(LittleEndian.u32(bytes, offset), format.id(bytes, offset + size),
				(level == 0) ? format.id(bytes, offset + 2 * size) : 0, 0);
	}

}
