// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.List;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * The life of a message: when it is in its folder, and who sees which changes. Whether an
 * open message can be deleted the documentation leaves open. Sources:
 * "IMAPIFolder::CreateMessage", "IMAPIFolder::DeleteMessages", "IMAPIProp::SaveChanges".
 *
 * @since 0.1.0
 */
public abstract class MessageContract extends ModelContract {

	@Test
	void whenCreatedAndNotSavedThenItIsNotInTheFolder() {
		inFolder((store, folder) -> {
			try (Message message = folder.createMessage()) {
				message.set(PropertyTags.SUBJECT, "never saved");
				Assertions.assertThat(count(folder)).isZero();
			}
			Assertions.assertThat(count(folder)).isZero();
			Assertions.assertThat(contentCount(store, folder.entryId())).isZero();
		});
	}

	@Test
	void whenSavedThenItIsInTheFolderOnceClosed() {
		requires(Capability.ONE_ENTRY_ID);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			Assertions.assertThat(entryIds(folder)).containsExactly(id);
			Assertions.assertThat(contentCount(store, folder.entryId())).isEqualTo(1);
		});
	}

	@Test
	void whenSavedTwiceThenItIsInTheFolderOnce() {
		requires(Capability.REPEATED_SAVES);
		inFolder((store, folder) -> {
			try (Message message = folder.createMessage()) {
				message.save();
				message.save();
			}
			Assertions.assertThat(count(folder)).isEqualTo(1);
		});
	}

	@Test
	void whenSavedThenItHasAnEntryIdThatStays() {
		requires(Capability.ONE_ENTRY_ID, Capability.REPEATED_SAVES);
		inFolder((store, folder) -> {
			EntryId id;
			try (Message message = folder.createMessage()) {
				message.set(PropertyTags.SUBJECT, "first");
				message.save();
				id = message.entryId().orElseThrow();
				message.set(PropertyTags.SUBJECT, "second");
				message.save();
				Assertions.assertThat(message.entryId()).contains(id);
				Assertions.assertThat(read(message, PropertyTags.ENTRYID)).isEqualTo(id);
			}
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.entryId()).contains(id);
			}
		});
	}

	@Test
	void whenTheLeaseStartsAgainThenTheEntryIdStillOpensIt() {
		EntryId id = fromWorker((session) -> {
			try (Folder folder = session.defaultStore().inbox()) {
				return save(folder, "lasting");
			}
		});
		endLease();
		onOtherWorker((session) -> {
			try (Message message = session.defaultStore().openMessage(EntryId.ofHex(id.toHex()))) {
				Assertions.assertThat(read(message, PropertyTags.SUBJECT)).isEqualTo("lasting");
			}
		});
	}

	@Test
	void whenOpenedTwiceThenTheyAreTwoObjects() {
		requires(Capability.ONE_ENTRY_ID);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Message one = store.openMessage(id); Message two = store.openMessage(id)) {
				Assertions.assertThat(one).isNotSameAs(two);
				Assertions.assertThat(one.entryId()).isEqualTo(two.entryId());
			}
		});
	}

	@Test
	void whenDeletedThenItIsNotFound() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			Assertions.assertThat(folder.deleteMessages(List.of(id)).isComplete()).isTrue();
			Assertions.assertThatExceptionOfType(MapiNotFoundException.class).isThrownBy(() -> store.openMessage(id));
			inFolderElsewhere(
					(otherStore, sameFolder) -> Assertions.assertThatExceptionOfType(MapiNotFoundException.class)
						.isThrownBy(() -> otherStore.openMessage(id)));
		});
	}

	@Test
	void whenTwoChangeItThenTheSecondToSaveIsTold() {
		requires(Capability.CONFLICTS);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Message first = store.openMessage(id); Message second = store.openMessage(id)) {
				first.set(Samples.NUMBER, 1);
				second.set(Samples.NUMBER, 2);
				first.save();
				assertFails(second::save, MapiErrors.MAPI_E_OBJECT_CHANGED);
			}
			Assertions.assertThat(onlyRow(folder, Samples.NUMBER).get(Samples.NUMBER)).isEqualTo(1);
		});
	}

	@Test
	void whenTwoSessionsChangeItThenTheSecondToSaveIsTold() {
		requires(Capability.CONFLICTS);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Message message = store.openMessage(id)) {
				message.set(Samples.NUMBER, 1);
				inFolderElsewhere((otherStore, sameFolder) -> {
					try (Message same = otherStore.openMessage(id)) {
						same.set(Samples.NUMBER, 2);
						same.save();
					}
				});
				assertFails(message::save, MapiErrors.MAPI_E_OBJECT_CHANGED);
			}
			Assertions.assertThat(onlyRow(folder, Samples.NUMBER).get(Samples.NUMBER)).isEqualTo(2);
		});
	}

	@Test
	void whenAnOpenMessageIsDeletedThenThatIsRefusedOrSavingIs() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Message message = store.openMessage(id)) {
				message.set(Samples.NUMBER, 1);
				if (isComplete(() -> folder.deleteMessages(List.of(id)))) {
					assertFails(message::save, MapiErrors.MAPI_E_OBJECT_DELETED, MapiErrors.MAPI_E_NOT_FOUND);
				}
				else {
					message.save();
				}
			}
		});
	}

}
