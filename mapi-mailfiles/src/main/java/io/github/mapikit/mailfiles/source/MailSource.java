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
	 * Opens the bytes from a position on. What can find the position without reading all
	 * that is before it should do so: each attachment that is read is opened in this way.
	 * @param position the number of bytes to leave out, at least 0
	 * @return a stream that the caller closes
	 * @throws IOException if they cannot be opened, or there are fewer
	 */
	default InputStream open(long position) throws IOException {
		InputStream in = open();
		try {
			in.skipNBytes(position);
			return in;
		}
		catch (IOException | RuntimeException | Error ex) {
			in.close();
			throw ex;
		}
	}

	/**
	 * Returns where the bytes are, for people.
	 * @return the path of the file; for an archive also the place within it
	 */
	String location();

}
