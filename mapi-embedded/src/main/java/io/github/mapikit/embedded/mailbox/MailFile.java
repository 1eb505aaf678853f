// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.mailbox;

import java.io.IOException;

/**
 * A file, on disk or in a jar. May be used on any thread.
 */
interface MailFile extends MailSource {

	/**
	 * Returns the last part of the file's path.
	 * @return the name
	 */
	String fileName();

	/**
	 * Opens the bytes for reading here and there.
	 * @param limit number of bytes that may be held in memory if the file cannot be read
	 * in another way
	 * @return the bytes, which the caller closes
	 * @throws IOException if they cannot be opened
	 */
	SharedBytes openShared(int limit) throws IOException;

	/**
	 * Returns when the file was last changed.
	 * @return the time, or {@link Ticks#NONE}
	 */
	long modifiedTicks();

}
