// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import java.io.OutputStream;
import java.util.Objects;

import io.github.mapikit.nativemapi.com.ComStream;

/**
 * Writes to an {@code IStream}, and commits it when it is closed. What is not closed
 * before its object is not committed. Small writes are gathered.
 */
final class NativeOutputStream extends OutputStream {

	private static final String WRITE = "IStream::Write";

	private static final int BUFFER = 8192;

	private final OpenStream stream;

	private final Runnable committed;

	private final byte[] buffer = new byte[BUFFER];

	private int count;

	NativeOutputStream(NativeObject<?> parent, ComStream stream, Runnable committed) {
		this.stream = new OpenStream(parent, stream);
		this.committed = committed;
	}

	@Override
	public void write(int value) {
		this.stream.with(WRITE, (com) -> {
			if (this.count == BUFFER) {
				drain(com);
			}
			this.buffer[this.count++] = (byte) value;
			return true;
		});
	}

	@Override
	public void write(byte[] from, int offset, int length) {
		Objects.checkFromIndexSize(offset, length, from.length);
		this.stream.with(WRITE, (com) -> {
			if (length > BUFFER - this.count) {
				drain(com);
			}
			if (length >= BUFFER) {
				com.write(from, offset, length);
			}
			else {
				System.arraycopy(from, offset, this.buffer, this.count, length);
				this.count += length;
			}
			return true;
		});
	}

	private void drain(ComStream com) {
		int gathered = this.count;
		this.count = 0;
		com.write(this.buffer, 0, gathered);
	}

	@Override
	public void flush() {
		this.stream.with(WRITE, (com) -> {
			drain(com);
			return true;
		});
	}

	@Override
	public void close() {
		try {
			if (this.stream.isUsable()) {
				this.stream.with("IStream::Commit", (com) -> {
					drain(com);
					com.commit();
					this.committed.run();
					return true;
				});
			}
		}
		finally {
			this.stream.close();
		}
	}

}
