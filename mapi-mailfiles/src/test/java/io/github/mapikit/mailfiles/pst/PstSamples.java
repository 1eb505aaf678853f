// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;

import io.github.mapikit.mailfiles.pst.builder.PstAttachment;
import io.github.mapikit.mailfiles.pst.builder.PstBuilder;
import io.github.mapikit.mailfiles.pst.builder.PstFolder;
import io.github.mapikit.mailfiles.pst.builder.PstMessage;

/**
 * Messages and folders for data files.
 */
final class PstSamples {

	static final Instant TIME = Instant.parse("2020-02-29T12:34:56.7Z");

	private PstSamples() {
	}

	static PstMessage message(int number) {
		return new PstMessage("Größe " + number).from("Sender " + number, "sender%d@example.com".formatted(number))
			.to("Recipient " + number, "recipient%d@example.org".formatted(number))
			.at(TIME.plusSeconds(number))
			.body("Text of " + number);
	}

	/** Bytes that no compression makes much smaller. */
	static byte[] bytes(int seed, int size) {
		byte[] bytes = new byte[size];
		new Random(seed).nextBytes(bytes);
		return bytes;
	}

	static byte[] text(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	/** A message with an attachment of each method. */
	static PstMessage attached() {
		PstMessage innermost = new PstMessage("Innermost").from("C", "c@example.com")
			.to("D", "d@example.com")
			.body("innermost text")
			.attach(PstAttachment.of("deep.txt", text("deep")));
		PstMessage inner = new PstMessage("Inner").from("B", "b@example.com")
			.to("C", "c@example.com")
			.body("inner text")
			.attach(PstAttachment.embedded("Innermost", innermost));
		return message(1000).attach(PstAttachment.of("small.txt", text("small")))
			.attach(PstAttachment.of("large.bin", bytes(1, 200_000)))
			.attach(PstAttachment.of("empty.bin", new byte[0]))
			.attach(PstAttachment.embedded("Inner", inner))
			.attach(PstAttachment.reference("there.doc", "\\\\server\\share\\there.doc"))
			.attach(PstAttachment.ole("object", bytes(2, 70_000)));
	}

	/** Fills a file with folders and messages of each kind. */
	static void fill(PstBuilder pst) throws IOException {
		PstFolder inbox = pst.top().folder("Inbox", "IPF.Note");
		pst.receive("IPM", inbox);
		for (int i = 0; i < 60; i++) {
			inbox.add(message(i));
		}
		inbox.add(attached());
		inbox.folder("Within").folder("Further within").add(message(2000));
		pst.top().folder("Nothing");
		pst.deletedItems().add(message(3000));
	}

}
