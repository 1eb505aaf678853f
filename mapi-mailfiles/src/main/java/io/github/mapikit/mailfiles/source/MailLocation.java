// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import io.github.mapikit.mailfiles.limits.Failures;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import org.jspecify.annotations.Nullable;

/**
 * Where mail is: a path, or a place in a jar.
 *
 * @param path the path, if it is one
 * @param jar the jar, if it is in one
 * @param prefix the name of the entry or folder in the jar
 * @since 0.1.0
 */
public record MailLocation(@Nullable Path path, @Nullable JarFile jar, String prefix) {

	private static final String CLASSPATH = "classpath:";

	private static final String CLASSPATH_ALL = "classpath*:";

	private static final String FILE = "file:";

	/**
	 * Finds what a location names.
	 * @param location the location, as it was configured
	 * @param resources where to put what the mailbox has to close
	 * @return one or more places
	 * @throws MailboxLocationException if there is nothing
	 */
	public static List<MailLocation> find(String location, List<Closeable> resources) {
		String text = location.strip();
		if (text.isEmpty()) {
			throw new MailboxLocationException(location, "it is empty", null);
		}
		try {
			if (text.startsWith(CLASSPATH) || text.startsWith(CLASSPATH_ALL)) {
				return findResources(location, text.substring(text.indexOf(':') + 1), resources);
			}
			Path path = text.startsWith(FILE) ? pathOf(text) : Path.of(text);
			return List.of(of(location, path));
		}
		catch (InvalidPathException ex) {
			throw new MailboxLocationException(location,
					"it is no path where names of files are in " + System.getProperty("sun.jnu.encoding") + " ("
							+ ex.getReason() + "); for others, start Java with a UTF-8 locale, such as LC_ALL=C.UTF-8",
					ex);
		}
		catch (URISyntaxException | IllegalArgumentException ex) {
			throw new MailboxLocationException(location, "it is no path", ex);
		}
		catch (IOException ex) {
			throw new MailboxLocationException(location, Failures.reason(ex), ex);
		}
	}

	/**
	 * Looks at what is there.
	 * @param limits what it may cost
	 * @return the file or directory
	 * @throws IOException if it cannot be looked at
	 */
	public MailDirectory.Entry open(MailboxLimits limits) throws IOException {
		if (this.path != null) {
			return DiskDirectory.find(this.path);
		}
		JarFile opened = Objects.requireNonNull(this.jar, "jar");
		JarEntry single = this.prefix.endsWith("/") ? null : opened.getJarEntry(this.prefix);
		if (single != null && !single.isDirectory() && opened.getJarEntry(this.prefix + "/") == null) {
			return MailDirectory.Entry.of(new JarMailFile(opened, single), single.getSize());
		}
		return MailDirectory.Entry.of(JarDirectory.read(opened, this.prefix, limits));
	}

	/**
	 * Returns the folder that links in it may not lead out of.
	 * @return the real path, or {@code null} if the place is in a jar
	 * @throws IOException if it cannot be looked at
	 */
	public @Nullable Path realPath() throws IOException {
		return (this.path != null) ? this.path.toRealPath() : null;
	}

	/**
	 * Returns the place for people.
	 */
	@Override
	public String toString() {
		JarFile opened = this.jar;
		return (opened != null) ? opened.getName() + "!/" + this.prefix : String.valueOf(this.path);
	}

	private static MailLocation of(String location, Path path) {
		if (!Files.exists(path)) {
			throw new MailboxLocationException(location, "there is no '" + path.toAbsolutePath() + "'", null);
		}
		if (!Files.isReadable(path)) {
			throw new MailboxLocationException(location, "'" + path.toAbsolutePath() + "' may not be read", null);
		}
		return new MailLocation(path, null, "");
	}

	private static Path pathOf(String url) throws URISyntaxException {
		try {
			URI uri = new URI(url);
			if (!uri.isOpaque()) {
				return Path.of(uri);
			}
		}
		catch (URISyntaxException ex) {
			// a blank, as people write it, is not allowed in a URL
			if (url.startsWith(FILE + "//") && !url.startsWith(FILE + "///")) {
				throw ex;
			}
		}
		return new File(url.substring(FILE.length()).replaceFirst("^/+", "/")).toPath();
	}

	private static List<MailLocation> findResources(String location, String resource, List<Closeable> resources)
			throws IOException, URISyntaxException {
		String name = resource.replaceFirst("^/+", "");
		Set<String> seen = new LinkedHashSet<>();
		List<MailLocation> found = new ArrayList<>();
		for (ClassLoader loader : new @Nullable ClassLoader[] { Thread.currentThread().getContextClassLoader(),
				MailLocation.class.getClassLoader() }) {
			if (loader == null || !found.isEmpty()) {
				continue;
			}
			for (URL url : Collections.list(loader.getResources(name))) {
				if (seen.add(url.toExternalForm())) {
					found.add(of(location, url, resources));
				}
			}
		}
		if (found.isEmpty()) {
			throw new MailboxLocationException(location, "there is no such resource on the class path", null);
		}
		return found;
	}

	private static MailLocation of(String location, URL url, List<Closeable> resources)
			throws IOException, URISyntaxException {
		if (url.getProtocol().equals("file")) {
			return of(location, Path.of(url.toURI()));
		}
		URLConnection connection = url.openConnection();
		if (!(connection instanceof JarURLConnection jarConnection)) {
			throw new MailboxLocationException(location, "'" + url.getProtocol() + "' resources cannot be listed",
					null);
		}
		// a jar of our own: closing a shared one would break others
		connection.setUseCaches(false);
		JarFile jar = jarConnection.getJarFile();
		resources.add(jar);
		String entry = jarConnection.getEntryName();
		return new MailLocation(null, jar, (entry != null) ? entry : "");
	}

}
