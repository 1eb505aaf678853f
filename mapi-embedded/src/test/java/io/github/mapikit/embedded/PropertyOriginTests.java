// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.mailfiles.TestMail;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyObject;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.HierarchyTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Compares what the documentation says of each property with messages of each kind.
 */
@UsesMapi
class PropertyOriginTests {

	private static final int INTERNET = 0;

	private static final int TNEF = 1;

	private static final int MSG = 2;

	private static final int PST = 3;

	private static final int CREATED = 4;

	private static final String HEADER = """
			Received: from a by b; Mon, 2 Nov 2026 10:00:05 +0000
			From: Ann <ann@example.com>
			Sender: The Office <office@example.com>
			Reply-To: Desk <desk@example.com>
			To: Bob <bob@example.org>
			Subject: Re: lunch
			Message-ID: <1@example.com>
			In-Reply-To: <0@example.com>
			References: <0@example.com>
			Date: Mon, 2 Nov 2026 10:00:00 +0000
			Thread-Index: %s
			Disposition-Notification-To: ann@example.com
			MIME-Version: 1.0
			Content-Type: multipart/mixed; boundary=b

			--b
			""".formatted(Base64.getEncoder().encodeToString(new byte[22]));

	private static final String MAIL = HEADER + """
			Content-Type: text/plain

			Hello
			--b
			Content-Type: text/html; charset=utf-8

			<p>Hello</p>
			--b
			Content-Type: image/png; name="dot.png"
			Content-ID: <dot>

			not really
			--b--
			""";

	private static final String BARE = "X-Nothing: 1\n\nText\n";

	@RegisterExtension
	final MailboxExtension mailbox = new MailboxExtension();

	@TempDir
	Path folder;

	/** The properties that messages of the kind have, and those of their attachments. */
	private final Set<PropertyTag<?>> ofMessages = new HashSet<>();

	private final Set<PropertyTag<?>> ofAttachments = new HashSet<>();

	private void check(int kind, @Nullable String open) throws Exception {
		List<PropertyOriginTable.Line> message = PropertyOriginTable.read("A message has these properties:");
		List<PropertyOriginTable.Line> attachment = PropertyOriginTable.read("An attachment has these:");
		assertThat(message).hasSizeGreaterThan(40);
		assertThat(attachment).hasSizeGreaterThan(10);
		if (open != null) {
			this.mailbox.with(EmbeddedOptions.DEFAULTS.withMailbox(open));
		}
		this.mailbox.run((session) -> {
			if (kind == CREATED) {
				create(session, message, attachment);
			}
			for (EntryId id : messages(session.defaultStore())) {
				try (Message each = session.defaultStore().openMessage(id)) {
					this.ofMessages.addAll(each.readAll().tags());
					assertComputed(each, message, kind);
					for (Row row : each.attachments(PropertyTags.ATTACH_NUM)) {
						try (Attachment file = each.openAttachment(row.get(PropertyTags.ATTACH_NUM))) {
							this.ofAttachments.addAll(file.readAll().tags());
							assertComputed(file, attachment, kind);
						}
					}
				}
			}
		});
		assertThere(message, this.ofMessages, kind);
		if (kind == PST) {
			// the attachments of the data files at hand are messages, without a file's
			// name
			attachment.removeIf((line) -> line.origins().get(kind).startsWith("file"));
		}
		assertThere(attachment, this.ofAttachments, kind);
	}

	private static List<EntryId> messages(MessageStore store) {
		List<EntryId> all = new ArrayList<>();
		try (Folder top = store.ipmSubtree();
				HierarchyTable tree = top.hierarchy(HierarchyDepth.ALL).columns(PropertyTags.ENTRYID)) {
			for (Row row : tree.rows().toList()) {
				try (Folder each = store.openFolder(row.get(PropertyTags.ENTRYID));
						ContentsTable table = each.contents().columns(PropertyTags.ENTRYID)) {
					table.rows().forEach((message) -> all.add(message.get(PropertyTags.ENTRYID)));
				}
			}
		}
		assertThat(all).isNotEmpty();
		return all;
	}

	private static void assertThere(List<PropertyOriginTable.Line> table, Set<PropertyTag<?>> found, int kind) {
		List<String> wrong = new ArrayList<>();
		for (PropertyOriginTable.Line line : table) {
			boolean told = !line.origins().get(kind).equals("—");
			if (found.contains(line.tag()) != told) {
				wrong.add(line.name() + ": " + line.origins().get(kind));
			}
		}
		assertThat(wrong).isEmpty();
	}

	private static void assertComputed(PropertyObject object, List<PropertyOriginTable.Line> table, int kind) {
		for (PropertyOriginTable.Line line : table) {
			if (line.origins().get(kind).equals("store")) {
				assertThatExceptionOfType(MapiCallException.class).as(line.name()).isThrownBy(() -> {
					set(object, line.tag());
					object.save();
				}).satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_COMPUTED));
			}
		}
	}

	@SuppressWarnings("unchecked")
	private static void set(PropertyObject object, PropertyTag<?> tag) {
		Object value = switch (tag.type()) {
			case LONG -> 1;
			case BOOLEAN -> true;
			case SYSTIME -> Instant.parse("2026-11-02T10:00:00Z");
			case BINARY -> Binary.of((byte) 1);
			default -> "x";
		};
		object.set((PropertyTag<Object>) tag, value);
	}

	private static void create(MapiSession session, List<PropertyOriginTable.Line> ofMessage,
			List<PropertyOriginTable.Line> ofAttachment) throws Exception {
		try (Folder inbox = session.defaultStore().inbox();
				Message message = inbox.createMessage();
				Message formatted = inbox.createMessage()) {
			formatted.setBody(BodyFormat.HTML, "<p>Hello</p>");
			formatted.save();
			try (Attachment attachment = message.createAttachment()) {
				setAll(attachment, ofAttachment);
				attachment.set(PropertyTags.ATTACH_LONG_FILENAME, "dot.png");
				try (OutputStream content = attachment.openContentOutput()) {
					content.write(1);
				}
				attachment.save();
			}
			message.setRecipients(List.of(Recipient.to("bob@example.org")));
			setAll(message, ofMessage);
			message.set(PropertyTags.SENDER_ADDRTYPE, "SMTP");
			message.set(PropertyTags.SENT_REPRESENTING_ADDRTYPE, "SMTP");
			message.save();
		}
	}

	private static void setAll(PropertyObject object, List<PropertyOriginTable.Line> table) {
		for (PropertyOriginTable.Line line : table) {
			if (line.origins().get(CREATED).equals("program")) {
				set(object, line.tag());
			}
		}
	}

	/** Writes mail with the line ends of the Internet. */
	private Path write(String name, String content) throws Exception {
		Path file = this.folder.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.write(file, content.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void whenItIsAFileOfMailThenTheTableIsRight() throws Exception {
		check(INTERNET, write("a.eml", MAIL).toString());
	}

	@Test
	void whenItIsInAnMboxThenTheTableIsRight() throws Exception {
		String envelope = "From ann@example.com Mon Nov  2 10:00:00 2026\n";
		check(INTERNET, write("a.mbox", envelope + MAIL).toString());
	}

	@Test
	void whenItIsInAMaildirThenTheTableIsRight() throws Exception {
		write("mail/cur/1.M1P1.host:2,", MAIL);
		Files.createDirectories(this.folder.resolve("mail/new"));
		check(INTERNET, this.folder.resolve("mail").toString());
	}

	@Test
	void whenThereIsNothingInTheHeaderThenWhatComesFromItAloneIsNotThere() throws Exception {
		Path file = write("a.eml", BARE);
		this.mailbox.with(EmbeddedOptions.DEFAULTS.withMailbox(file.toString())).run((session) -> {
			try (Message message = session.defaultStore().openMessage(messages(session.defaultStore()).get(0))) {
				assertBare(message, INTERNET, "header");
			}
		});
	}

	@Test
	void whenTheProgramSetsNothingThenWhatComesFromItAloneIsNotThere() throws Exception {
		this.mailbox.run((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); Message message = inbox.createMessage()) {
				message.save();
				assertBare(message, CREATED, "program");
			}
		});
	}

	private static void assertBare(Message message, int kind, String origin) throws Exception {
		Set<PropertyTag<?>> found = new HashSet<>(message.readAll().tags());
		for (PropertyOriginTable.Line line : PropertyOriginTable.read("A message has these properties:")) {
			String told = line.origins().get(kind);
			if (told.equals(origin)) {
				assertThat(found).as(line.name()).doesNotContain(line.tag());
			}
			else if (told.startsWith(origin + ", else ") && !told.endsWith("made")) {
				assertThat(found).as(line.name()).contains(line.tag());
			}
		}
	}

	@Test
	void whenItHasAWinmailThenTheTableIsRight() throws Exception {
		Path winmail = TestMail.copy(this.folder, "testWINMAIL.dat").get(0);
		writeTnef("mail/a.eml", Files.readAllBytes(winmail));
		writeTnef("mail/b.eml", html());
		check(TNEF, this.folder.resolve("mail").toString());
	}

	private void writeTnef(String name, byte[] tnef) throws Exception {
		write(name, HEADER + """
				Content-Type: text/plain

				Hello
				--b
				Content-Type: application/ms-tnef; name="winmail.dat"
				Content-Transfer-Encoding: base64

				%s
				--b--
				""".formatted(Base64.getMimeEncoder().encodeToString(tnef).replace("\r", "")));
	}

	/** TNEF with an HTML body and an attachment that has what MIME gives one. */
	private static byte[] html() {
		ByteBuffer out = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
		out.putInt(0x223E9F78).putShort((short) 1);
		ByteBuffer body = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
		put(body.putInt(2), 0x10130102, "<p>Hello</p>".getBytes(StandardCharsets.US_ASCII));
		attribute(out, 1, 0x00069003, body.putInt(0x3FDE0003).putInt(65001));
		attribute(out, 2, 0x00069002, ByteBuffer.allocate(14).position(14));
		ByteBuffer file = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
		put(file.putInt(2), 0x370E001F, "image/png\0".getBytes(StandardCharsets.UTF_16LE));
		put(file, 0x3712001F, "dot\0".getBytes(StandardCharsets.UTF_16LE));
		attribute(out, 2, 0x00069005, file);
		return Arrays.copyOf(out.array(), out.position());
	}

	private static void put(ByteBuffer properties, int tag, byte[] value) {
		properties.putInt(tag).putInt(1).putInt(value.length).put(Arrays.copyOf(value, (value.length + 3) & ~3));
	}

	private static void attribute(ByteBuffer out, int level, int id, ByteBuffer value) {
		out.put((byte) level).putInt(id).putInt(value.position()).put(value.array(), 0, value.position());
		out.putShort((short) 0);
	}

	@Test
	void whenItIsAnOutlookMessageThenTheTableIsRight() throws Exception {
		assertThat(TestMail.copy(this.folder, ".msg")).isNotEmpty();
		check(MSG, this.folder.toString());
	}

	@Test
	void whenItIsInADataFileThenTheTableIsRight() throws Exception {
		assertThat(TestMail.copy(this.folder, "testPST.pst", "variousBodyTypes.pst")).isNotEmpty();
		check(PST, this.folder.toString());
	}

	@Test
	void whenItIsCreatedThenTheTableIsRight() throws Exception {
		check(CREATED, null);
	}

}
