// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A directory, on disk or in a jar. Belongs to one opening.
 *
 * @since 0.1.0
 */
public interface MailDirectory {

	/**
	 * Returns what tells this directory from all others, whatever path leads to it.
	 * @return the key
	 */
	Object key();

	/**
	 * Returns where the directory is, for people.
	 * @return its path
	 */
	String location();

	/**
	 * Returns where something in the directory is, for people.
	 * @param name the name
	 * @return its path
	 */
	String location(String name);

	/**
	 * Lists the directory.
	 * @param limit how many names to return at most
	 * @param skipped where to tell that not all can be listed
	 * @return the names in their order
	 */
	List<String> names(int limit, SkippedFiles skipped);

	/**
	 * Finds something in the directory.
	 * @param name the name
	 * @return what has the name
	 * @throws IOException if it is not there, or cannot be looked at
	 */
	Entry entry(String name) throws IOException;

	/**
	 * What has a name: a directory, a file, or something else.
	 *
	 * @param directory the directory, if it is one
	 * @param file the file, if it is one
	 * @param size the number of bytes of the file
	 * @param target where it really is, if the name is that of a symbolic link
	 */
	record Entry(@Nullable MailDirectory directory, @Nullable MailFile file, long size, @Nullable LinkTarget target) {

		static final Entry OTHER = new Entry(null, null, 0, null);

		static Entry of(MailDirectory directory) {
			return new Entry(directory, null, 0, null);
		}

		static Entry of(MailFile file, long size) {
			return new Entry(null, file, size, null);
		}

		/**
		 * Whether this is neither a directory nor a regular file, such as a pipe or a
		 * device, which is never opened.
		 * @return whether it is something else
		 */
		public boolean isOther() {
			return this.directory == null && this.file == null;
		}

	}

}
