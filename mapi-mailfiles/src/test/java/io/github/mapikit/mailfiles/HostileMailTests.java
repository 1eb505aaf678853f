// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles;

import java.io.BufferedWriter;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import com.sun.management.ThreadMXBean;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.source.MailboxLocationException;
import io.github.mapikit.mailfiles.source.SkippedFile;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.property.PropertyTags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Mail that is broken, or that somebody made to break its reader.
 */
class HostileMailTests {

	private static final String BEGIN = "From: a@example.org\r\nTo: b@example.org\r\nSubject: s\r\n";

	@TempDir
	Path folder;

	@Test
	void whenMultipartsAreNestedTooDeeplyThenTheMessageIsCutOff() throws Exception {
		StringBuilder text = new StringBuilder(BEGIN);
		for (int i = 0; i < 10_000; i++) {
			text.append("Content-Type: multipart/mixed; boundary=b")
				.append(i)
				.append("\r\n\r\n--b")
				.append(i)
				.append("\r\n");
		}
		write("deep.eml", text.toString());
		try (Mailbox mailbox = open(); MailContent content = TestMail.only(mailbox).open()) {
			assertThat(content.truncations()).isNotEmpty();
			assertThat(content.attachments()).hasSizeLessThan(5);
		}
	}

	@Test
	void whenMessagesAreNestedTooDeeplyThenTheInnermostIsRefused() throws Exception {
		String message = BEGIN + "\r\ninnermost";
		for (int i = 0; i < 8; i++) {
			message = BEGIN + "Content-Type: message/rfc822\r\n\r\n" + message;
		}
		write("deep.eml", message);
		MailboxReader reader = new MailboxReader(MailboxLimits.defaults().withStructure(10, 10, 4));
		try (Mailbox mailbox = reader.open(List.of(this.folder.toString()))) {
			MailContent content = TestMail.only(mailbox).open();
			for (int i = 0; i < 4; i++) {
				content = content.attachments().get(0).openMessage();
			}
			MailAttachment innermost = content.attachments().get(0);
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(innermost::openMessage)
				.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_TOO_COMPLEX));
		}
	}

	@Test
	void whenAHeaderIsHugeThenOnlyItsBeginIsRead() throws Exception {
		char[] line = new char[1024 * 1024];
		Arrays.fill(line, 'x');
		try (BufferedWriter out = Files.newBufferedWriter(this.folder.resolve("huge.eml"))) {
			out.write(BEGIN + "X-Huge: ");
			for (int i = 0; i < 100; i++) {
				out.write(line);
			}
			out.write("\r\n\r\nbody");
		}
		try (Mailbox mailbox = open(); MailContent content = TestMail.only(mailbox).open()) {
			assertThat(TestMail.only(mailbox).subject()).isEqualTo("s");
			assertThat(content.truncations()).singleElement().asString().contains("header is longer");
		}
	}

	@Test
	void whenBytesAreWrongThenTheMessageIsReadAllTheSame() throws Exception {
		write("zero.eml",
				"From: \0a@example.org\r\nSubject: a\0b\r\nContent-Type: text/plain; charset=x-unheard-of\r\n\r\nb\0\u00e9");
		try (Mailbox mailbox = open(); MailContent content = TestMail.only(mailbox).open()) {
			assertThat(content.get(PropertyTags.SUBJECT)).isEqualTo("a b");
			assertThat(content.body(BodyFormat.TEXT)).isEqualTo("b\0\u00e9");
		}
	}

	@Test
	void whenBase64IsTruncatedThenItsBeginIsGiven() throws Exception {
		write("cut.eml", BEGIN + "Content-Type: application/x-thing; name=\"../../etc/passwd\"\r\n"
				+ "Content-Transfer-Encoding: base64\r\n\r\nQUJDREVG\r\nR0hJ\r\nSk");
		try (Mailbox mailbox = open(); MailContent content = TestMail.only(mailbox).open()) {
			MailAttachment attachment = content.attachments().get(0);
			assertThat(attachment.fileName()).isEqualTo("passwd");
			try (InputStream in = attachment.open()) {
				assertThat(in.readAllBytes()).startsWith("ABCDEFGHI".getBytes(StandardCharsets.US_ASCII))
					.hasSize((int) attachment.size());
			}
		}
	}

	@Test
	void whenBodiesOfAnMboxSayFromThenNoMessageIsSplit() throws Exception {
		write("in.mbox",
				"From a@example.org Mon Jun 01 10:00:00 2009\nSubject: one\n\nHello\n\nFrom here on it is text\n"
						+ ">From quoted\n>>From quoted twice\n\nFrom a@example.org Mon Jun 01 11:00:00 2009\nSubject: two\n\nEnd\n");
		try (Mailbox mailbox = open()) {
			List<MailItem> items = TestMail.items(mailbox.root());
			assertThat(items).extracting(MailItem::subject).containsExactly("one", "two");
			try (MailContent content = items.get(0).open()) {
				assertThat(content.body(BodyFormat.TEXT))
					.isEqualTo("Hello\n\nFrom here on it is text\nFrom quoted\n>From quoted twice\n\n");
			}
		}
	}

	@Test
	void whenAnMboxIsLargerThanAnArrayCanBeThenWhatIsAtItsEndIsFoundInLittleMemory() throws Exception {
		Path file = this.folder.resolve("large.mbox");
		long far = (1L << 31) + 5;
		// all between is a hole, which takes no space on disk
		try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
			sparse.writeBytes(envelope("begin") + "Text\n\n" + envelope("hole"));
			sparse.seek(far);
			sparse.writeBytes("\n\n" + envelope("behind") + "Far\n\n" + envelope("end") + "Last\n");
		}
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		try (Mailbox mailbox = open()) {
			assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(16 * 1024 * 1024);
			List<MailItem> items = TestMail.items(mailbox.root());
			assertThat(items).extracting(MailItem::subject).containsExactly("begin", "hole", "behind", "end");
			assertThat(items.get(1).size()).isGreaterThan(Integer.MAX_VALUE - 100);
			assertThat(items.get(2).location()).endsWith(", at " + (far + 2));
			for (int i : List.of(0, 2, 3)) {
				try (MailContent content = items.get(i).open()) {
					assertThat(content.get(PropertyTags.SUBJECT)).isEqualTo(items.get(i).subject());
					assertThat(content.body(BodyFormat.TEXT).strip())
						.isEqualTo(List.of("Text", "", "Far", "Last").get(i));
				}
			}
		}
	}

	private static String envelope(String subject) {
		return "From a@example.org Mon Jun 01 10:00:00 2009\nSubject: " + subject + "\n\n";
	}

	@Test
	void whenFilesAreBrokenThenEachIsSkippedOnceAndTheOthersAreShown() throws Exception {
		byte[] random = new byte[10_000];
		new Random(1).nextBytes(random);
		random[0] = (byte) 0xFF;
		Files.write(this.folder.resolve("random.msg"), random);
		byte[] ole = random.clone();
		System.arraycopy(
				new byte[] { (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1 },
				0, ole, 0, 8);
		Files.write(this.folder.resolve("ole.msg"), ole);
		write("empty.eml", "");
		write("empty.pst", "");
		write("nothing.mbox", "nothing\n");
		write("notes.txt", "no mail");
		for (Path file : TestMail.copy(this.folder, "testPST.pst")) {
			byte[] whole = Files.readAllBytes(file);
			Files.delete(file);
			Files.write(this.folder.resolve("cut.pst"), Arrays.copyOf(whole, 20_000));
		}
		write("good.eml", BEGIN + "\r\nbody");
		try (Mailbox mailbox = open()) {
			assertThat(TestMail.items(mailbox.root())).extracting(MailItem::subject).containsExactly("s");
			assertThat(mailbox.skipped()).extracting((skipped) -> Path.of(skipped.name()).getFileName().toString())
				.containsExactlyInAnyOrder("random.msg", "ole.msg", "empty.eml", "empty.pst", "nothing.mbox",
						"cut.pst");
			assertThat(mailbox.skippedCount()).isEqualTo(6);
			assertThat(mailbox.messageCount()).isOne();
		}
	}

	@Test
	void whenDataFilesAreFuzzedThenOpeningEnds() throws Exception {
		Random random = new Random(42);
		for (Path file : TestMail.copy(this.folder, "variousBodyTypes.pst", "att_msg.msg")) {
			byte[] whole = Files.readAllBytes(file);
			Files.delete(file);
			for (int i = 0; i < 20; i++) {
				byte[] fuzzed = TestMail.fuzz(whole, 64, whole.length, 200, random);
				Files.write(this.folder.resolve(i + file.getFileName().toString()), fuzzed);
			}
		}
		try (Mailbox mailbox = open()) {
			for (MailItem item : TestMail.items(mailbox.root())) {
				try (MailContent content = item.open()) {
					assertThat(content.properties()).isNotEmpty();
				}
				catch (MapiCallException ex) {
					assertThat(ex.result().isError()).isTrue();
				}
			}
		}
	}

	@Test
	void whenALinkLeadsIntoItsOwnFolderThenItIsNotFollowed() throws Exception {
		Path inner = Files.createDirectory(this.folder.resolve("inner"));
		Files.createSymbolicLink(inner.resolve("loop"), this.folder);
		Files.createSymbolicLink(this.folder.resolve("itself.eml"), this.folder.resolve("itself.eml"));
		Files.writeString(inner.resolve("a.eml"), BEGIN + "\r\nbody");
		try (Mailbox mailbox = open()) {
			assertThat(mailbox.messageCount()).isOne();
			assertThat(mailbox.skipped()).extracting(SkippedFile::reason).anyMatch((reason) -> reason.contains("link"));
		}
	}

	@Test
	void whenAFileIsGoneThenItsMessageAloneFails() throws Exception {
		write("a.eml", BEGIN + "\r\nbody");
		try (Mailbox mailbox = open()) {
			Files.delete(this.folder.resolve("a.eml"));
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> TestMail.only(mailbox).open())
				.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_NOT_FOUND));
		}
	}

	@Test
	void whenALocationIsMissingThenItIsNamed() {
		String missing = this.folder.resolve("missing").toString();
		assertThatExceptionOfType(MailboxLocationException.class)
			.isThrownBy(() -> new MailboxReader().open(List.of(missing)))
			.satisfies((ex) -> assertThat(ex.location()).isEqualTo(missing));
		assertThatExceptionOfType(MailboxLocationException.class)
			.isThrownBy(() -> new MailboxReader().open(List.of("classpath:no/such/resource")));
	}

	private void write(String name, String text) throws Exception {
		Files.writeString(this.folder.resolve(name), text, StandardCharsets.ISO_8859_1);
	}

	private Mailbox open() {
		return new MailboxReader().open(List.of(this.folder.toString()));
	}

}
