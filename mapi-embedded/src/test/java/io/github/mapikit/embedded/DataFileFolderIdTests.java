// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.mailfiles.pst.builder.PstBuilder;
import io.github.mapikit.mailfiles.pst.builder.PstFolder;
import io.github.mapikit.mailfiles.pst.builder.PstMessage;
import io.github.mapikit.mailfiles.pst.builder.ndb.NdbOptions;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstEncoding;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstFormat;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.table.ContentsTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The identifiers that folders have in Outlook's data files open them.
 */
@UsesMapi
class DataFileFolderIdTests {

	private static final PropertyTag<Binary> REFERENCE = PropertyTag.binary(0x6710);

	@RegisterExtension
	final MailboxExtension mailbox = new MailboxExtension();

	@TempDir
	Path folder;

	private EntryId inbox = EntryId.of(new byte[1]);

	private EntryId projects = EntryId.of(new byte[1]);

	@BeforeEach
	void build() throws IOException {
		List<Path> files = List.of(this.folder.resolve("one.pst"), this.folder.resolve("two.pst"));
		for (Path file : files) {
			NdbOptions options = NdbOptions.of(PstFormat.UNICODE, PstEncoding.NONE);
			try (PstBuilder pst = new PstBuilder(file, options, StandardCharsets.US_ASCII)) {
				PstFolder first = pst.top().folder("Inbox");
				PstFolder second = pst.top().folder("Projects");
				second.add(new PstMessage("in " + file.getFileName()));
				this.inbox = first.entryId();
				this.projects = second.entryId();
				first.add(new PstMessage("refers").set(REFERENCE, this.projects.bytes()));
			}
		}
	}

	private EmbeddedOptions both() {
		return EmbeddedOptions.DEFAULTS.withMailbox(this.folder.resolve("one.pst").toString(),
				this.folder.resolve("two.pst").toString());
	}

	@Test
	void whenAMessageNamesAFolderThenThatOpens() throws Exception {
		String file = this.folder.resolve("one.pst").toString();
		this.mailbox.with(EmbeddedOptions.DEFAULTS.withMailbox(file)).run((session) -> {
			MessageStore store = session.defaultStore();
			try (Folder in = store.inbox(); ContentsTable table = in.contents().columns(PropertyTags.ENTRYID)) {
				EntryId message = table.nextRows(1).get(0).get(PropertyTags.ENTRYID);
				EntryId named;
				try (var opened = store.openMessage(message)) {
					named = new EntryId(opened.read(REFERENCE).get(REFERENCE));
				}
				try (Folder found = store.openFolder(named)) {
					assertThat(found.read(PropertyTags.DISPLAY_NAME).get(PropertyTags.DISPLAY_NAME))
						.isEqualTo("Projects");
					assertThat(found.entryId()).isEqualTo(this.projects);
				}
			}
		});
	}

	@Test
	void whenTheFolderIsOneThatEachStoreHasThenItKeepsItsIdentifierAndOpensByBoth() throws Exception {
		this.mailbox.with(both()).run((session) -> {
			MessageStore store = session.defaultStore();
			try (Folder in = store.inbox(); Folder found = store.openFolder(this.inbox)) {
				assertThat(in.entryId()).isNotEqualTo(this.inbox);
				assertThat(found.entryId()).isEqualTo(in.entryId());
			}
		});
	}

	@Test
	void whenTwoFilesHaveAFolderThenItIsOneWithTheMessagesOfBoth() throws Exception {
		this.mailbox.with(both()).run((session) -> {
			try (Folder found = session.defaultStore().openFolder(this.projects);
					ContentsTable table = found.contents().columns(PropertyTags.SUBJECT)) {
				assertThat(table.rows().map((row) -> row.get(PropertyTags.SUBJECT)).toList())
					.containsExactlyInAnyOrder("in one.pst", "in two.pst");
			}
		});
	}

	@Test
	void whenTheFolderIsDeletedThenItsIdentifierIsVoid() throws Exception {
		String file = this.folder.resolve("one.pst").toString();
		this.mailbox.with(EmbeddedOptions.DEFAULTS.withMailbox(file)).run((session) -> {
			MessageStore store = session.defaultStore();
			try (Folder top = store.ipmSubtree()) {
				top.deleteFolder(this.projects);
				assertThatExceptionOfType(MapiNotFoundException.class)
					.isThrownBy(() -> store.openFolder(this.projects));
			}
		});
	}

}
