// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.item.MailItem;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.field.ParsedField;
import org.apache.james.mime4j.field.LenientFieldParser;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/**
 * Measures opening a folder of small messages beside what mime4j alone needs for the same
 * headers. Not a test: run as a program, with the folder and the number of messages.
 */
public final class OpeningMeasurement {

	private static final int ROUNDS = 7;

	private OpeningMeasurement() {
	}

	public static void main(String[] arguments) throws Exception {
		Path folder = Path.of(arguments[0]);
		int count = Integer.parseInt(arguments[1]);
		if (!Files.exists(folder)) {
			Files.createDirectories(folder);
			SmallMails.write(folder, count);
		}
		for (int round = 0; round < ROUNDS; round++) {
			long start = System.nanoTime();
			int fields = parseWithMime4j(folder);
			long parsed = System.nanoTime();
			long listed;
			long heap;
			try (Mailbox mailbox = new MailboxReader().open(List.of(folder.toString()))) {
				listed = list(mailbox.root());
				long opened = System.nanoTime();
				System.gc();
				heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
				System.out.printf(Locale.ROOT,
						"%d messages: mime4j %d ms (%d fields), mailbox %d ms, ratio %.2f, heap %d MB%n", listed,
						(parsed - start) / 1_000_000, fields, (opened - parsed) / 1_000_000,
						(double) (opened - parsed) / (parsed - start), heap >> 20);
			}
		}
	}

	private static long list(MailFolder folder) {
		long count = 0;
		for (MailItem item : folder.items()) {
			count += (item.subject().isEmpty() || item.senderName().isEmpty() || item.deliveryTime() == null) ? 0 : 1;
		}
		for (MailFolder child : folder.subfolders()) {
			count += list(child);
		}
		return count;
	}

	private static int parseWithMime4j(Path folder) throws IOException, MimeException {
		int count = 0;
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : (Iterable<Path>) files.filter((path) -> path.toString().endsWith(".eml"))::iterator) {
				count += parseHeader(file);
			}
		}
		return count;
	}

	private static int parseHeader(Path file) throws IOException, MimeException {
		int count = 0;
		MimeTokenStream tokens = new MimeTokenStream(MimeConfig.PERMISSIVE);
		try (InputStream in = new BufferedInputStream(new FileInputStream(file.toFile()))) {
			tokens.parse(in);
			while (tokens.next() != EntityState.T_END_HEADER) {
				if (tokens.getState() == EntityState.T_FIELD) {
					ParsedField field = LenientFieldParser.getParser().parse(tokens.getField(), DecodeMonitor.SILENT);
					// parsing is lazy: what is asked for here is what a table shows
					count += field.isValidField() ? 1 : 0;
				}
			}
		}
		return count;
	}

}
