// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.object;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;

import io.github.mapikit.embedded.call.EmbeddedCall;

/**
 * A stream that an object has open. It belongs to the object's thread, and is closed with
 * the object if it is not before.
 */
final class OpenStream extends EmbeddedObject {

	private final Closeable resource;

	OpenStream(EmbeddedObject parent, Closeable resource) {
		super("stream", parent);
		this.resource = resource;
	}

	/**
	 * Makes a call on the stream.
	 * @param operation the call
	 * @param access the call
	 * @param <T> the type of its result
	 * @return its result
	 * @throws IOException if the call does
	 */
	<T> T access(EmbeddedCall operation, Access<T> access) throws IOException {
		try {
			return perform(operation, () -> {
				try {
					return access.make();
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	boolean isUsable() {
		return isOpen();
	}

	@Override
	protected void release() {
		super.release();
		try {
			this.resource.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A call that may fail.
	 *
	 * @param <T> the type of its result
	 */
	@FunctionalInterface
	interface Access<T> {

		T make() throws IOException;

	}

}
