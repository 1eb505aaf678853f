// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ltp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes a B-tree on a heap.
 * <p>
 * Source: [MS-PST], 2.3.2.
 */
final class HeapTree {

	private static final byte SIGNATURE = (byte) 0xB5;

	private final HeapWriter heap;

	private final int header;

	private final int keySize;

	private final int dataSize;

	/**
	 * Begins a tree, whose header is the next item.
	 * @param heap the heap
	 * @param keySize the size of a key
	 * @param dataSize the size of what belongs to it
	 */
	HeapTree(HeapWriter heap, int keySize, int dataSize) {
		this.heap = heap;
		this.header = heap.reserve(8);
		this.keySize = keySize;
		this.dataSize = dataSize;
	}

	/** Returns the id of the tree's header. */
	int header() {
		return this.header;
	}

	/**
	 * Writes the tree.
	 * @param records keys and data, one after another, in the order of the keys
	 * @throws IOException if the file cannot be written
	 */
	void write(byte[] records) throws IOException {
		int level = 0;
		int root = 0;
		byte[] remaining = records;
		int size = this.keySize + this.dataSize;
		while (remaining.length > 0) {
			int most = Math.min(this.heap.blocks().options().recordsPerItem(), HeapWriter.LARGEST / size) * size;
			if (remaining.length <= most) {
				root = this.heap.allocate(remaining);
				break;
			}
			remaining = branches(remaining, most, size);
			size = this.keySize + 4;
			level++;
		}
		this.heap.put(this.header,
				ByteBuffer.allocate(8)
					.order(ByteOrder.LITTLE_ENDIAN)
					.put(SIGNATURE)
					.put((byte) this.keySize)
					.put((byte) this.dataSize)
					.put((byte) level)
					.putInt(root)
					.array());
	}

	private byte[] branches(byte[] records, int most, int size) throws IOException {
		ByteArrayOutputStream branches = new ByteArrayOutputStream();
		for (int from = 0; from < records.length; from += most) {
			int id = this.heap.allocate(Arrays.copyOfRange(records, from, Math.min(records.length, from + most)));
			branches.write(records, from, this.keySize);
			branches.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(id).array());
		}
		return branches.toByteArray();
	}

}
