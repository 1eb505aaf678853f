// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.benchmarks;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import io.github.mapikit.mailfiles.pst.builder.PstAttachment;
import io.github.mapikit.mailfiles.pst.builder.PstBuilder;
import io.github.mapikit.mailfiles.pst.builder.PstFolder;
import io.github.mapikit.mailfiles.pst.builder.PstMessage;
import io.github.mapikit.mailfiles.pst.builder.ndb.NdbOptions;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstEncoding;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstFormat;
import io.github.mapikit.model.property.PropertyTags;

/**
 * An Outlook data file of many small messages in a temporary folder.
 */
final class PstFiles implements AutoCloseable {

	private static final int PER_FOLDER = 5000;

	private final Path file;

	private PstFiles(Path file) {
		this.file = file;
	}

	static PstFiles write(int count) throws IOException {
		Path file = Files.createTempDirectory("pst-files").resolve("mail.pst");
		try (PstBuilder pst = new PstBuilder(file, NdbOptions.of(PstFormat.UNICODE, PstEncoding.PERMUTE),
				Charset.forName("windows-1252"))) {
			PstFolder folder = pst.top().folder("folder-000", "IPF.Note");
			for (int i = 0; i < count; i++) {
				if (i > 0 && i % PER_FOLDER == 0) {
					folder = pst.top().folder("folder-%03d".formatted(i / PER_FOLDER), "IPF.Note");
				}
				folder.add(message(i));
			}
		}
		return new PstFiles(file);
	}

	private static PstMessage message(int number) {
		PstMessage message = new PstMessage("Übersicht number %d of many, with a few more words".formatted(number));
		message.from("Jörg Sender " + number % 500, "sender%d@example.net".formatted(number % 500));
		message.to("Mailbox Owner", "owner@example.com");
		message.to("Someone Else", "else%d@example.org".formatted(number % 90));
		message.set(PropertyTags.DISPLAY_TO, "Mailbox Owner; Someone Else");
		message.set(PropertyTags.INTERNET_MESSAGE_ID, "<%d.%d@example.net>".formatted(number, number % 500));
		message.at(Instant.ofEpochSecond(1_700_000_000L + 61L * number));
		message.body("Hello,\r\n\r\nthis is message %d.\r\n".formatted(number)
				+ "It says little, in few lines.\r\n".repeat(number % 40) + "\r\nRegards\r\n");
		if (number % 20 == 0) {
			message.attach(PstAttachment.of("table-%d.csv".formatted(number), new byte[6000]));
		}
		return message;
	}

	Path file() {
		return this.file;
	}

	@Override
	public void close() throws IOException {
		Files.delete(this.file);
		Path folder = this.file.getParent();
		if (folder != null) {
			Files.delete(folder);
		}
	}

}
