// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook.compound;

import java.io.IOException;

import io.github.mapikit.mailfiles.source.SharedBytes;

/**
 * Bytes of which the parts that were read last stay in memory: the streams of a compound
 * file are small, and what belongs together is near. Belongs to one thread, which closes
 * it.
 *
 * @since 0.1.0
 */
public final class BufferedBytes implements SharedBytes {

	private static final int SHIFT = 14;

	private static final int SIZE = 1 << SHIFT;

	/** How many parts are kept; each has one place where it can be. */
	private static final int PLACES = 32;

	private final SharedBytes bytes;

	private final byte[][] parts = new byte[PLACES][];

	private final long[] numbers = new long[PLACES];

	private final int[] lengths = new int[PLACES];

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
		if (count >= SIZE || position < 0) {
			return this.bytes.read(position, buffer, offset, count);
		}
		long number = position >> SHIFT;
		int place = (int) (number & (PLACES - 1));
		byte[] part = this.parts[place];
		if (part == null || this.numbers[place] != number) {
			part = (part != null) ? part : new byte[SIZE];
			this.parts[place] = part;
			this.numbers[place] = -1;
			this.lengths[place] = Math.max(0, readPart(number << SHIFT, part));
			this.numbers[place] = number;
		}
		int from = (int) (position & (SIZE - 1));
		int given = Math.min(count, this.lengths[place] - from);
		if (given <= 0) {
			return -1;
		}
		System.arraycopy(part, from, buffer, offset, given);
		return given;
	}

	private int readPart(long position, byte[] part) throws IOException {
		int length = 0;
		while (length < SIZE) {
			int read = this.bytes.read(position + length, part, length, SIZE - length);
			if (read <= 0) {
				break;
			}
			length += read;
		}
		return length;
	}

	@Override
	public void close() throws IOException {
		this.bytes.close();
	}

}
