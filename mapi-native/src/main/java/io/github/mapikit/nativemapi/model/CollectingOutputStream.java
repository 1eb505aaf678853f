// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.function.Consumer;

import io.github.mapikit.runtime.thread.ScopedObject;

/**
 * Collects what is written to an object that would make it permanent at once, and hands
 * it over when it is closed.
 */
final class CollectingOutputStream extends OutputStream {

	private static final String WRITE = "IStream::Write";

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final Consumer<byte[]> taker;

	private final Registration registration;

	CollectingOutputStream(NativeObject<?> parent, Consumer<byte[]> taker) {
		this.taker = taker;
		this.registration = new Registration(parent);
	}

	@Override
	public void write(int value) {
		this.registration.run(() -> this.bytes.write(value));
	}

	@Override
	public void write(byte[] from, int offset, int length) {
		Objects.checkFromIndexSize(offset, length, from.length);
		this.registration.run(() -> this.bytes.write(from, offset, length));
	}

	@Override
	public void close() {
		if (this.registration.isUsable()) {
			this.registration.run(() -> this.taker.accept(this.bytes.toByteArray()));
		}
		this.registration.close();
	}

	/**
	 * Binds the stream to the thread and the life of its object.
	 */
	private static final class Registration extends ScopedObject {

		Registration(NativeObject<?> parent) {
			super("stream", parent);
		}

		void run(Runnable access) {
			run(WRITE, access);
		}

		boolean isUsable() {
			return isOpen();
		}

		@Override
		protected void release() {
			// holds nothing of MAPI's
		}

	}

}
