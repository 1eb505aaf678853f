// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import io.github.mapikit.mailfiles.limits.MailboxLimits;

/**
 * A directory in a jar, which its mailbox holds open. A jar need not list directories
 * itself.
 */
final class JarDirectory implements MailDirectory {

	private final String location;

	private final Map<String, Entry> entries = new TreeMap<>();

	private JarDirectory(String location) {
		this.location = location;
	}

	/**
	 * Reads the directories of a jar.
	 * @param jar the jar
	 * @param prefix the name of the directory in it
	 * @param limits how many files to look at, and how deeply nested
	 * @return the directory with all that is in it
	 */
	static JarDirectory read(JarFile jar, String prefix, MailboxLimits limits) {
		String base = (prefix.isEmpty() || prefix.endsWith("/")) ? prefix : prefix + "/";
		JarDirectory top = new JarDirectory(jar.getName() + "!/" + base);
		int count = 0;
		for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements() && count < limits.files();) {
			JarEntry entry = all.nextElement();
			if (entry.getName().startsWith(base) && entry.getName().length() > base.length()) {
				top.add(jar, entry, entry.getName().substring(base.length()).split("/"), limits.folderDepth());
				count++;
			}
		}
		return top;
	}

	private void add(JarFile jar, JarEntry entry, String[] path, int depth) {
		JarDirectory directory = this;
		int directories = entry.isDirectory() ? path.length : path.length - 1;
		// one more than is allowed shows that there is too much
		for (int i = 0; i < Math.min(directories, depth + 1); i++) {
			directory = directory.child(path[i]);
		}
		if (directories == path.length - 1 && directories <= depth) {
			directory.entries.putIfAbsent(path[directories], Entry.of(new JarMailFile(jar, entry), entry.getSize()));
		}
	}

	private JarDirectory child(String name) {
		Entry present = this.entries.get(name);
		if (present != null && present.directory() instanceof JarDirectory directory) {
			return directory;
		}
		JarDirectory created = new JarDirectory(location(name) + "/");
		this.entries.put(name, Entry.of(created));
		return created;
	}

	@Override
	public Object key() {
		return this;
	}

	@Override
	public String location() {
		return this.location;
	}

	@Override
	public String location(String name) {
		return this.location + name;
	}

	@Override
	public List<String> names(int limit, SkippedFiles skipped) {
		return this.entries.keySet().stream().limit(limit).toList();
	}

	@Override
	public Entry entry(String name) {
		return this.entries.getOrDefault(name, Entry.OTHER);
	}

}
