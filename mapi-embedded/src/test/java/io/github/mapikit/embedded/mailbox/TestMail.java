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

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The mail that others wrote, from the test jars of the libraries that read it.
 */
public final class TestMail {

	private static final List<String> FOLDERS = List.of("test-documents", "mimetools-testmsgs", "testmsgs");

	private TestMail() {
	}

	/**
	 * Copies mail files into a folder.
	 * @param target the folder
	 * @param suffixes what their names end with or begin with
	 * @return the copies
	 */
	public static List<Path> copy(Path target, String... suffixes) throws IOException, URISyntaxException {
		List<Path> copies = new ArrayList<>();
		for (String folder : FOLDERS) {
			for (URL url : Collections.list(TestMail.class.getClassLoader().getResources(folder))) {
				JarURLConnection connection = (JarURLConnection) url.openConnection();
				copies.addAll(copy(connection.getJarFile(), folder + "/", target, suffixes));
			}
		}
		return copies;
	}

	private static List<Path> copy(JarFile jar, String folder, Path target, String... suffixes) throws IOException {
		List<Path> copies = new ArrayList<>();
		for (JarEntry entry : Collections.list(jar.entries())) {
			String name = entry.getName();
			if (!name.startsWith(folder) || entry.isDirectory()) {
				continue;
			}
			String fileName = name.substring(folder.length());
			for (String suffix : suffixes) {
				if (fileName.endsWith(suffix) || (suffix.startsWith("testRFC822") && fileName.startsWith(suffix))) {
					Path copy = target.resolve(folder.replace('/', '_') + fileName);
					try (InputStream in = Objects.requireNonNull(jar.getInputStream(entry))) {
						Files.write(copy, in.readAllBytes());
					}
					copies.add(copy);
					break;
				}
			}
		}
		return copies;
	}

	static List<MailItem> items(MailFolder folder) {
		List<MailItem> items = new ArrayList<>(folder.items());
		folder.subfolders().forEach((child) -> items.addAll(items(child)));
		return items;
	}

}
