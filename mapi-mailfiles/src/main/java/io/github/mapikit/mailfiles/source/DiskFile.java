// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;

/**
 * A file on disk. Small, as there is one for each message of a folder of files.
 */
final class DiskFile implements MailFile {

	private final String directory;

	private final String name;

	/**
	 * Creates a file.
	 * @param directory the path of its directory, which files share
	 * @param name its name
	 */
	DiskFile(String directory, String name) {
		this.directory = directory;
		this.name = name;
	}

	private File file() {
		return new File(this.directory, this.name);
	}

	@Override
	public InputStream open() throws IOException {
		try {
			// not from Files, whose channel an interrupt closes
			return new FileInputStream(file());
		}
		catch (FileNotFoundException ex) {
			throw explained(ex);
		}
	}

	private IOException explained(FileNotFoundException ex) {
		if (file().exists()) {
			AccessDeniedException denied = new AccessDeniedException(location(), null, "it may not be read");
			denied.initCause(ex);
			return denied;
		}
		return ex;
	}

	@Override
	public SharedBytes openShared(int limit) throws IOException {
		try {
			return new SharedFile(file());
		}
		catch (FileNotFoundException ex) {
			throw explained(ex);
		}
	}

	@Override
	public long modifiedTicks() {
		long millis = file().lastModified();
		return (millis != 0) ? Ticks.ofEpochMilli(millis) : Ticks.NONE;
	}

	@Override
	public File onDisk() {
		return file();
	}

	@Override
	public String fileName() {
		return this.name;
	}

	@Override
	public String location() {
		return file().getPath();
	}

}
