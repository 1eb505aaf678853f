// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A file on disk whose name is no text to Java, so that only its path leads to it.
 */
final class PathFile implements MailFile {

	private final Path path;

	private final String name;

	private final String location;

	PathFile(Path path, String name, String location) {
		this.path = path;
		this.name = name;
		this.location = location;
	}

	@Override
	public InputStream open() throws IOException {
		return Files.newInputStream(this.path);
	}

	@Override
	public SharedBytes openShared(int limit) throws IOException {
		return new PathBytes(this.path);
	}

	@Override
	public long modifiedTicks() {
		try {
			return Ticks.ofEpochMilli(Files.getLastModifiedTime(this.path).toMillis());
		}
		catch (IOException | ArithmeticException ex) {
			return Ticks.NONE;
		}
	}

	@Override
	public @Nullable File onDisk() {
		return null;
	}

	@Override
	public String fileName() {
		return this.name;
	}

	@Override
	public String location() {
		return this.location;
	}

}
