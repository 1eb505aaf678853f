// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

import java.io.IOException;

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
	private static final int HIGHEST_LEVEL = 8;

	private final NodeReader reader;

	SubnodeTree(NodeReader reader) {
		this.reader = reader;
	}

	@Nullable NodeEntry find(long block, long id) throws IOException {
		NdbFormat format = this.reader.format();
		int size = format.idSize();
		long current = block;
		int level = HIGHEST_LEVEL + 1;
		while (true) {
			byte[] bytes = this.reader.block(current);
			if (bytes.length < size || LittleEndian.u8(bytes, 0) != BLOCK_TYPE || LittleEndian.u8(bytes, 1) >= level) {
				throw new BrokenMailException("block " + NodeIds.shown(current) + " lists no subnodes");
			}
			level = LittleEndian.u8(bytes, 1);
			int entrySize = size * ((level == 0) ? 3 : 2);
			// there is padding where numbers have 64 bits
			int count = Math.min(LittleEndian.u16(bytes, 2), (bytes.length - size) / entrySize);
			if (level == 0) {
				return findEntry(bytes, count, id);
			}
			long next = 0;
			for (int i = 0; i < count && key(bytes, size + i * entrySize) <= id; i++) {
				next = format.id(bytes, size + i * entrySize + size);
			}
			if (next == 0) {
				return null;
			}
			current = next;
		}
	}

	private @Nullable NodeEntry findEntry(byte[] bytes, int count, long id) {
		NdbFormat format = this.reader.format();
		int size = format.idSize();
		for (int i = 0; i < count; i++) {
			int offset = size + i * 3 * size;
			if (key(bytes, offset) == id) {
				return new NodeEntry(id, format.id(bytes, offset + size), format.id(bytes, offset + 2 * size), 0);
			}
		}
		return null;
	}

	private static long key(byte[] bytes, int offset) {
		return LittleEndian.u32(bytes, offset);
	}

}
