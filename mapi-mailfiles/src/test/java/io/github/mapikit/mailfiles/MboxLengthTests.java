// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.model.message.BodyFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code Content-Length} in the headers of an mbox.
 */
class MboxLengthTests {

	private static final String FROM = "From a@example.com Fri Sep 26 17:18:40 2025\n";

	private static final String BODY = "Look:\n\n" + FROM + "Subject: not a message\n\n>From here: one\n";

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "\r\n", "\n\n" })
	void whenTheLengthLeadsToASeparatorThenAllBeforeItIsBody(String gap) throws Exception {
		write(message("one", BODY, BODY.length()) + gap + message("two", BODY, BODY.length()) + gap
				+ message("three", "end\n", 4));
		assertThat(read()).containsExactly("one:" + BODY, "two:" + BODY, "three:end\n");
	}

	@Test
	void whenTheLengthLeavesOutTheLastLineEndThenItIsBelieved() throws Exception {
		write(message("one", BODY, BODY.length() - 1) + message("two", "end", 3));
		assertThat(read()).containsExactly("one:" + BODY.strip(), "two:end");
	}

	@Test
	void whenTheLengthLeadsToTheEndThenAllBeforeItIsBody() throws Exception {
		write(message("one", "first\n\n", 6) + message("two", BODY, BODY.length()));
		assertThat(read()).containsExactly("one:first\n", "two:" + BODY);
		write(message("one", BODY, BODY.length()) + "\n\n");
		assertThat(read()).containsExactly("one:" + BODY);
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 5, 8, 30, 51, 200, 10_000, Long.MAX_VALUE, 999_999_999_999_999_999L })
	void whenTheLengthLeadsElsewhereThenItIsNotBelieved(long length) throws Exception {
		write(message("one", "Look at this\nplease\n\n", length) + message("two", "second\n\n", length)
				+ message("three", "end\n", length));
		assertThat(read()).containsExactly("one:Look at this\nplease\n\n", "two:second\n\n", "three:end\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-5", "x", "12x", "99999999999999999999", "", "0x10", "1.5", "6,5" })
	void whenTheLengthIsNoNumberThenItIsPassedOver(String length) throws Exception {
		write(FROM + "Content-Length: " + length + "\nSubject: one\n\nfirst\n\n" + message("two", "second\n", 7));
		assertThat(read()).containsExactly("one:first\n\n", "two:second\n");
	}

	@Test
	void whenLinesAreQuotedWithinTheLengthThenTheyAreUnquoted() throws Exception {
		String body = ">From here on\n>>From there\n";
		write(message("one", body, body.length()) + "\n" + message("two", "second\n", 7));
		assertThat(read()).containsExactly("one:From here on\n>From there\n", "two:second\n");
	}

	@Test
	void whenBodiesAreLargeThenLengthsHold() throws Exception {
		String large = (BODY + "text ".repeat(100) + "\n").repeat(500);
		write(message("one", large, large.length()) + "\n" + message("two", large, large.length()) + "\n"
				+ message("three", "end\n", 4));
		assertThat(read()).containsExactly("one:" + large, "two:" + large, "three:end\n");
	}

	@Test
	void whenTheFieldIsSpelledOtherwiseThenItIsRead() throws Exception {
		for (String field : List.of("content-length:" + BODY.length(),
				"CONTENT-LENGTH:\t" + BODY.length() + " (bytes)")) {
			write(FROM + field + "\nSubject: one\n\n" + BODY + "\n" + message("two", "second\n", 7));
			assertThat(read()).containsExactly("one:" + BODY, "two:second\n");
		}
	}

	private static String message(String subject, String body, long length) {
		return FROM + "Subject: " + subject + "\nContent-Length: " + length + "\n\n" + body;
	}

	private void write(String text) throws Exception {
		Files.writeString(this.folder.resolve("m.mbox"), text, StandardCharsets.ISO_8859_1);
	}

	private List<String> read() {
		try (Mailbox mailbox = new MailboxReader().open(List.of(this.folder.toString()))) {
			return TestMail.items(mailbox.root()).stream().map(MboxLengthTests::describe).toList();
		}
	}

	private static String describe(MailItem item) {
		try (MailContent content = item.open()) {
			return item.subject() + ":" + content.body(BodyFormat.TEXT);
		}
	}

}
