// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ndb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.mailfiles.pst.builder.ndb.PageWriter.Reference;

/**
 * Writes a B-tree of pages from entries that come in the order of their keys, and holds
 * one page a level.
 * <p>
 * Source: [MS-PST], 2.2.2.7.7.
 */
final class BTreeWriter {

	static final int BLOCKS = 0x80;

	static final int NODES = 0x81;

	private final NdbOptions options;

	private final PageWriter pages;

	private final int type;

	private final int leafSize;

	private final List<Level> levels = new ArrayList<>();

	BTreeWriter(NdbOptions options, PageWriter pages, int type, int leafSize) {
		this.options = options;
		this.pages = pages;
		this.type = type;
		this.leafSize = leafSize;
	}

	void add(long key, byte[] entry) throws IOException {
		add(0, key, entry);
	}

	private void add(int number, long key, byte[] entry) throws IOException {
		if (number == this.levels.size()) {
			this.levels.add(new Level(number));
		}
		Level level = this.levels.get(number);
		if (level.isFull()) {
			flush(level);
		}
		level.add(key, entry);
	}

	private void flush(Level level) throws IOException {
		long key = level.firstKey;
		Reference reference = level.write();
		add(level.number + 1, key, reference(key, reference));
	}

	private byte[] reference(long key, Reference reference) {
		PstFormat format = this.options.format();
		ByteBuffer entry = buffer(3 * format.idSize());
		for (long value : new long[] { key, reference.id(), reference.position() }) {
			if (format.isWide()) {
				entry.putLong(value);
			}
			else {
				entry.putInt((int) value);
			}
		}
		return entry.array();
	}

	private static ByteBuffer buffer(int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * Writes what is left.
	 * @return where the root is
	 * @throws IOException if the file cannot be written
	 */
	Reference finish() throws IOException {
		if (this.levels.isEmpty()) {
			this.levels.add(new Level(0));
		}
		int number = 0;
		while (number < this.levels.size() - 1) {
			flush(this.levels.get(number++));
		}
		return this.levels.get(number).write();
	}

	/**
	 * The page of a level to which entries are added.
	 */
	private final class Level {

		private final int number;

		private final int entrySize;

		private final int maximum;

		private ByteBuffer page;

		private int count;

		private long firstKey;

		Level(int number) {
			PstFormat format = BTreeWriter.this.options.format();
			this.number = number;
			this.entrySize = (number == 0) ? BTreeWriter.this.leafSize : 3 * format.idSize();
			this.maximum = format.entriesEnd() / this.entrySize;
			this.page = buffer(format.pageSize());
		}

		boolean isFull() {
			return this.count == Math.min(this.maximum, BTreeWriter.this.options.entriesPerPage());
		}

		void add(long key, byte[] entry) {
			if (this.count++ == 0) {
				this.firstKey = key;
			}
			this.page.put(entry);
		}

		Reference write() throws IOException {
			PstFormat format = BTreeWriter.this.options.format();
			this.page.position(format.entriesEnd());
			if (format == PstFormat.UNICODE_4K) {
				this.page.putShort((short) this.count).putShort((short) this.maximum);
			}
			else {
				this.page.put((byte) this.count).put((byte) this.maximum);
			}
			this.page.put((byte) this.entrySize).put((byte) this.number);
			Reference reference = BTreeWriter.this.pages.write(BTreeWriter.this.type, this.page.array());
			this.page = buffer(format.pageSize());
			this.count = 0;
			return reference;
		}

	}

}
