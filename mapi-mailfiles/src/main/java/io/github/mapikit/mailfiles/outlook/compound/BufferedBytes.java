// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook.compound;

import java.io.IOException;

import io.github.mapikit.mailfiles.source.SharedBytes;

/**
 * Bytes of which the last part that was read stays in memory: the streams of a compound
 * file are small, and near one another. Belongs to one thread, which closes it.
 *
 * @since 0.1.0
 */
public final class BufferedBytes implements SharedBytes {

	private static final int SIZE = 32 * 1024;

	private final SharedBytes bytes;

	private final byte[] window = new byte[SIZE];

	private long start;

	private int length;

	/**
	 * Creates bytes.
	 * @param bytes where they come from; closed with these
	 */
	public BufferedBytes(SharedBytes bytes) {
		this.bytes = bytes;
	}

	@Override
	public long length() throws IOException {
		return this.bytes.length();
	}

	@Override
	public int read(long position, byte[] buffer, int offset, int count) throws IOException {
		if (count >= SIZE) {
			return this.bytes.read(position, buffer, offset, count);
		}
		if (position < this.start || position >= this.start + this.length) {
			this.length = 0;
			this.start = position;
			int read = this.bytes.read(position, this.window, 0, SIZE);
			if (read <= 0) {
				return read;
			}
			this.length = read;
		}
		int from = (int) (position - this.start);
		int given = Math.min(count, this.length - from);
		System.arraycopy(this.window, from, buffer, offset, given);
		return given;
	}

	@Override
	public void close() throws IOException {
		this.bytes.close();
	}

}
