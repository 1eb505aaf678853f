// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.io.OutputStream;
import java.util.Objects;

import io.github.mapikit.runtime.thread.ScopedObject;
import io.github.mapikit.spi.Handle;

/**
 * Writes the bytes of a property, which are its value once the stream is closed. Many
 * small writes become few calls.
 */
final class WriteStream extends OutputStream {

	private static final int BUFFER = 8192;

	private final StreamObject stream;

	private final Runnable committed;

	private final byte[] buffer = new byte[BUFFER];

	private int count;

	WriteStream(ScopedObject parent, Handle handle, Runnable committed) {
		this.stream = new StreamObject(parent, handle);
		this.committed = committed;
	}

	@Override
	public void write(int value) {
		if (this.count == BUFFER) {
			drain();
		}
		this.stream.gather(() -> this.buffer[this.count++] = (byte) value);
	}

	@Override
	public void write(byte[] from, int offset, int length) {
		Objects.checkFromIndexSize(offset, length, from.length);
		if (length > BUFFER - this.count) {
			drain();
		}
		if (length >= BUFFER) {
			this.stream.write(from, offset, length);
			return;
		}
		this.stream.gather(() -> {
			System.arraycopy(from, offset, this.buffer, this.count, length);
			this.count += length;
		});
	}

	private void drain() {
		int gathered = this.count;
		this.count = 0;
		if (gathered != 0) {
			this.stream.write(this.buffer, 0, gathered);
		}
	}

	@Override
	public void flush() {
		drain();
	}

	@Override
	public void close() {
		try {
			if (this.stream.isUsable()) {
				drain();
				this.stream.commit(this.committed);
			}
		}
		finally {
			this.stream.close();
		}
	}

}
