// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.object;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.function.Consumer;

import io.github.mapikit.embedded.call.EmbeddedCall;

/**
 * Collects what is written to an object of the embedded mailbox, and hands it over when
 * it is closed. What is not closed before the object is lost, as with a stream that was
 * not committed.
 */
final class EmbeddedOutputStream extends OutputStream {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final Consumer<byte[]> taker;

	private final OpenStream stream;

	/**
	 * Opens a stream.
	 * @param parent the object that is written to
	 * @param taker takes over the bytes
	 */
	EmbeddedOutputStream(EmbeddedObject parent, Consumer<byte[]> taker) {
		this.taker = taker;
		this.stream = new OpenStream(parent, this.bytes);
	}

	@Override
	public void write(int value) throws IOException {
		this.stream.access(EmbeddedCall.WRITE, () -> {
			this.bytes.write(value);
			return 1;
		});
	}

	@Override
	public void write(byte[] buffer, int offset, int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, buffer.length);
		this.stream.access(EmbeddedCall.WRITE, () -> {
			this.bytes.write(buffer, offset, length);
			return length;
		});
	}

	@Override
	public void close() throws IOException {
		if (this.stream.isUsable()) {
			this.stream.access(EmbeddedCall.COMMIT, () -> {
				this.taker.accept(this.bytes.toByteArray());
				return true;
			});
		}
		this.stream.close();
	}

}
