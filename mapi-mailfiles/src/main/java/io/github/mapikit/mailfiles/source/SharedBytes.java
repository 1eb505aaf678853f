// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.io.Closeable;
import java.io.IOException;

/**
 * Bytes that are read here and there, by many. May be used on any thread.
 *
 * @since 0.1.0
 */
public interface SharedBytes extends Closeable {

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
