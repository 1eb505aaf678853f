// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.item.MailItem;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

import static org.assertj.core.api.Assertions.assertThat;

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

	/**
	 * Parses a message with mime4j.
	 * @param bytes the message, with or without an envelope line above it
	 * @return what mime4j says of it
	 */
	public static Message parse(byte[] bytes) throws IOException {
		String begin = new String(bytes, 0, Math.min(bytes.length, 5), StandardCharsets.ISO_8859_1);
		int start = 0;
		if (begin.equals("From ")) {
			while (bytes[start++] != '\n') {
				// passes over the envelope line
			}
		}
		DefaultMessageBuilder builder = new DefaultMessageBuilder();
		builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
		return builder.parseMessage(new ByteArrayInputStream(bytes, start, bytes.length - start));
	}

	/**
	 * Damages a file.
	 * @param whole the file
	 * @param from where damage may begin
	 * @param to where it ends
	 * @param count how many bytes to change at most
	 * @param random where and into what
	 * @return the damaged file
	 */
	public static byte[] fuzz(byte[] whole, int from, int to, int count, Random random) {
		byte[] fuzzed = whole.clone();
		for (int i = 0; i < count; i++) {
			fuzzed[random.nextInt(from, to)] = (byte) random.nextInt();
		}
		return fuzzed;
	}

	public static MailItem only(Mailbox mailbox) {
		List<MailItem> items = items(mailbox.root());
		assertThat(items).hasSize(1);
		return items.get(0);
	}

	public static List<MailItem> items(MailFolder folder) {
		List<MailItem> items = new ArrayList<>(folder.items());
		folder.subfolders().forEach((child) -> items.addAll(items(child)));
		return items;
	}

}
