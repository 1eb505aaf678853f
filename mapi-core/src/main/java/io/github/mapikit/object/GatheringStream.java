// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.function.Consumer;

import io.github.mapikit.runtime.thread.ScopedObject;

/**
 * Gathers what is written to an object whose driver would make it permanent at once, and
 * hands it over when it is closed.
 */
final class GatheringStream extends OutputStream {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final Consumer<byte[]> taker;

	private final StreamObject stream;

	GatheringStream(ScopedObject parent, Consumer<byte[]> taker) {
		this.taker = taker;
		this.stream = new StreamObject(parent, null);
	}

	@Override
	public void write(int value) {
		this.stream.gather(() -> this.bytes.write(value));
	}

	@Override
	public void write(byte[] from, int offset, int length) {
		Objects.checkFromIndexSize(offset, length, from.length);
		this.stream.gather(() -> this.bytes.write(from, offset, length));
	}

	@Override
	public void close() {
		try {
			if (this.stream.isUsable()) {
				this.stream.gather(() -> this.taker.accept(this.bytes.toByteArray()));
			}
		}
		finally {
			this.stream.close();
		}
	}

}
