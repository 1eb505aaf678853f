// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes that can be read from their begin as often as needed. May be used on any thread.
 *
 * @since 0.1.0
 */
public interface MailSource {

	/**
	 * Opens the bytes.
	 * @return a stream that the caller closes
	 * @throws IOException if they cannot be opened
	 */
	InputStream open() throws IOException;

	/**
	 * Returns where the bytes are, for people.
	 * @return the path of the file; for an archive also the place within it
	 */
	String location();

}
