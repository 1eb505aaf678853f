// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.TestMail;
import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.item.MailFolderKind;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Data files that other programs wrote.
 */
class PstRealFilesTests {

	@TempDir
	Path folder;

	@Test
	void whenFilesAreTikasThenTheirMessagesAreWhatAnotherReaderHas() throws Exception {
		Map<String, MailItem> items = new LinkedHashMap<>();
		List<Mailbox> mailboxes = new ArrayList<>();
		SoftAssertions softly = new SoftAssertions();
		try {
			for (Path file : TestMail.copy(this.folder, ".pst")) {
				Mailbox mailbox = new MailboxReader().open(List.of(file.toString()));
				mailboxes.add(mailbox);
				assertThat(mailbox.skipped()).isEmpty();
				String name = file.getFileName().toString().replace("test-documents_", "");
				for (MailItem item : TestMail.items(mailbox.root())) {
					items.put(name + item.location().replaceAll(".* ", " "), item);
				}
			}
			List<String> lines = Files.readAllLines(resource("messages.tsv"));
			for (String line : lines) {
				String[] cells = line.split("\t", -1);
				MailItem item = Objects.requireNonNull(items.get(cells[0] + " " + cells[1]), line);
				softly.assertThat(cells(item)).containsExactly(Arrays.copyOfRange(cells, 2, cells.length));
			}
			softly.assertThat(items).hasSameSizeAs(lines);
		}
		finally {
			mailboxes.forEach(Mailbox::close);
		}
		softly.assertAll();
	}

	private static List<String> cells(MailItem item) throws Exception {
		try (MailContent content = item.open()) {
			List<String> attachments = new ArrayList<>();
			for (MailAttachment attachment : content.attachments()) {
				attachments.add(shown(attachment));
			}
			return List.of(item.subject(), item.senderName(),
					Objects.toString(content.get(PropertyTags.SENDER_EMAIL_ADDRESS)), item.displayTo(),
					item.messageClass(),
					Objects.requireNonNull(item.deliveryTime()).truncatedTo(ChronoUnit.MILLIS).toString(),
					digest(content.body(BodyFormat.TEXT)), digest(content.body(BodyFormat.HTML)),
					Integer.toString(content.recipients().size()), String.join(", ", attachments));
		}
	}

	private static String shown(MailAttachment attachment) throws Exception {
		if (attachment.method() == AttachmentMethod.EMBEDDED_MESSAGE) {
			try (MailContent message = attachment.openMessage()) {
				return "message " + message.get(PropertyTags.SUBJECT);
			}
		}
		try (InputStream in = attachment.open()) {
			return attachment.fileName() + " " + digest(in.readAllBytes());
		}
	}

	private static String digest(@Nullable String text) throws Exception {
		String present = (text != null) ? text : "";
		return present.length() + " " + digest(present.getBytes(StandardCharsets.UTF_8));
	}

	private static String digest(byte[] bytes) throws Exception {
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)).substring(0, 16);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ansi-97-2002-japanese.pst", "unicode-contacts.pst" })
	void whenAFileIsJapaneseThenItsNamesAreRight(String name) throws Exception {
		try (Mailbox mailbox = open(resource(name))) {
			assertThat(mailbox.skipped()).isEmpty();
			MailFolder deleted = mailbox.root().subfolders().get(0);
			assertThat(deleted.name()).isEqualTo("削除済みアイテム");
			assertThat(deleted.kind()).isEqualTo(MailFolderKind.DELETED_ITEMS);
			MailFolder contacts = mailbox.root().subfolders().get(mailbox.root().subfolders().size() - 1);
			assertThat(contacts.name()).startsWith("連絡先");
			assertThat(contacts.containerClass()).isEqualTo("IPF.Contact");
			MailItem contact = TestMail.only(mailbox);
			assertThat(contact.subject()).contains("コム ドット", "イグザンプル");
			assertThat(contact.messageClass()).isEqualTo("IPM.Contact");
			try (MailContent content = contact.open()) {
				assertThat(content.get(PropertyTag.unicode(0x3A06))).isEqualTo("コム");
				Binary id = Objects.requireNonNull(content.get(PropertyTag.binary(0x0FFF)));
				assertThat(id.size()).isEqualTo(24);
				assertThat(contact.entryId()).isEqualTo(new EntryId(id));
			}
		}
	}

	@Test
	void whenAFileHasNoMessagesThenItHasItsFolders() throws Exception {
		try (Mailbox mailbox = open(resource("unicode-empty.pst"))) {
			assertThat(mailbox.skipped()).isEmpty();
			assertThat(mailbox.messageCount()).isZero();
			assertThat(mailbox.root().subfolders()).extracting(MailFolder::kind).contains(MailFolderKind.DELETED_ITEMS);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					enron.pst                         | 71  | 70 | MLOKAY (Non-Privileged)=1, TW-Commercial Group=14, Systems=7, Sent Items=2, Personal=47
					pstextractortest@outlook.com.ost  | 183 | 34 | Deleted Items=1, Inbox=10, Sent Items=2, Calendar=9, United States holidays=160, Sync Issues=1
					pstextractortestpdf@outlook.com.ost | 162 | 12 | Inbox=2, United States holidays=160
					""")
	void whenAFileIsLargeThenItHasWhatOutlookShows(String name, int messages, int attachments, String folders)
			throws Exception {
		String place = System.getenv("MAPI_PST_FILES");
		assumeThat(place).as("MAPI_PST_FILES names the folder of the files of the npm package pst-extractor")
			.isNotBlank();
		Path file = Path.of(place, name);
		assumeThat(file).exists();
		try (Mailbox mailbox = open(file)) {
			assertThat(mailbox.skipped()).isEmpty();
			assertThat(counts(mailbox.root())).isEqualTo(folders.strip());
			List<MailItem> items = TestMail.items(mailbox.root());
			assertThat(items).hasSize(messages);
			int found = 0;
			for (MailItem item : items) {
				try (MailContent content = item.open()) {
					assertThat(content.truncations()).isEmpty();
					for (MailAttachment attachment : content.attachments()) {
						try (InputStream in = attachment.open()) {
							assertThat(in.readAllBytes()).hasSize((int) attachment.size());
							found++;
						}
					}
				}
			}
			assertThat(found).isEqualTo(attachments);
			if (name.endsWith(".ost")) {
				assertThat(mailbox.root().subfolders()).extracting(MailFolder::kind)
					.contains(MailFolderKind.INBOX, MailFolderKind.SENT_ITEMS, MailFolderKind.DELETED_ITEMS,
							MailFolderKind.OUTBOX, MailFolderKind.DRAFTS);
			}
		}
	}

	private static String counts(MailFolder root) {
		List<MailFolder> all = new ArrayList<>();
		collect(root, all);
		return all.stream()
			.filter((found) -> !found.items().isEmpty())
			.map((found) -> found.name() + "=" + found.items().size())
			.collect(Collectors.joining(", "));
	}

	private static void collect(MailFolder from, List<MailFolder> into) {
		into.add(from);
		from.subfolders().forEach((child) -> collect(child, into));
	}

	private static Mailbox open(Path file) {
		return new MailboxReader().open(List.of(file.toString()));
	}

	private static Path resource(String name) throws Exception {
		return Path.of(Objects.requireNonNull(PstRealFilesTests.class.getResource(name)).toURI());
	}

}
