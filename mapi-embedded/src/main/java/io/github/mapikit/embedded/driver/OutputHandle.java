// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.driver;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

import io.github.mapikit.embedded.call.EmbeddedCall;

/**
 * A stream that is written. What is not committed is lost.
 */
final class OutputHandle extends EmbeddedHandle {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final Consumer<byte[]> taker;

	/**
	 * Creates a stream.
	 * @param parent the object that is written to
	 * @param taker takes over the bytes
	 */
	OutputHandle(PropertyHandle parent, Consumer<byte[]> taker) {
		super(parent);
		this.taker = taker;
	}

	void write(byte[] from, int offset, int length) {
		enter(EmbeddedCall.WRITE);
		this.bytes.write(from, offset, length);
	}

	void commit() {
		enter(EmbeddedCall.COMMIT);
		this.taker.accept(this.bytes.toByteArray());
	}

}
