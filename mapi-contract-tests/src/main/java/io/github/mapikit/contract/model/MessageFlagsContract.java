// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.List;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MessageStore;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * The flags of a message, and its size, where the store has one. Sources:
 * "IMAPIFolder::SetReadFlags", "PidTagMessageFlags Canonical Property",
 * "PidTagMessageSize Canonical Property".
 *
 * @since 0.1.0
 */
public abstract class MessageFlagsContract extends ModelContract {

	@Test
	void whenCreatedThenItIsUnsentAndUnmodified() {
		inFolder((store, folder) -> {
			save(folder, "A message");
			int flags = onlyRow(folder, PropertyTags.MESSAGE_FLAGS).get(PropertyTags.MESSAGE_FLAGS);
			Assertions.assertThat(MessageFlag.UNSENT.isIn(flags)).as("unsent").isTrue();
			Assertions.assertThat(MessageFlag.UNMODIFIED.isIn(flags)).as("unmodified").isTrue();
			Assertions.assertThat(MessageFlag.SUBMIT.isIn(flags)).as("submitted").isFalse();
			Assertions.assertThat(MessageFlag.HAS_ATTACHMENT.isIn(flags)).as("attachment").isFalse();
		});
	}

	@Test
	void whenSavedAgainThenItIsModified() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Message message = store.openMessage(id)) {
				message.set(PropertyTags.SUBJECT, "Changed");
				message.save();
			}
			int flags = onlyRow(folder, PropertyTags.MESSAGE_FLAGS).get(PropertyTags.MESSAGE_FLAGS);
			Assertions.assertThat(MessageFlag.UNMODIFIED.isIn(flags)).as("unmodified").isFalse();
		});
	}

	@Test
	void whenFlagsAreSetBeforeTheFirstSaveThenTheyHold() {
		inFolder((store, folder) -> {
			save(folder, "A message", (message) -> message.set(PropertyTags.MESSAGE_FLAGS, MessageFlag.READ.mask()));
			int flags = onlyRow(folder, PropertyTags.MESSAGE_FLAGS).get(PropertyTags.MESSAGE_FLAGS);
			Assertions.assertThat(MessageFlag.READ.isIn(flags)).as("read").isTrue();
			Assertions.assertThat(MessageFlag.UNSENT.isIn(flags)).as("unsent").isFalse();
		});
	}

	@Test
	void whenMarkedReadThenThatHoldsAtOnce() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			for (boolean read : new boolean[] { true, false, false, true, true }) {
				try (Message message = store.openMessage(id)) {
					message.markRead(read);
				}
				assertRead(store, folder, id, read);
			}
		});
	}

	@Test
	void whenMarkedReadThroughTheFolderThenThatHoldsAtOnce() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "one");
			EntryId other = save(folder, "two");
			folder.markRead(List.of(other), true);
			for (boolean read : new boolean[] { false, true, true, false }) {
				Assertions.assertThat(folder.markRead(List.of(id), read).isComplete()).isTrue();
				assertRead(store, folder, id, read);
			}
		});
	}

	private static void assertRead(MessageStore store, Folder folder, EntryId id, boolean read) {
		try (Message message = store.openMessage(id); Folder again = store.openFolder(folder.entryId())) {
			Assertions.assertThat(MessageFlag.READ.isIn(read(message, PropertyTags.MESSAGE_FLAGS))).isEqualTo(read);
			Assertions.assertThat(read(again, PropertyTags.CONTENT_UNREAD)).isEqualTo(read ? 0 : 1);
		}
	}

	@Test
	void whenManyAreMarkedThenTheFolderCountsThem() {
		inFolder((store, folder) -> {
			saveMany(folder, 20);
			List<EntryId> ids = entryIds(folder);
			folder.markRead(ids, true);
			Assertions.assertThat(folder.markRead(ids.subList(0, 7), false).isComplete()).isTrue();
			try (Folder again = store.openFolder(folder.entryId())) {
				Assertions.assertThat(read(again, PropertyTags.CONTENT_UNREAD)).isEqualTo(7);
			}
		});
	}

	@Test
	void whenMarkedReadThenPendingChangesStayPending() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "before");
			try (Message message = store.openMessage(id)) {
				message.set(PropertyTags.SUBJECT, "after");
				message.markRead(true);
				Assertions.assertThat(subjects(folder)).containsExactly("before");
			}
			Assertions.assertThat(subjects(folder)).containsExactly("before");
		});
	}

	@Test
	void whenContentGrowsThenTheSizeDoes() {
		requires(Capability.MESSAGE_SIZES);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			int small = onlyRow(folder, PropertyTags.MESSAGE_SIZE).get(PropertyTags.MESSAGE_SIZE);
			try (Message message = store.openMessage(id)) {
				message.setBody(BodyFormat.TEXT, "x".repeat(50_000));
				message.save();
			}
			int large = onlyRow(folder, PropertyTags.MESSAGE_SIZE).get(PropertyTags.MESSAGE_SIZE);
			Assertions.assertThat(large).isGreaterThan(small + 40_000);
		});
	}

}
