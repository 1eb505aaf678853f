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

package io.github.mapikit.embedded.mailbox;

import java.io.Closeable;
import java.io.IOException;

/**
 * Bytes that are read here and there, by many. May be used on any thread.
 */
interface SharedBytes extends Closeable {

	/**
	 * Returns the number of bytes.
	 * @return the number of bytes, which may have changed since the last call
	 * @throws IOException if it cannot be told
	 */
	long length() throws IOException;

	/**
	 * Reads some bytes.
	 * @param position where to begin
	 * @param buffer where to put them
	 * @param offset where to put the first
	 * @param length how many to read at most
	 * @return how many were read, or -1 at the end
	 * @throws IOException if they cannot be read
	 */
	int read(long position, byte[] buffer, int offset, int length) throws IOException;

}
