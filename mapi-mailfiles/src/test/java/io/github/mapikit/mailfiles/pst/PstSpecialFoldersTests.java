// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.PatchedPst;
import io.github.mapikit.mailfiles.TestMail;
import io.github.mapikit.mailfiles.item.MailFolderKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which folder of an Outlook data file is the inbox.
 */
class PstSpecialFoldersTests {

	/** A row of the table of receive folders, that names a folder and has no class. */
	private static final byte[] ROW = { 1, 0, 0, 0, 2, 0, 0, 0, 0x22, 1, 0, 0, 0, 0, 0, 0, (byte) 0xF0 };

	/** The same row, with the file's inbox. */
	private static final byte[] ROW_OF_INBOX = { 1, 0, 0, 0, 2, 0, 0, 0, (byte) 0x82, (byte) 0x80, 0, 0, 0, 0, 0, 0,
			(byte) 0xF0 };

	@TempDir
	Path folder;

	private Path file;

	private PatchedPst pst;

	@BeforeEach
	void copy() throws Exception {
		this.file = TestMail.copy(this.folder, "variousBodyTypes.pst").get(0);
		this.pst = new PatchedPst(Files.readAllBytes(this.file));
	}

	@Test
	void whenTheFileSaysWhereMailArrivesThenThatIsTheInboxWhateverItsName() throws Exception {
		assertThat(this.pst.replace("Inbox", "Korb1")).isPositive();
		forgetTheCalendar();
		assertThat(kindOf("Korb1")).isEqualTo(MailFolderKind.GENERIC);
		assertThat(this.pst.replace(ROW, ROW_OF_INBOX)).isOne();
		assertThat(kindOf("Korb1")).isEqualTo(MailFolderKind.INBOX);
	}

	@Test
	void whenTheFileSaysWhereMailArrivesThenNamesDoNotCount() throws Exception {
		// the folder of deleted items is called so, and the inbox otherwise
		this.pst.replace("Inbox", "Korb1");
		assertThat(this.pst.replace("Deleted Items", "Posteingang  ")).isPositive();
		this.pst.replace(ROW, ROW_OF_INBOX);
		assertThat(kindOf("Korb1")).isEqualTo(MailFolderKind.INBOX);
		assertThat(kindOf("Posteingang  ")).isEqualTo(MailFolderKind.DELETED_ITEMS);
	}

	@Test
	void whenAFolderNamesTheCalendarThenItIsTheInbox() throws Exception {
		assertThat(this.pst.replace("Inbox", "Korb1")).isPositive();
		assertThat(kindOf("Korb1")).isEqualTo(MailFolderKind.INBOX);
	}

	private void forgetTheCalendar() {
		int count = 0;
		for (int id : new int[] { 0xD0, 0xD1, 0xD4, 0xD7 }) {
			count += this.pst.replace(new byte[] { (byte) id, 0x36, 2, 1 }, new byte[] { (byte) id, 0x37, 2, 1 });
		}
		assertThat(count).isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { "受信トレイ", "inbox", "INBOX" })
	void whenTheFileDoesNotTellThenNamesDo(String name) throws Exception {
		forgetTheCalendar();
		this.pst.replace("Inbox", name);
		assertThat(kindOf(name)).isEqualTo(MailFolderKind.INBOX);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Posteingang", "Boîte de réception", "Boi\u0302te de re\u0301ception", "Входящие",
			" Inbox ", "받은 편지함", "Skrzynka odbiorcza" })
	void whenAFolderIsCalledInboxInSomeLanguageThenItIsOne(String name) {
		assertThat(MailFolderKind.ofName(name)).isEqualTo(MailFolderKind.INBOX);
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("tr"));
		try {
			assertThat(MailFolderKind.ofName("INBOX")).isEqualTo(MailFolderKind.INBOX);
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void whenANameIsMissingOrUnknownThenTheFolderIsOrdinary() {
		assertThat(MailFolderKind.ofName("")).isEqualTo(MailFolderKind.GENERIC);
		assertThat(MailFolderKind.ofName("Projects")).isEqualTo(MailFolderKind.GENERIC);
	}

	private MailFolderKind kindOf(String name) throws Exception {
		this.pst.write(this.file);
		try (Mailbox mailbox = new MailboxReader().open(List.of(this.file.toString()))) {
			assertThat(mailbox.skipped()).isEmpty();
			assertThat(mailbox.messageCount()).isEqualTo(4);
			return mailbox.root()
				.subfolders()
				.stream()
				.filter((child) -> child.name().equals(name))
				.findFirst()
				.orElseThrow()
				.kind();
		}
	}

}
