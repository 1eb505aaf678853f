// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.io.IOException;
import java.lang.ref.SoftReference;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.outlook.compound.BufferedBytes;
import io.github.mapikit.mailfiles.outlook.compound.CompoundFile;
import io.github.mapikit.mailfiles.source.MailFile;
import io.github.mapikit.mailfiles.source.SharedBytes;
import org.jspecify.annotations.Nullable;

/**
 * A file that a message was read from, with its structure, so that an attachment can be
 * opened without reading that again. Holds no handle: each opening has one of its own.
 * Bytes that had to be unpacked are kept as long as there is memory to spare. May be used
 * from any thread.
 */
final class MsgFile {

	private final MailFile file;

	private final MailboxLimits limits;

	private final boolean onDisk;

	private final long modified;

	private final long length;

	private final CompoundFile structure;

	private volatile SoftReference<@Nullable SharedBytes> unpacked = new SoftReference<>(null);

	/**
	 * Reads the structure of a file.
	 * @param file the file
	 * @param limits what reading it may cost
	 * @throws IOException if it cannot be read or is no compound file
	 */
	MsgFile(MailFile file, MailboxLimits limits) throws IOException {
		this.file = file;
		this.limits = limits;
		this.onDisk = file.onDisk() != null;
		this.modified = file.modifiedTicks();
		try (SharedBytes bytes = bytes()) {
			this.length = bytes.length();
			this.structure = CompoundFile.read(bytes);
		}
		if (this.structure.directory().isEmpty()) {
			throw new BrokenMailException("it has no directory");
		}
	}

	CompoundFile structure() {
		return this.structure;
	}

	String location() {
		return this.file.location();
	}

	/**
	 * Returns the number of bytes, which all that is in the file shares.
	 * @return the number of bytes
	 */
	long length() {
		return this.length;
	}

	/**
	 * Opens the file.
	 * @return the bytes that the structure was read from, which the caller closes
	 * @throws IOException if they cannot be read, or are others by now
	 */
	SharedBytes open() throws IOException {
		SharedBytes bytes = bytes();
		boolean same = false;
		try {
			same = bytes.length() == this.length && this.file.modifiedTicks() == this.modified;
			if (!same) {
				throw new BrokenMailException("it has changed since it was read");
			}
			return bytes;
		}
		finally {
			if (!same) {
				bytes.close();
			}
		}
	}

	private SharedBytes bytes() throws IOException {
		if (this.onDisk) {
			return new BufferedBytes(this.file.openShared(this.limits.archiveBytes()));
		}
		SharedBytes present = this.unpacked.get();
		if (present == null) {
			present = this.file.openShared(this.limits.archiveBytes());
			this.unpacked = new SoftReference<>(present);
		}
		return present;
	}

}
