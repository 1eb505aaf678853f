// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.TestMail;
import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What opening attachments costs, and when it can be done.
 */
class AttachmentRangeTests {

	@TempDir
	Path folder;

	private static byte[] content(int index, int size) {
		byte[] content = new byte[size];
		new Random(index).nextBytes(content);
		return content;
	}

	private static String message(int count, int size, String encoding) {
		StringBuilder message = new StringBuilder(InMemory.BEGIN)
			.append("Content-Type: multipart/mixed; boundary=b\r\n\r\n>From the preamble\r\n");
		for (int i = 0; i < count; i++) {
			message.append("--b\r\nContent-Disposition: attachment; filename=f")
				.append(i)
				.append("\r\nContent-Transfer-Encoding: ")
				.append(encoding)
				.append("\r\n\r\n")
				.append(encode(content(i, size), encoding))
				.append("\r\n");
		}
		return message.append("--b--\r\n").toString();
	}

	private static String encode(byte[] bytes, String encoding) {
		return encoding.equals("base64") ? Base64.getMimeEncoder().encodeToString(bytes)
				: new String(bytes, StandardCharsets.ISO_8859_1);
	}

	/** A message within a message. */
	private static String within(String message, String encoding) {
		return InMemory.BEGIN + "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n"
				+ encode(message.getBytes(StandardCharsets.ISO_8859_1), encoding);
	}

	private static void assertContents(MailContent message, int count, int size) throws Exception {
		assertThat(message.attachments()).hasSize(count);
		for (int i = 0; i < count; i++) {
			MailAttachment attachment = message.attachments().get(i);
			assertThat(attachment.size()).isEqualTo(size);
			assertThat(InMemory.bytes(attachment)).as(attachment.fileName()).isEqualTo(content(i, size));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "8bit", "base64" })
	void whenAllAttachmentsAreReadThenTheMessageIsReadTwiceMore(String encoding) throws Exception {
		for (int count : new int[] { 2000, 60 }) {
			int size = 5_000_000 / count / 10;
			InMemory source = new InMemory(message(count, size, encoding).getBytes(StandardCharsets.ISO_8859_1));
			try (MailContent content = source.content(MailboxLimits.defaults())) {
				assertContents(content, count, size);
			}
			assertThat(source.read()).isLessThan(3L * source.bytes().length);
		}
	}

	@Test
	void whenAMessageIsLargeThenEachAttachmentIsReadByItself() throws Exception {
		InMemory source = new InMemory(message(100, 100_000, "base64").getBytes(StandardCharsets.ISO_8859_1));
		try (MailContent content = source.content(MailboxLimits.defaults())) {
			long read = source.read();
			assertThat(InMemory.bytes(content.attachments().get(99))).isEqualTo(content(99, 100_000));
			assertThat(source.read() - read).isLessThan(200_000);
			assertContents(content, 100, 100_000);
		}
		assertThat(source.read()).isLessThan(3L * source.bytes().length);
	}

	@ParameterizedTest
	@ValueSource(strings = { "8bit", "base64" })
	void whenAttachmentsAreInAnAttachedMessageThenItIsReadTwiceMore(String encoding) throws Exception {
		for (int size : new int[] { 50, 50_000 }) {
			int count = (size == 50) ? 1000 : 120;
			String inner = message(count, size, "base64");
			InMemory source = new InMemory(
					within(within(inner, encoding), encoding).getBytes(StandardCharsets.ISO_8859_1));
			try (MailContent outer = source.content(MailboxLimits.defaults());
					MailContent middle = outer.attachments().get(0).openMessage();
					MailContent innermost = middle.attachments().get(0).openMessage()) {
				long once = source.read();
				assertContents(innermost, count, size);
				assertThat(source.read()).isLessThan(2 * once + source.bytes().length);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 50, 60_000 })
	void whenTheMessageIsInAnMboxThenItsAttachmentsAreFound(int size) throws Exception {
		int count = 100;
		Files.writeString(this.folder.resolve("in.mbox"),
				"From a@example.org Mon Jun 01 10:00:00 2009\r\n" + message(count, size, "base64")
						+ "\r\nFrom a@example.org Mon Jun 01 10:00:00 2009\r\nSubject: x\r\n\r\n");
		try (Mailbox mailbox = new MailboxReader().open(List.of(this.folder.toString()));
				MailContent content = TestMail.items(mailbox.root()).get(0).open()) {
			assertContents(content, count, size);
			for (int i = count - 1; i >= 0; i--) {
				assertThat(InMemory.bytes(content.attachments().get(i))).isEqualTo(content(i, size));
			}
		}
	}

	@Test
	void whenAnMboxHasQuotedLinesThenAttachmentsHaveThemAsTheyWere() throws Exception {
		String quoted = ">From me\r\n>>From you\r\n".repeat(1000);
		String part = "--b\r\nContent-Disposition: attachment\r\n\r\n" + quoted + "end\r\n";
		Files.writeString(this.folder.resolve("in.mbox"), "From a@example.org Mon Jun 01 10:00:00 2009\r\n"
				+ InMemory.BEGIN + "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + part.repeat(20) + "--b--\r\n");
		String expected = "From me\r\n>From you\r\n".repeat(1000) + "end";
		try (Mailbox mailbox = new MailboxReader().open(List.of(this.folder.toString()));
				MailContent content = TestMail.only(mailbox).open()) {
			assertThat(content.attachments()).hasSize(20)
				.allSatisfy((file) -> assertThat(InMemory.text(file)).isEqualTo(expected));
		}
	}

	@Test
	void whenTheContentWasClosedThenAnyThreadOpensAttachments() throws Exception {
		InMemory source = new InMemory(
				within(message(3, 100, "base64"), "base64").getBytes(StandardCharsets.ISO_8859_1));
		MailContent outer = source.content(MailboxLimits.defaults());
		MailContent inner = outer.attachments().get(0).openMessage();
		inner.close();
		outer.close();
		ExecutorService other = Executors.newSingleThreadExecutor();
		try {
			other.submit(() -> {
				assertContents(inner, 3, 100);
				return null;
			}).get();
		}
		finally {
			other.shutdown();
		}
	}

	private static void assertCorrupt(MailAttachment attachment) {
		assertThatExceptionOfType(MapiCallException.class).isThrownBy(attachment::open)
			.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA));
	}

	@Test
	void whenTheFileHasOtherContentThenAttachmentsAreCorrupt() throws Exception {
		String text = message(3, 100, "base64");
		InMemory source = new InMemory(text.getBytes(StandardCharsets.ISO_8859_1));
		try (MailContent content = source.content(MailboxLimits.defaults())) {
			source.replace(("X-Longer: yes\r\n" + text).getBytes(StandardCharsets.ISO_8859_1));
			assertCorrupt(content.attachments().get(1));
			source.replace(new byte[10]);
			assertCorrupt(content.attachments().get(1));
			source.replace(new byte[text.length()]);
			assertCorrupt(content.attachments().get(1));
		}
	}

	@Test
	void whenTheFileIsCutOffWithinAnAttachmentThenReadingFails() throws Exception {
		byte[] whole = message(1, 100_000, "base64").getBytes(StandardCharsets.ISO_8859_1);
		InMemory source = new InMemory(whole);
		try (MailContent content = source.content(MailboxLimits.defaults())) {
			source.replace(Arrays.copyOf(whole, whole.length / 2));
			try (InputStream in = content.attachments().get(0).open()) {
				assertThatExceptionOfType(BrokenMailException.class).isThrownBy(in::readAllBytes);
			}
		}
	}

	@Test
	void whenTheFileIsGoneThenAttachmentsAreNotFound() throws Exception {
		Path file = Files.writeString(this.folder.resolve("a.eml"), message(1, 100, "base64"));
		try (Mailbox mailbox = new MailboxReader().open(List.of(this.folder.toString()));
				MailContent content = TestMail.only(mailbox).open()) {
			Files.delete(file);
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(content.attachments().get(0)::open)
				.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_NOT_FOUND));
		}
	}

	@Test
	void whenAnAttachmentIsLongerThanAllowedThenItIsCutOff() throws Exception {
		InMemory source = new InMemory(message(2, 1000, "base64").getBytes(StandardCharsets.ISO_8859_1));
		try (MailContent content = source.content(MailboxLimits.defaults().withBytes(10_000, 10_000, 100, 10_000))) {
			assertThat(content.attachments()).hasSize(2).allSatisfy((attachment) -> {
				assertThat(attachment.size()).isEqualTo(100);
				assertThat(InMemory.bytes(attachment)).hasSize(100);
			});
			assertThat(content.truncations()).hasSize(2);
		}
	}

}
