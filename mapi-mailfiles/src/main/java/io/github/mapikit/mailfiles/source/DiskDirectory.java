// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * A directory on disk.
 */
final class DiskDirectory implements MailDirectory {

	private final Path path;

	/** Shared by the files in it. */
	private final String absolute;

	private final Object key;

	private DiskDirectory(Path path, BasicFileAttributes attributes) {
		this.path = path;
		this.absolute = path.toAbsolutePath().toString();
		this.key = (attributes.fileKey() != null) ? attributes.fileKey() : realPath(path);
	}

	/**
	 * Looks at what a path leads to.
	 * @param path the path
	 * @return what is there
	 * @throws IOException if there is nothing, or it cannot be looked at
	 */
	static Entry find(Path path) throws IOException {
		Path absolute = path.toAbsolutePath();
		return find(path, String.valueOf(absolute.getParent()), String.valueOf(absolute.getFileName()));
	}

	private static Entry find(Path path, String parent, String name) throws IOException {
		BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
		if (attributes.isDirectory()) {
			return Entry.of(new DiskDirectory(path, attributes));
		}
		return attributes.isRegularFile() ? Entry.of(new DiskFile(parent, name), attributes.size()) : Entry.OTHER;
	}

	private static Object realPath(Path directory) {
		try {
			return directory.toRealPath();
		}
		catch (IOException ex) {
			return directory.toAbsolutePath();
		}
	}

	@Override
	public Object key() {
		return this.key;
	}

	@Override
	public String location() {
		return this.path.toString();
	}

	@Override
	public String location(String name) {
		return this.path.resolve(name).toString();
	}

	@Override
	public List<String> names(int limit, SkippedFiles skipped) {
		List<String> names = new ArrayList<>();
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(this.path)) {
			for (Path entry : entries) {
				if (names.size() < limit) {
					names.add(entry.getFileName().toString());
				}
			}
		}
		catch (IOException | DirectoryIteratorException ex) {
			skipped.skip(location(), ex);
		}
		names.sort(null);
		return names;
	}

	@Override
	public Entry entry(String name) throws IOException {
		return find(this.path.resolve(name), this.absolute, name);
	}

}
