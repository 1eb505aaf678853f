/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.embedded.mailbox;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import org.jspecify.annotations.Nullable;

/**
 * One opening of a mailbox: goes through locations and folders and hands files to the
 * {@link MailFileReader}. Used once, by one thread.
 */
final class MailboxOpening {

	private final MailboxLimits limits;

	private final SkippedFiles skipped = new SkippedFiles();

	private final List<Closeable> resources = new ArrayList<>();

	private final MailFileReader reader;

	private int files;

	MailboxOpening(MailboxLimits limits) {
		this.limits = limits;
		this.reader = new MailFileReader(limits, this.skipped, this.resources);
	}

	Mailbox open(List<String> locations) {
		boolean opened = false;
		try {
			List<MailLocation> places = new ArrayList<>();
			for (String location : locations) {
				places.addAll(MailLocation.find(location, this.resources));
			}
			MailFolder root = MailFolder.root();
			for (MailLocation place : places) {
				open(place, root);
			}
			root.trim();
			opened = true;
			return new Mailbox(root, this.reader.messages(), this.skipped, this.resources);
		}
		finally {
			if (!opened) {
				Resources.closeAll(this.resources);
			}
		}
	}

	private void open(MailLocation place, MailFolder root) {
		JarFile jar = place.jar();
		if (jar != null) {
			openJar(jar, place.prefix(), root);
			return;
		}
		Path path = place.path();
		if (path == null) {
			return;
		}
		try {
			BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
			if (attributes.isDirectory()) {
				openDirectory(path, attributes, root, new ArrayDeque<>());
			}
			else {
				Path absolute = path.toAbsolutePath();
				Path name = absolute.getFileName();
				DiskFile file = new DiskFile(String.valueOf(absolute.getParent()), String.valueOf(name));
				this.reader.read(file, attributes.size(), MailFileReader.Placement.LOCATION, root);
			}
		}
		catch (IOException ex) {
			this.skipped.skip(path.toString(), ex);
		}
	}

	private void openDirectory(Path directory, BasicFileAttributes attributes, MailFolder folder,
			Deque<Object> ancestors) {
		Object key = (attributes.fileKey() != null) ? attributes.fileKey() : realPath(directory);
		if (ancestors.contains(key)) {
			this.skipped.skip(directory.toString(), "the folder is a link to a folder that it is in");
			return;
		}
		if (ancestors.size() > this.limits.folderDepth()) {
			this.skipped.skip(directory.toString(),
					"folders are nested more than " + this.limits.folderDepth() + " levels deep");
			return;
		}
		List<String> names = list(directory);
		ancestors.push(key);
		String shared = directory.toAbsolutePath().toString();
		boolean maildir = names.contains("cur") && names.contains("new");
		for (String name : names) {
			if (this.files >= this.limits.files()) {
				break;
			}
			openEntry(directory, shared, name, folder, maildir, ancestors);
		}
		ancestors.pop();
	}

	private void openEntry(Path directory, String shared, String name, MailFolder folder, boolean maildir,
			Deque<Object> ancestors) {
		try {
			Path path = directory.resolve(name);
			BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
			if (attributes.isDirectory()) {
				if (maildir && (name.equals("cur") || name.equals("new"))) {
					openDirectory(path, attributes, folder, ancestors);
				}
				else if (!(maildir && name.equals("tmp"))) {
					MailFolder child = folder.child(MailFileReader.folderName(name));
					openDirectory(path, attributes, child, ancestors);
					folder.merge(child);
				}
			}
			else if (attributes.isRegularFile() && countFile(path)) {
				this.reader.read(new DiskFile(shared, name), attributes.size(), MailFileReader.Placement.FOLDER,
						folder);
			}
		}
		catch (FileSystemLoopException ex) {
			this.skipped.skip(directory.resolve(name).toString(), "the link leads to itself");
		}
		catch (IOException ex) {
			if (MailFileReader.claimsMail(name)) {
				this.skipped.skip(directory.resolve(name).toString(), ex);
			}
		}
	}

	private boolean countFile(Path path) {
		this.files++;
		if (this.files == this.limits.files()) {
			this.skipped.skip(path.toString(), "there are more than " + this.limits.files() + " files");
			return false;
		}
		return true;
	}

	private List<String> list(Path directory) {
		List<String> names = new ArrayList<>();
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
			for (Path entry : entries) {
				String name = entry.getFileName().toString();
				if (!name.startsWith(".") && names.size() < this.limits.files()) {
					names.add(name);
				}
			}
		}
		catch (IOException | java.nio.file.DirectoryIteratorException ex) {
			this.skipped.skip(directory.toString(), ex);
		}
		names.sort(null);
		return names;
	}

	private static Object realPath(Path directory) {
		try {
			return directory.toRealPath();
		}
		catch (IOException ex) {
			return directory.toAbsolutePath();
		}
	}

	private void openJar(JarFile jar, String prefix, MailFolder root) {
		JarEntry single = prefix.endsWith("/") ? null : jar.getJarEntry(prefix);
		if (single != null && !single.isDirectory() && jar.getJarEntry(prefix + "/") == null) {
			this.reader.read(new JarMailFile(jar, single), single.getSize(), MailFileReader.Placement.LOCATION, root);
			return;
		}
		String base = (prefix.isEmpty() || prefix.endsWith("/")) ? prefix : prefix + "/";
		Map<String, JarEntry> entries = new TreeMap<>();
		for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements();) {
			JarEntry entry = all.nextElement();
			if (entry.getName().startsWith(base) && entry.getName().length() > base.length()
					&& entries.size() < this.limits.files()) {
				entries.put(entry.getName().substring(base.length()), entry);
			}
		}
		Map<String, @Nullable MailFolder> folders = new HashMap<>();
		folders.put("", root);
		entries.forEach((name, entry) -> {
			MailFolder folder = folderOf(entry.isDirectory() ? name : name.substring(0, name.lastIndexOf('/') + 1),
					folders);
			if (folder != null && !entry.isDirectory()) {
				this.reader.read(new JarMailFile(jar, entry), entry.getSize(), MailFileReader.Placement.FOLDER, folder);
			}
		});
	}

	/**
	 * Returns the folder of a folder in a jar.
	 * @param name its name below the location, which is empty or ends with a slash
	 * @param folders the folders by name
	 * @return the folder, or {@code null} if it is nested too deeply
	 */
	private @Nullable MailFolder folderOf(String name, Map<String, @Nullable MailFolder> folders) {
		if (folders.containsKey(name)) {
			return folders.get(name);
		}
		MailFolder folder = null;
		if (name.chars().filter((c) -> c == '/').count() > this.limits.folderDepth()) {
			this.skipped.skip(name, "folders are nested more than " + this.limits.folderDepth() + " levels deep");
		}
		else {
			int slash = name.lastIndexOf('/', name.length() - 2);
			MailFolder parent = folderOf(name.substring(0, slash + 1), folders);
			if (parent != null) {
				folder = parent
					.place(parent.child(MailFileReader.folderName(name.substring(slash + 1, name.length() - 1))));
			}
		}
		folders.put(name, folder);
		return folder;
	}

}
