// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.HierarchyTable;
import io.github.mapikit.runtime.MapiRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@UsesMapi
class FirstStepsTests {

	@RegisterExtension
	final MailboxExtension mailbox = new MailboxExtension();

	@Test
	void whenMailboxIsEmptyThenTreeHasTheUsualFolders() throws Exception {
		List<String> names = this.mailbox.on((session) -> {
			try (Folder top = session.defaultStore().ipmSubtree();
					HierarchyTable folders = top.hierarchy(HierarchyDepth.ALL)) {
				return folders.rows().map((row) -> row.get(PropertyTags.DISPLAY_NAME)).toList();
			}
		});
		assertThat(names).contains("Inbox", "Outbox", "Sent Items", "Deleted Items", "Drafts");
	}

	@Test
	void whenTheMailboxIsAMaildirThenItIsTheInboxWithWhatIsUnread(@TempDir Path folder) throws Exception {
		Files.createDirectories(folder.resolve("tmp"));
		for (String name : List.of("cur/1.M1P1.host;2,S", "cur/2.M1P1.host;2,", "new/3.M1P1.example.com")) {
			Files.createDirectories(folder.resolve(name).getParent());
			Files.writeString(folder.resolve(name), "Subject: one\r\n\r\nText");
		}
		this.mailbox.with(EmbeddedOptions.DEFAULTS.withMailbox(folder.toString())).run((session) -> {
			try (Folder inbox = session.defaultStore().inbox();
					ContentsTable mail = inbox.contents().columns(PropertyTags.MESSAGE_FLAGS)) {
				assertThat(inbox.read(PropertyTags.CONTENT_UNREAD).get(PropertyTags.CONTENT_UNREAD)).isEqualTo(2);
				assertThat(mail.rows().map((row) -> MessageFlag.READ.isIn(row.get(PropertyTags.MESSAGE_FLAGS))))
					.containsExactly(true, false, false);
			}
		});
	}

	@Test
	void whenMessageIsSavedThenItIsReadBack() throws Exception {
		this.mailbox.run((session) -> {
			MessageStore store = session.defaultStore();
			try (Folder inbox = store.inbox(); Message message = inbox.createMessage()) {
				message.set(PropertyTags.SUBJECT, "Hello");
				message.setBody(BodyFormat.TEXT, "World");
				message.save();
				try (Message again = store.openMessage(message.entryId().orElseThrow())) {
					assertThat(again.read(PropertyTags.SUBJECT).get(PropertyTags.SUBJECT)).isEqualTo("Hello");
					assertThat(again.body(BodyFormat.TEXT)).contains("World");
				}
				assertThat(inbox.contents().rowCount()).isEqualTo(1);
			}
		});
	}

	@Test
	void whenLeaseIsClosedThenLedgerIsBalanced() throws Exception {
		this.mailbox.run((session) -> session.defaultStore().inbox());
		this.mailbox.close();
		assertThat(MapiRuntime.ledger().isBalanced()).isTrue();
		assertThat(this.mailbox.driver().violations()).isEmpty();
	}

}
