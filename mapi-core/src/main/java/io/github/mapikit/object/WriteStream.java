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

	private final Runnable before;

	private final Runnable after;

	private final byte[] buffer;

	private int count;

	/**
	 * Creates a stream.
	 * @param parent the object that has the property
	 * @param handle the stream of the driver's
	 * @param before what is done before what was written is committed
	 * @param after what is done once it was
	 */
	WriteStream(ScopedObject parent, Handle handle, Runnable before, Runnable after) {
		// first: it is what releases the handle
		this.stream = new StreamObject(parent, handle);
		this.before = before;
		this.after = after;
		this.buffer = new byte[BUFFER];
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
		if (this.count != 0) {
			this.stream.write(this.buffer, 0, this.count);
			this.count = 0;
		}
	}

	@Override
	public void flush() {
		drain();
	}

	@Override
	public void close() {
		try {
			// where bytes are missing, it is no value
			if (this.stream.isUsable() && !this.stream.isBroken()) {
				drain();
				this.stream.commit(this.before, this.after);
			}
		}
		finally {
			this.stream.close();
		}
	}

}
