// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Many small mail files in a temporary folder, a thousand to a subfolder.
 */
final class MailFiles implements AutoCloseable {

	private static final int PER_FOLDER = 1000;

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private final Path folder;

	private MailFiles(Path folder) {
		this.folder = folder;
	}

	static MailFiles write(int count) throws IOException {
		Path folder = Files.createTempDirectory("mail-files");
		for (int i = 0; i < count; i++) {
			Path parent = folder.resolve("folder-%03d".formatted(i / PER_FOLDER));
			if (i % PER_FOLDER == 0) {
				Files.createDirectories(parent);
			}
			Files.write(parent.resolve("mail-%06d.eml".formatted(i)), mail(i).getBytes(StandardCharsets.US_ASCII));
		}
		return new MailFiles(folder);
	}

	Path folder() {
		return this.folder;
	}

	private static String mail(int number) {
		String date = DATE.format(Instant.ofEpochSecond(1_700_000_000L + 61L * number));
		return String.join("\r\n",
				"Received: from mx%d.example.net (mx%d.example.net [192.0.2.%d])".formatted(number % 7, number % 7,
						number % 250),
				"\tby mail.example.org (Postfix) with ESMTPS id %08X".formatted(number * 2654435761L & 0xFFFFFFFFL),
				"\tfor <owner@example.com>; " + date, "Date: " + date,
				"From: =?utf-8?Q?J=C3=B6rg_Sender_%d?= <sender%d@example.net>".formatted(number % 500, number % 500),
				"To: Mailbox Owner <owner@example.com>, Someone Else <else%d@example.org>".formatted(number % 90),
				"Cc: List <list@example.org>",
				"Subject: =?utf-8?Q?=C3=9Cbersicht?= number %d of many, with a few more words".formatted(number),
				"Message-ID: <%d.%d@example.net>".formatted(number, number % 500),
				"References: <%d.1@example.net> <%d.2@example.net>".formatted(number - 1, number - 2),
				"MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit",
				"X-Mailer: Example Mailer 4.2", "", "Hello,", "", "this is message %d.".formatted(number),
				"It says little, in few lines.", "", "Regards", "");
	}

	@Override
	public void close() throws IOException {
		Files.walkFileTree(this.folder, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				Files.delete(file);
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
				Files.delete(visited);
				return FileVisitResult.CONTINUE;
			}

		});
	}

}
