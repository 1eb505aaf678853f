// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A directory on disk. Belongs to one opening.
 */
final class DiskDirectory implements MailDirectory {

	private final Path path;

	/** Shared by the files in it; {@code null} if no text leads to the directory. */
	private final @Nullable String absolute;

	private final String location;

	private final Object key;

	/** What no text leads to, by the names that people are shown. */
	private final Map<String, Path> unnamed = new HashMap<>();

	private DiskDirectory(Path path, String location, boolean named, BasicFileAttributes attributes) {
		this.path = path;
		this.location = location;
		this.absolute = named ? path.toAbsolutePath().toString() : null;
		this.key = key(path, attributes);
	}

	/**
	 * Looks at what a path leads to.
	 * @param path the path
	 * @return what is there
	 * @throws IOException if there is nothing, or it cannot be looked at
	 */
	static Entry find(Path path) throws IOException {
		BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
		if (attributes.isDirectory()) {
			return Entry.of(new DiskDirectory(path, path.toString(), true, attributes));
		}
		Path absolute = path.toAbsolutePath();
		return attributes.isRegularFile()
				? Entry.of(new DiskFile(String.valueOf(absolute.getParent()), String.valueOf(absolute.getFileName())),
						attributes.size())
				: Entry.OTHER;
	}

	static Object key(Path path) throws IOException {
		return key(path, Files.readAttributes(path, BasicFileAttributes.class));
	}

	private static Object key(Path path, BasicFileAttributes attributes) {
		Object key = attributes.fileKey();
		return (key != null) ? key : realPath(path);
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
		return this.location;
	}

	@Override
	public String location(String name) {
		String separator = this.path.getFileSystem().getSeparator();
		return this.location.endsWith(separator) ? this.location + name : this.location + separator + name;
	}

	@Override
	public List<String> names(int limit, SkippedFiles skipped) {
		List<String> names = new ArrayList<>();
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(this.path)) {
			for (Path entry : entries) {
				if (names.size() >= limit) {
					break;
				}
				names.add(name(entry));
			}
		}
		catch (DirectoryIteratorException ex) {
			Throwable cause = ex.getCause();
			skipped.skip(location(), (cause != null) ? cause : ex);
		}
		catch (IOException ex) {
			skipped.skip(location(), ex);
		}
		names.sort(null);
		return names;
	}

	private String name(Path entry) {
		if (FileNames.isText(this.path, entry)) {
			return String.valueOf(entry.getFileName());
		}
		String name = FileNames.shown(entry);
		while (this.unnamed.putIfAbsent(name, entry) != null) {
			name = '_' + name;
		}
		return name;
	}

	@Override
	public Entry entry(String name) throws IOException {
		Path unnamed = this.unnamed.get(name);
		Path child = (unnamed != null) ? unnamed : this.path.resolve(name);
		BasicFileAttributes attributes = Files.readAttributes(child, BasicFileAttributes.class,
				LinkOption.NOFOLLOW_LINKS);
		LinkTarget target = null;
		// a junction of Windows is neither a link nor a directory
		if (attributes.isSymbolicLink() || attributes.isOther()) {
			boolean link = attributes.isSymbolicLink();
			attributes = follow(child);
			target = (link || attributes.isDirectory()) ? target(child) : null;
		}
		String parent = (unnamed != null) ? null : this.absolute;
		if (attributes.isDirectory()) {
			return new Entry(new DiskDirectory(child, location(name), parent != null, attributes), null, 0, target);
		}
		if (!attributes.isRegularFile()) {
			return Entry.OTHER;
		}
		MailFile file = (parent != null) ? new DiskFile(parent, name) : new PathFile(child, name, location(name));
		return new Entry(null, file, attributes.size(), target);
	}

	private static BasicFileAttributes follow(Path link) throws IOException {
		try {
			return Files.readAttributes(link, BasicFileAttributes.class);
		}
		catch (NoSuchFileException ex) {
			throw new LinkException("the link leads to nothing", ex);
		}
		catch (IOException ex) {
			throw notFollowed(ex);
		}
	}

	private static LinkException notFollowed(IOException ex) {
		// such as too many levels, for a link that leads to itself
		String reason = (ex instanceof FileSystemException known) ? known.getReason() : null;
		return new LinkException("the link cannot be followed" + ((reason != null) ? ": " + reason : ""), ex);
	}

	private static LinkTarget target(Path link) throws IOException {
		try {
			return new LinkTarget(link.toRealPath());
		}
		catch (IOException ex) {
			throw notFollowed(ex);
		}
	}

}
