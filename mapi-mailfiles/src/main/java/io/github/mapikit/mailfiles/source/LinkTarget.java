// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What a symbolic link leads to.
 *
 * @param path the real path: absolute, and without links
 * @since 0.1.0
 */
public record LinkTarget(Path path) {

	/**
	 * Whether the target is in a folder, on whatever level.
	 * @param folder the real path of the folder
	 * @return whether it is
	 */
	public boolean isIn(Path folder) {
		return this.path.startsWith(folder);
	}

	/**
	 * Returns the last part of the real path.
	 * @return the name; empty for the root of a file system
	 */
	public String name() {
		Path name = this.path.getFileName();
		return (name != null) ? name.toString() : "";
	}

	/**
	 * Returns what tells the folder that the target is in from all others.
	 * @return the same as {@link MailDirectory#key} of that folder
	 * @throws IOException if the folder cannot be looked at
	 */
	public Object folderKey() throws IOException {
		Path folder = this.path.getParent();
		return DiskDirectory.key((folder != null) ? folder : this.path);
	}

	/**
	 * Returns what tells the target from all others.
	 * @return the key
	 * @throws IOException if the target cannot be looked at
	 */
	public Object key() throws IOException {
		return DiskDirectory.key(this.path);
	}

}
