// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ltp;

import java.io.IOException;
import java.nio.ByteBuffer;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import org.jspecify.annotations.Nullable;

/**
 * A B-tree on a heap ({@code BTH}). Belongs to its heap's thread.
 * <p>
 * Source: [MS-PST], 2.3.2.
 */
final class HeapTree {

	static final int CLIENT = 0xB5;

	/** More than the items of the largest heap need. */
	private static final int HIGHEST_LEVEL = 8;

	private static final int MOST_ITEMS = 1 << 20;

	private final Heap heap;

	private final int keySize;

	private final int dataSize;

	private final int levels;

	private final int root;

	HeapTree(Heap heap, int header) throws IOException {
		this.heap = heap;
		ByteBuffer bytes = heap.item(header);
		if (bytes.limit() < 8 || (bytes.get(0) & 0xFF) != CLIENT) {
			throw new BrokenMailException("a B-tree of it has no header");
		}
		this.keySize = bytes.get(1) & 0xFF;
		this.dataSize = bytes.get(2) & 0xFF;
		this.levels = bytes.get(3) & 0xFF;
		this.root = bytes.getInt(4);
		if ((this.keySize != 2 && this.keySize != 4 && this.keySize != 8 && this.keySize != 16)
				|| this.levels > HIGHEST_LEVEL) {
			throw new BrokenMailException("a B-tree of it has an impossible header");
		}
	}

	int keySize() {
		return this.keySize;
	}

	int dataSize() {
		return this.dataSize;
	}

	/**
	 * Finds the data of a key.
	 * @param key the key
	 * @return its data, from position 0; {@code null} if there is none
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	@Nullable ByteBuffer find(long key) throws IOException {
		if (this.root == 0) {
			return null;
		}
		int item = this.root;
		for (int level = this.levels; level > 0; level--) {
			ByteBuffer records = this.heap.item(item);
			int size = this.keySize + 4;
			int index = search(records, size, key);
			if (index < 0) {
				return null;
			}
			item = records.getInt(index * size + this.keySize);
		}
		ByteBuffer records = this.heap.item(item);
		int size = this.keySize + this.dataSize;
		int index = search(records, size, key);
		return (index >= 0 && key(records, index * size) == key)
				? records.slice(index * size + this.keySize, this.dataSize).order(records.order()) : null;
	}

	private int search(ByteBuffer records, int size, long key) {
		int low = 0;
		int high = records.limit() / size - 1;
		while (low <= high) {
			int middle = (low + high) >>> 1;
			if (Long.compareUnsigned(key(records, middle * size), key) <= 0) {
				low = middle + 1;
			}
			else {
				high = middle - 1;
			}
		}
		return high;
	}

	private long key(ByteBuffer records, int offset) {
		return switch (this.keySize) {
			case 2 -> records.getShort(offset) & 0xFFFFL;
			case 4 -> records.getInt(offset) & 0xFFFFFFFFL;
			default -> records.getLong(offset);
		};
	}

	/**
	 * Goes through the records, in the order of their keys.
	 * @param limit how many at most
	 * @param visitor whom to tell
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	void visit(int limit, Visitor visitor) throws IOException {
		if (this.root != 0) {
			visit(this.root, this.levels, new int[] { limit, MOST_ITEMS }, visitor);
		}
	}

	private void visit(int item, int level, int[] left, Visitor visitor) throws IOException {
		if (--left[1] < 0) {
			throw new BrokenMailException("a B-tree of it has more branches than a heap has room for");
		}
		ByteBuffer records = this.heap.item(item);
		int size = this.keySize + ((level > 0) ? 4 : this.dataSize);
		for (int offset = 0; offset + size <= records.limit() && left[0] > 0; offset += size) {
			if (level > 0) {
				visit(records.getInt(offset + this.keySize), level - 1, left, visitor);
			}
			else {
				visitor.record(key(records, offset), records, offset + this.keySize);
				left[0]--;
			}
		}
	}

	/**
	 * Is told of records.
	 */
	interface Visitor {

		/**
		 * Tells of a record.
		 * @param key its key
		 * @param bytes where its data is
		 * @param offset where in these bytes its data begins
		 */
		void record(long key, ByteBuffer bytes, int offset);

	}

}
