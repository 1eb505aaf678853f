// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import java.io.InputStream;
import java.util.Objects;

import io.github.mapikit.nativemapi.com.ComStream;
import io.github.mapikit.runtime.thread.MapiThread;

/**
 * Reads from an {@code IStream}. Small reads are served from a buffer, large ones go to
 * the stream.
 */
final class NativeInputStream extends InputStream {

	private static final String READ = "IStream::Read";

	private static final int BUFFER = 8192;

	private final OpenStream stream;

	private final MapiThread thread = MapiThread.current("stream");

	private byte[] buffer = new byte[0];

	private int next;

	private int end;

	NativeInputStream(NativeObject<?> parent, ComStream stream) {
		this.stream = new OpenStream(parent, stream);
	}

	@Override
	public int read() {
		if (!fill()) {
			return -1;
		}
		return this.buffer[this.next++] & 0xFF;
	}

	@Override
	public int read(byte[] into, int offset, int length) {
		Objects.checkFromIndexSize(offset, length, into.length);
		if (length == 0) {
			return 0;
		}
		if (this.next == this.end && length >= BUFFER) {
			int count = this.stream.with(READ, (com) -> com.read(into, offset, length));
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
		return this.stream.with(READ, (com) -> {
			if (this.next == this.end) {
				if (this.buffer.length == 0) {
					this.buffer = new byte[BUFFER];
				}
				this.end = 0;
				this.next = 0;
				this.end = com.read(this.buffer, 0, BUFFER);
			}
			return this.next < this.end;
		});
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
