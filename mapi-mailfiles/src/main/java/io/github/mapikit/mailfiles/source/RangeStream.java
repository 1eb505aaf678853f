// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A range of shared bytes as a stream. Belongs to one thread.
 *
 * @since 0.1.0
 */
public final class RangeStream extends InputStream {

	private final SharedBytes bytes;

	private final long end;

	private long position;

	/**
	 * Creates a stream.
	 * @param bytes the bytes, which the stream does not close
	 * @param start where to begin
	 * @param end where to end
	 */
	public RangeStream(SharedBytes bytes, long start, long end) {
		this.bytes = bytes;
		this.position = start;
		this.end = end;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, buffer.length);
		if (length == 0) {
			return 0;
		}
		if (this.position >= this.end) {
			return -1;
		}
		int count = this.bytes.read(this.position, buffer, offset, (int) Math.min(length, this.end - this.position));
		if (count > 0) {
			this.position += count;
		}
		return count;
	}

}
