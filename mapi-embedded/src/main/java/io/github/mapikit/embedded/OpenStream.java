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

package io.github.mapikit.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;

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
	 * @param operation the call by its documented name
	 * @param access the call
	 * @param <T> the type of its result
	 * @return its result
	 * @throws IOException if the call does
	 */
	<T> T access(String operation, Access<T> access) throws IOException {
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
