// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.util.List;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.table.ContentsTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which message an entry identifier opens, and for how long.
 */
@UsesMapi
class EntryIdTests {

	@RegisterExtension
	final MailboxExtension mailbox = new MailboxExtension();

	private static EntryId create(Folder folder) {
		try (Message message = folder.createMessage()) {
			message.set(PropertyTags.SUBJECT, "one");
			message.save();
			return message.entryId().orElseThrow();
		}
	}

	private static EntryId only(Folder folder) {
		try (ContentsTable table = folder.contents().columns(PropertyTags.ENTRYID)) {
			assertThat(table.rowCount()).isEqualTo(1);
			return table.nextRows(1).get(0).get(PropertyTags.ENTRYID);
		}
	}

	@Test
	void whenAMessageIsMovedThenItsIdentifierIsVoid() throws Exception {
		this.mailbox.run((session) -> {
			MessageStore store = session.defaultStore();
			try (Folder inbox = store.inbox(); Folder deleted = store.deletedItems()) {
				EntryId id = create(inbox);
				try (Message open = store.openMessage(id)) {
					inbox.moveMessages(List.of(id), deleted.entryId());
					assertThatExceptionOfType(MapiNotFoundException.class).isThrownBy(() -> store.openMessage(id))
						.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_NOT_FOUND));
					open.set(PropertyTags.SUBJECT, "changed");
					assertThatExceptionOfType(MapiCallException.class).isThrownBy(open::save)
						.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_OBJECT_DELETED));
				}
				EntryId moved = only(deleted);
				assertThat(moved).isNotEqualTo(id);
				try (Message message = store.openMessage(moved)) {
					assertThat(message.read(PropertyTags.SUBJECT).get(PropertyTags.SUBJECT)).isEqualTo("one");
				}
			}
		});
	}

	@Test
	void whenIdentifiersAreToStayValidThenAMovedMessageKeepsItsOwn() throws Exception {
		this.mailbox.with(EmbeddedOptions.DEFAULTS.withEntryIdsAfterMove(EntryIdsAfterMove.VALID));
		this.mailbox.run((session) -> {
			MessageStore store = session.defaultStore();
			try (Folder inbox = store.inbox(); Folder deleted = store.deletedItems()) {
				EntryId id = create(inbox);
				inbox.moveMessages(List.of(id), deleted.entryId());
				assertThat(only(deleted)).isEqualTo(id);
				try (Message message = store.openMessage(id)) {
					assertThat(message.read(PropertyTags.PARENT_ENTRYID).get(PropertyTags.PARENT_ENTRYID))
						.isEqualTo(deleted.entryId());
				}
			}
		});
	}

	@Test
	void whenTheDriverIsNewThenOldIdentifiersOpenNoOtherMessage() throws Exception {
		EntryId old = this.mailbox.on(EntryIdTests::createInInbox);
		MailboxExtension next = new MailboxExtension();
		try {
			EntryId created = next.on((session) -> {
				EntryId id = createInInbox(session);
				assertThatExceptionOfType(MapiNotFoundException.class)
					.isThrownBy(() -> session.defaultStore().openMessage(old));
				return id;
			});
			assertThat(created).isNotEqualTo(old);
		}
		finally {
			next.close();
		}
	}

	private static EntryId createInInbox(MapiSession session) {
		try (Folder inbox = session.defaultStore().inbox()) {
			return create(inbox);
		}
	}

}
