// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.io.InputStream;
import java.util.Objects;

import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.ScopedObject;
import io.github.mapikit.spi.Handle;

/**
 * The bytes of a property. Many small reads become few calls.
 */
final class ReadStream extends InputStream {

	private static final int BUFFER = 8192;

	private static final byte[] EMPTY = new byte[0];

	private final StreamObject stream;

	private final MapiThread thread;

	private byte[] buffer = EMPTY;

	private int next;

	private int end;

	/** Where in the stream the byte behind the buffer is. */
	private long position;

	ReadStream(ScopedObject parent, Handle handle) {
		// first: it is what releases the handle
		this.stream = new StreamObject(parent, handle);
		this.thread = MapiThread.current("stream");
	}

	@Override
	public int read() {
		return fill() ? this.buffer[this.next++] & 0xFF : -1;
	}

	@Override
	public int read(byte[] into, int offset, int length) {
		Objects.checkFromIndexSize(offset, length, into.length);
		if (length == 0) {
			return 0;
		}
		if (this.next == this.end && length >= BUFFER) {
			int count = this.stream.read(this.position, into, offset, length);
			this.position += count;
			return (count != 0) ? count : -1;
		}
		if (!fill()) {
			return -1;
		}
		int count = Math.min(length, this.end - this.next);
		System.arraycopy(this.buffer, this.next, into, offset, count);
		this.next += count;
		return count;
	}

	private boolean fill() {
		if (this.next < this.end && this.stream.isUsableOn(this.thread)) {
			return true;
		}
		if (this.buffer.length == 0) {
			this.buffer = new byte[BUFFER];
		}
		if (this.next < this.end) {
			// says why the stream cannot be used
			return this.stream.read(this.position, this.buffer, 0, BUFFER) < 0;
		}
		this.end = 0;
		this.next = 0;
		this.end = this.stream.read(this.position, this.buffer, 0, BUFFER);
		this.position += this.end;
		return this.next < this.end;
	}

	/**
	 * Skips bytes. Many are not read, but for a look whether there are that many.
	 */
	@Override
	public long skip(long count) {
		if (count - available() > BUFFER && jump(count)) {
			return count;
		}
		long left = count;
		while (left > 0 && fill()) {
			int skipped = (int) Math.min(left, available());
			this.next += skipped;
			left -= skipped;
		}
		return (count > 0) ? count - left : 0;
	}

	// where the last byte that is skipped is, those before it are
	private boolean jump(long count) {
		long last = this.position - available() + count - 1;
		if (last < 0) {
			return false;
		}
		byte[] found = new byte[BUFFER];
		int size = this.stream.read(last, found, 0, BUFFER);
		if (size == 0) {
			return false;
		}
		this.buffer = found;
		this.next = 1;
		this.end = size;
		this.position = last + size;
		return true;
	}

	@Override
	public int available() {
		return this.end - this.next;
	}

	@Override
	public void close() {
		this.stream.close();
	}

}
