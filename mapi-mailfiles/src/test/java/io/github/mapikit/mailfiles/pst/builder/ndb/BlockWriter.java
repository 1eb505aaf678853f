// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ndb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * Writes blocks. Belongs to one thread.
 * <p>
 * Source: [MS-PST], 2.2.2.8.
 */
public final class BlockWriter {

	private final NdbOptions options;

	private final FileSpace space;

	private final BlockIndex index;

	BlockWriter(NdbOptions options, FileSpace space, BlockIndex index) {
		this.options = options;
		this.space = space;
		this.index = index;
	}

	public NdbOptions options() {
		return this.options;
	}

	/**
	 * Writes a block of data.
	 * @param data the data, at most {@link PstFormat#maxData()} bytes
	 * @return the block's id
	 * @throws IOException if the file cannot be written
	 */
	public long writeData(byte[] data) throws IOException {
		return write(data, false);
	}

	/**
	 * Writes a block that refers to others.
	 * @param data the references
	 * @return the block's id
	 * @throws IOException if the file cannot be written
	 */
	long writeInternal(byte[] data) throws IOException {
		return write(data, true);
	}

	private long write(byte[] data, boolean internal) throws IOException {
		PstFormat format = this.options.format();
		if (data.length > format.maxData()) {
			throw new IllegalArgumentException("A block holds at most " + format.maxData() + " bytes");
		}
		long id = this.index.next(internal);
		byte[] stored = stored(data);
		int size = size(stored.length);
		byte[] block = Arrays.copyOf(stored, size);
		if (!internal) {
			this.options.encoding().encode(stored, id);
			System.arraycopy(stored, 0, block, 0, stored.length);
		}
		long position = this.space.allocate(size, format.unit());
		ByteBuffer trailer = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
		trailer.position(size - format.blockTrailer());
		trailer.putShort((short) stored.length).putShort(Checksums.signature(position, id));
		int crc = Checksums.crc(block, 0, stored.length);
		if (format.isWide()) {
			trailer.putInt(crc).putLong(id);
		}
		else {
			trailer.putInt((int) id).putInt(crc);
		}
		if (format == PstFormat.UNICODE_4K) {
			trailer.putShort((short) 2).putShort((short) data.length);
		}
		this.space.write(position, block);
		this.index.put(id, position, stored.length, data.length);
		return id;
	}

	private int size(int length) {
		int unit = this.options.format().unit();
		return (length + this.options.format().blockTrailer() + unit - 1) / unit * unit;
	}

	/** Returns the data compressed, if that makes the block smaller. */
	private byte[] stored(byte[] data) {
		if (!this.options.compressed()) {
			return data.clone();
		}
		byte[] target = new byte[data.length];
		Deflater deflater = new Deflater();
		try {
			deflater.setInput(data);
			deflater.finish();
			int size = deflater.deflate(target);
			return (deflater.finished() && size(size) < size(data.length)) ? Arrays.copyOf(target, size) : data.clone();
		}
		finally {
			deflater.end();
		}
	}

}
