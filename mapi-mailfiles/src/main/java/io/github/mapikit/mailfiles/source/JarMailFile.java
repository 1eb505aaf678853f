// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import org.jspecify.annotations.Nullable;

/**
 * A file in a jar that its mailbox holds open.
 */
final class JarMailFile implements MailFile {

	private final JarFile jar;

	private final JarEntry entry;

	JarMailFile(JarFile jar, JarEntry entry) {
		this.jar = jar;
		this.entry = entry;
	}

	@Override
	public InputStream open() throws IOException {
		try {
			return this.jar.getInputStream(this.entry);
		}
		catch (IllegalStateException ex) {
			throw new IOException("its jar is closed", ex);
		}
	}

	@Override
	public SharedBytes openShared(int limit) throws IOException {
		try (InputStream in = open()) {
			byte[] bytes = in.readNBytes(limit);
			if (bytes.length == limit && in.read() >= 0) {
				throw new BrokenMailException("in a jar, it may have at most " + limit + " bytes");
			}
			return new MemoryBytes(bytes);
		}
	}

	@Override
	public long modifiedTicks() {
		return (this.entry.getTime() >= 0) ? Ticks.ofEpochMilli(this.entry.getTime()) : Ticks.NONE;
	}

	@Override
	public @Nullable File onDisk() {
		return null;
	}

	@Override
	public String fileName() {
		String name = this.entry.getName();
		return name.substring(name.lastIndexOf('/') + 1);
	}

	@Override
	public String location() {
		return this.jar.getName() + "!/" + this.entry.getName();
	}

}
