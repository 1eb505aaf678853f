// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.io.File;
import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * A file, on disk or in a jar. May be used on any thread.
 *
 * @since 0.1.0
 */
public interface MailFile extends MailSource {

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

	/**
	 * Returns the file for libraries that read files of a disk themselves.
	 * @return the file, or {@code null} if it is not on a disk
	 */
	@Nullable File onDisk();

}
