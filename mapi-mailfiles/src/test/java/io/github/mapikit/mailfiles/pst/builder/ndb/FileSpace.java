// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ndb;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The file's space, handed out from its begin to its end, with the maps that say what of
 * it is taken. What is written is collected, and written in larger pieces.
 * <p>
 * Source: [MS-PST], 2.2.2.7.2 to 2.2.2.7.6.
 */
final class FileSpace implements Closeable {

	private static final int ALLOCATION_MAP = 0x84;

	private static final int PAGE_MAP = 0x83;

	private static final int FREE_MAP = 0x82;

	private static final int FREE_PAGE_MAP = 0x85;

	private final PstFormat format;

	private final FileChannel channel;

	private final ByteBuffer collected = ByteBuffer.allocate(1 << 20);

	private long collectedAt;

	private final byte[] map;

	private long section;

	private long next;

	private long free;

	private boolean complete = true;

	FileSpace(Path file, PstFormat format) throws IOException {
		this.format = format;
		this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
				StandardOpenOption.WRITE, StandardOpenOption.SPARSE);
		this.map = new byte[format.mapBytes()];
		this.section = format.firstMap();
		beginSection();
	}

	/**
	 * Takes space.
	 * @param size how much
	 * @param alignment of what the position is a multiple
	 * @return the position
	 * @throws IOException if the file cannot be written
	 */
	long allocate(int size, int alignment) throws IOException {
		long position = align(this.next, alignment);
		if (position + size > this.section + this.format.mapSpan()) {
			endSection();
			this.section += this.format.mapSpan();
			beginSection();
			position = align(this.next, alignment);
		}
		mark(position, size);
		this.next = position + size;
		return position;
	}

	private static long align(long position, int alignment) {
		return (position + alignment - 1) / alignment * alignment;
	}

	/**
	 * Leaves space unused, so that what follows stands at or behind a position. The maps
	 * of what is left out are not written, and the header says that they are not there.
	 * @param position the position
	 * @throws IOException if the file cannot be written
	 */
	void skipTo(long position) throws IOException {
		if (position < this.section + this.format.mapSpan()) {
			return;
		}
		endSection();
		this.section += (position - this.section) / this.format.mapSpan() * this.format.mapSpan();
		this.complete = false;
		beginSection();
	}

	private void beginSection() {
		Arrays.fill(this.map, (byte) 0);
		this.next = this.section;
		reserve();
		if (this.format != PstFormat.UNICODE_4K) {
			long number = (this.section - this.format.firstMap()) / this.format.mapSpan();
			if (number % 8 == 0) {
				reserve();
			}
			if (isFreeMapAt(number)) {
				reserve();
			}
			if (isFreePageMapAt(number)) {
				reserve();
			}
		}
	}

	private static boolean isFreeMapAt(long number) {
		return number >= 128 && (number - 128) % 496 == 0;
	}

	private static boolean isFreePageMapAt(long number) {
		return number >= 128 * 64 && (number - 128 * 64) % (496 * 64) == 0;
	}

	private void reserve() {
		mark(this.next, this.format.pageSize());
		this.next += this.format.pageSize();
	}

	private void mark(long position, int size) {
		int first = (int) ((position - this.section) / this.format.unit());
		for (int i = first; i < first + size / this.format.unit(); i++) {
			this.map[i >> 3] |= (byte) (0x80 >> (i & 7));
		}
	}

	private void endSection() throws IOException {
		flush();
		for (byte bits : this.map) {
			this.free += (8 - Integer.bitCount(bits & 0xFF)) * (long) this.format.unit();
		}
		long position = writeMap(ALLOCATION_MAP, this.section, this.map);
		if (this.format != PstFormat.UNICODE_4K) {
			long number = (this.section - this.format.firstMap()) / this.format.mapSpan();
			byte[] full = new byte[this.map.length];
			Arrays.fill(full, (byte) 0xFF);
			if (number % 8 == 0) {
				position = writeMap(PAGE_MAP, position, full);
			}
			if (isFreeMapAt(number)) {
				position = writeMap(FREE_MAP, position, full);
			}
			if (isFreePageMapAt(number)) {
				writeMap(FREE_PAGE_MAP, position, full);
			}
		}
	}

	private long writeMap(int type, long position, byte[] bits) throws IOException {
		byte[] page = new byte[this.format.pageSize()];
		System.arraycopy(bits, 0, page, (this.format == PstFormat.ANSI) ? 4 : 0, bits.length);
		PageTrailer.seal(this.format, page, type, (short) 0, position);
		this.channel.write(ByteBuffer.wrap(page), position);
		return position + page.length;
	}

	void write(long position, byte[] bytes) throws IOException {
		if (position != this.collectedAt + this.collected.position() || bytes.length > this.collected.remaining()) {
			flush();
			this.collectedAt = position;
		}
		this.collected.put(bytes);
	}

	private void flush() throws IOException {
		this.collected.flip();
		long position = this.collectedAt;
		while (this.collected.hasRemaining()) {
			position += this.channel.write(this.collected, position);
		}
		this.collected.clear();
		this.collectedAt = position;
	}

	/**
	 * Writes what is left, after which nothing may be taken.
	 * @throws IOException if the file cannot be written
	 */
	void finish() throws IOException {
		endSection();
		long end = end();
		if (this.channel.size() < end) {
			this.channel.write(ByteBuffer.wrap(new byte[1]), end - 1);
		}
	}

	/** Writes what has a place of its own at the file's begin. */
	void writeDirectly(long position, byte[] bytes) throws IOException {
		this.channel.write(ByteBuffer.wrap(bytes), position);
	}

	long lastMap() {
		return this.section;
	}

	long end() {
		return this.section + this.format.mapSpan();
	}

	long free() {
		return this.free;
	}

	boolean hasAllMaps() {
		return this.complete;
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
