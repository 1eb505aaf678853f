// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Makes folders of small messages with the headers that mail of today has.
 */
final class SmallMails {

	private static final int PER_FOLDER = 1000;

	private SmallMails() {
	}

	/**
	 * Writes messages.
	 * @param target the folder to write into
	 * @param count how many messages
	 */
	static void write(Path target, int count) throws IOException {
		Instant first = Instant.parse("2026-01-05T08:00:00Z");
		for (int i = 0; i < count; i++) {
			Path folder = target.resolve("folder%03d".formatted(i / PER_FOLDER));
			if (i % PER_FOLDER == 0) {
				Files.createDirectories(folder);
			}
			String date = DateTimeFormatter.RFC_1123_DATE_TIME
				.format(first.plusSeconds(i * 60L).atOffset(ZoneOffset.UTC));
			Files.writeString(folder.resolve("message%06d.eml".formatted(i)), message(i, date),
					StandardCharsets.US_ASCII);
		}
	}

	private static String message(int i, String date) {
		return """
				Return-Path: <sender%1$d@example.org>
				Received: from relay%2$d.example.net (relay%2$d.example.net [192.0.2.%2$d])
				\tby mx.example.com (Postfix) with ESMTPS id 4F%3$08X
				\tfor <recipient@example.com>; %4$s
				DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=mail;
				\th=from:to:subject:date; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;
				\tb=dzdVyOfAKCdLXdJOc9G2q8LoXSlEniSbav+yuU4zGeeruD00lszZVoG4ZHRNiYzR
				Message-ID: <%3$d.%1$d.mail@example.org>
				Date: %4$s
				From: "Sender Number %1$d" <sender%1$d@example.org>
				To: Recipient <recipient@example.com>, =?UTF-8?Q?Andr=C3=A9?= <andre@example.com>
				Subject: Re: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?= number %3$d of many
				MIME-Version: 1.0
				Content-Type: text/plain; charset=utf-8
				Content-Transfer-Encoding: 7bit
				X-Mailer: Mail 1.0

				This is the text of message %3$d.
				""".formatted(i % 200, i % 250, i, date).replace("\n", "\r\n");
	}

}
