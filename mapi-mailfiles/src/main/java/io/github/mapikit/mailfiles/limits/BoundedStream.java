// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.limits;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * A stream that ends after a number of bytes, and closes more than itself. Belongs to one
 * thread.
 *
 * @since 0.1.0
 */
public final class BoundedStream extends FilterInputStream {

	private final @Nullable Closeable owner;

	private long left;

	/**
	 * Creates a stream.
	 * @param in the bytes
	 * @param limit how many of them to give at most
	 * @param owner what to close with the stream, or {@code null}
	 */
	public BoundedStream(InputStream in, long limit, @Nullable Closeable owner) {
		super(in);
		this.left = limit;
		this.owner = owner;
	}

	@Override
	public int read() throws IOException {
		if (this.left <= 0) {
			return -1;
		}
		int value = super.read();
		if (value >= 0) {
			this.left--;
		}
		return value;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		if (length == 0) {
			return 0;
		}
		if (this.left <= 0) {
			return -1;
		}
		int count = super.read(buffer, offset, (int) Math.min(length, this.left));
		if (count > 0) {
			this.left -= count;
		}
		return count;
	}

	@Override
	public long skip(long count) throws IOException {
		long skipped = super.skip(Math.min(count, this.left));
		this.left -= skipped;
		return skipped;
	}

	@Override
	public int available() throws IOException {
		return (int) Math.min(super.available(), this.left);
	}

	@Override
	public boolean markSupported() {
		return false;
	}

	@Override
	public void close() throws IOException {
		try {
			super.close();
		}
		finally {
			if (this.owner != null) {
				this.owner.close();
			}
		}
	}

}
