/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.nativemapi.model;

import java.util.function.Function;

import io.github.mapikit.nativemapi.com.ComStream;
import io.github.mapikit.runtime.MapiThread;

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
