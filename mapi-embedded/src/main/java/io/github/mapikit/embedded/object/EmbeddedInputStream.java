// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.object;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import io.github.mapikit.embedded.call.EmbeddedCall;

/**
 * Reads from an object of the embedded mailbox.
 */
final class EmbeddedInputStream extends InputStream {

	private final InputStream bytes;

	private final OpenStream stream;

	EmbeddedInputStream(EmbeddedObject parent, InputStream bytes) {
		this.bytes = bytes;
		this.stream = new OpenStream(parent, bytes);
	}

	@Override
	public int read() throws IOException {
		return this.stream.access(EmbeddedCall.READ, this.bytes::read);
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, buffer.length);
		return this.stream.access(EmbeddedCall.READ, () -> this.bytes.read(buffer, offset, length));
	}

	@Override
	public long skip(long count) throws IOException {
		return this.stream.access(EmbeddedCall.SEEK, () -> this.bytes.skip(count));
	}

	@Override
	public int available() throws IOException {
		return this.stream.access(EmbeddedCall.STAT, this.bytes::available);
	}

	@Override
	public void close() {
		this.stream.close();
	}

}
