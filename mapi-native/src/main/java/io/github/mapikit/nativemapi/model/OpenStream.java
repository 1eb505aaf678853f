// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import java.util.function.Function;

import io.github.mapikit.nativemapi.com.ComStream;
import io.github.mapikit.runtime.thread.MapiThread;

/**
 * A stream that an object has open. It belongs to the object's thread, and is closed with
 * the object if it is not before.
 */
final class OpenStream extends NativeObject<ComStream> {

	OpenStream(NativeObject<?> parent, ComStream stream) {
		super("stream", parent, false, stream);
	}

	/**
	 * Makes a call on the stream.
	 * @param operation the call by its documented name
	 * @param access the call
	 * @param <T> the type of its result
	 * @return its result
	 */
	<T> T with(String operation, Function<ComStream, T> access) {
		return call(operation, () -> access.apply(com()));
	}

	/**
	 * Returns whether the stream may be used now, without a word if it may not.
	 * @param owner the thread that it belongs to
	 * @return whether it may
	 */
	boolean isUsableOn(MapiThread owner) {
		return isOpen() && MapiThread.currentOrNull() == owner;
	}

	boolean isUsable() {
		return isOpen();
	}

}
