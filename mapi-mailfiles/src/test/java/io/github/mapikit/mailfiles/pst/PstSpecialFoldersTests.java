// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.item.MailFolderKind;
import io.github.mapikit.mailfiles.pst.builder.PstBuilder;
import io.github.mapikit.mailfiles.pst.builder.PstFolder;
import io.github.mapikit.mailfiles.pst.builder.PstMessage;
import io.github.mapikit.mailfiles.pst.builder.ndb.NdbOptions;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstEncoding;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstFormat;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which folder of an Outlook data file is the inbox, and under which people see theirs.
 */
class PstSpecialFoldersTests {

	private static final PropertyTag<?> CALENDAR = PropertyTag.binary(0x36D0);

	private static final PropertyTag<?> DRAFTS = PropertyTag.binary(0x36D7);

	private static final PropertyTag<?> SENT_ITEMS = PropertyTag.binary(0x35E4);

	@TempDir
	Path folder;

	@Test
	void whenTheFileSaysWhereMailArrivesThenThatIsTheInboxWhateverItsName() throws Exception {
		assertThat(kindOf("Korb1", (file) -> file.top().folder("Korb1"))).isEqualTo(MailFolderKind.GENERIC);
		assertThat(kindOf("Korb1", (file) -> file.receive("IPM", file.top().folder("Korb1"))))
			.isEqualTo(MailFolderKind.INBOX);
	}

	@Test
	void whenTheFileSaysWhereMailArrivesThenNamesDoNotCount() throws Exception {
		Content content = (file) -> {
			file.top().folder("Posteingang");
			file.receive("IPM.Note", file.top().folder("Korb1"));
			file.receive("IPM.Note.Other", file.top().folder("Korb2"));
		};
		assertThat(kindOf("Korb1", content)).isEqualTo(MailFolderKind.INBOX);
		assertThat(kindOf("Posteingang", content)).isEqualTo(MailFolderKind.GENERIC);
		assertThat(kindOf("Korb2", content)).isEqualTo(MailFolderKind.GENERIC);
	}

	@Test
	void whenTheStoreNamesFoldersThenTheyAreThose() throws Exception {
		Content content = (file) -> file.store().set(SENT_ITEMS, file.top().folder("Fort").entryId());
		assertThat(kindOf("Fort", content)).isEqualTo(MailFolderKind.SENT_ITEMS);
		assertThat(kindOf("Deleted Items", content)).isEqualTo(MailFolderKind.DELETED_ITEMS);
	}

	@Test
	void whenAFolderNamesTheCalendarThenItIsTheInbox() throws Exception {
		Content content = (file) -> {
			PstFolder inbox = file.top().folder("Korb1");
			inbox.properties().set(CALENDAR, file.top().folder("Termine").entryId());
			inbox.properties().set(DRAFTS, file.top().folder("Angefangen").entryId());
		};
		assertThat(kindOf("Korb1", content)).isEqualTo(MailFolderKind.INBOX);
		assertThat(kindOf("Angefangen", content)).isEqualTo(MailFolderKind.DRAFTS);
	}

	@Test
	void whenTheStoreDoesNotNameTheTopThenItIsAboveTheFolderWhereMailArrives() throws Exception {
		Content content = (file) -> {
			file.store().set(PropertyTag.binary(0x35E0), file.root().folder("gone").entryId());
			file.receive("IPM", file.top().folder("Korb1"));
			// this is no entry identifier of the file
			file.store().set(PropertyTag.binary(0x35E0), Binary.of(new byte[46]));
		};
		assertThat(kindOf("Korb1", content)).isEqualTo(MailFolderKind.INBOX);
	}

	@ParameterizedTest
	@ValueSource(strings = { "受信トレイ", "inbox", "INBOX" })
	void whenTheFileDoesNotTellThenNamesDo(String name) throws Exception {
		assertThat(kindOf(name, (file) -> file.top().folder(name))).isEqualTo(MailFolderKind.INBOX);
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

	private MailFolderKind kindOf(String name, Content content) throws Exception {
		Path path = this.folder.resolve("built.pst");
		NdbOptions options = NdbOptions.of(PstFormat.UNICODE, PstEncoding.PERMUTE);
		try (PstBuilder file = new PstBuilder(path, options, StandardCharsets.US_ASCII)) {
			content.addTo(file);
			file.top().add(new PstMessage("one"));
		}
		try (Mailbox mailbox = new MailboxReader().open(List.of(path.toString()))) {
			assertThat(mailbox.skipped()).isEmpty();
			assertThat(mailbox.messageCount()).isOne();
			return mailbox.root()
				.subfolders()
				.stream()
				.filter((child) -> child.name().equals(name))
				.findFirst()
				.orElseThrow()
				.kind();
		}
	}

	/**
	 * What a file has besides.
	 */
	private interface Content {

		void addTo(PstBuilder file) throws Exception;

	}

}
