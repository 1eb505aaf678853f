// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.FolderAddress;
import io.github.mapikit.model.store.MessageStore;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Moving, copying and deleting messages. A call that cannot do all may do the rest or
 * fail in the middle: what is asked of it is that it says so, and touches nothing else.
 * Sources: "IMAPIFolder::CopyMessages", "IMAPIFolder::DeleteMessages",
 * "IMAPIFolder::SetReadFlags".
 *
 * @since 0.1.0
 */
public abstract class TransferContract extends ModelContract {

	private EntryId saveFull(Folder folder) throws Exception {
		return save(folder, "full", (message) -> {
			message.set(Samples.NUMBER, 42);
			message.setBody(BodyFormat.TEXT, "the body");
			message.setRecipients(List.of(Recipient.to("anna@example.org"), Recipient.cc("bert@example.org")));
			if (can(Capability.ATTACHMENTS)) {
				AttachedFiles.attach(message, "file", bytes(5000));
			}
		});
	}

	private void assertFull(MessageStore store, EntryId id, Folder parent) throws Exception {
		try (Message message = store.openMessage(id)) {
			Assertions.assertThat(read(message, PropertyTags.SUBJECT)).isEqualTo("full");
			if (can(Capability.ONE_ENTRY_ID)) {
				Assertions.assertThat(read(message, PropertyTags.PARENT_ENTRYID)).isEqualTo(parent.entryId());
			}
			Assertions.assertThat(read(message, Samples.NUMBER)).isEqualTo(42);
			Assertions.assertThat(message.body(BodyFormat.TEXT).orElseThrow()).contains("the body");
			Assertions.assertThat(message.recipients())
				.containsExactlyInAnyOrder(Recipient.to("anna@example.org"), Recipient.cc("bert@example.org"));
			if (can(Capability.ATTACHMENTS)) {
				try (Attachment attachment = message.openAttachment(AttachedFiles.numberOf(message, "file"))) {
					Assertions.assertThat(readBytes(attachment.openContent())).isEqualTo(bytes(5000));
				}
			}
		}
	}

	@Test
	void whenCopiedThenThereAreTwoAlike() {
		inFolder((store, folder) -> {
			try (Folder target = folder.createFolder("Target")) {
				EntryId id = saveFull(folder);
				Assertions.assertThat(folder.copyMessages(List.of(id), target.entryId()).isComplete()).isTrue();
				Assertions.assertThat(count(folder)).isEqualTo(1);
				List<EntryId> copies = entryIds(target);
				Assertions.assertThat(copies).hasSize(1).doesNotContain(id);
				assertFull(store, id, folder);
				assertFull(store, copies.get(0), target);
				Assertions.assertThat(contentCount(store, folder.entryId())).isEqualTo(1);
				Assertions.assertThat(contentCount(store, target.entryId())).isEqualTo(1);
			}
		});
	}

	@Test
	void whenTheCopyIsChangedThenTheOriginalIsNot() {
		inFolder((store, folder) -> {
			try (Folder target = folder.createFolder("Target")) {
				EntryId id = saveFull(folder);
				folder.copyMessages(List.of(id), target.entryId());
				try (Message copy = store.openMessage(entryIds(target).get(0))) {
					copy.set(PropertyTags.SUBJECT, "changed");
					if (can(Capability.ATTACHMENTS)) {
						copy.deleteAttachment(copy.attachments().get(0).get(PropertyTags.ATTACH_NUM));
					}
					copy.setRecipients(List.of());
					copy.save();
				}
				assertFull(store, id, folder);
			}
		});
	}

	@Test
	void whenCopiedIntoItsOwnFolderThenThereAreTwo() {
		inFolder((store, folder) -> {
			EntryId id = saveFull(folder);
			Assertions.assertThat(folder.copyMessages(List.of(id), folder.entryId()).isComplete()).isTrue();
			Assertions.assertThat(entryIds(folder)).hasSize(2).doesNotHaveDuplicates();
		});
	}

	@Test
	void whenMovedThenItIsInTheOtherFolderAlone() {
		inFolder((store, folder) -> {
			try (Folder target = folder.createFolder("Target")) {
				EntryId id = saveFull(folder);
				Assertions.assertThat(folder.moveMessages(List.of(id), target.entryId()).isComplete()).isTrue();
				Assertions.assertThat(entryIds(folder)).isEmpty();
				List<EntryId> moved = entryIds(target);
				Assertions.assertThat(moved).hasSize(1);
				assertFull(store, moved.get(0), target);
				Assertions.assertThat(contentCount(store, folder.entryId())).isZero();
				Assertions.assertThat(contentCount(store, target.entryId())).isEqualTo(1);
			}
		});
	}

	@Test
	void whenMovedThenItsFormerEntryIdOpensItOrNothing() {
		requires(Capability.ONE_ENTRY_ID);
		inFolder((store, folder) -> {
			try (Folder target = folder.createFolder("Target")) {
				EntryId id = saveFull(folder);
				folder.moveMessages(List.of(id), target.entryId());
				try (Message message = store.openMessage(id)) {
					Assertions.assertThat(read(message, PropertyTags.PARENT_ENTRYID)).isEqualTo(target.entryId());
				}
				catch (MapiNotFoundException ex) {
					Assertions.assertThat(entryIds(target)).doesNotContain(id);
				}
			}
		});
	}

	@Test
	void whenMovedIntoItsOwnFolderThenItIsThereOnce() {
		inFolder((store, folder) -> {
			EntryId id = saveFull(folder);
			folder.moveMessages(List.of(id), folder.entryId());
			List<EntryId> ids = entryIds(folder);
			Assertions.assertThat(ids).hasSize(1);
			assertFull(store, ids.get(0), folder);
		});
	}

	@Test
	void whenMovedToTheDeletedItemsThenItIsThere() {
		inFolder((store, folder) -> {
			try (Folder deleted = store.deletedItems()) {
				EntryId id = saveFull(folder);
				Assertions.assertThat(folder.moveMessages(List.of(id), deleted.entryId()).isComplete()).isTrue();
				Assertions.assertThat(subjects(deleted)).containsExactly("full");
				Assertions.assertThat(count(folder)).isZero();
			}
		});
	}

	@Test
	void whenMovedOrCopiedThenItIsAsReadAsBefore() {
		inFolder((store, folder) -> {
			try (Folder target = folder.createFolder("Target")) {
				EntryId read = save(folder, "read");
				EntryId unread = save(folder, "unread");
				folder.markRead(List.of(read), true);
				folder.markRead(List.of(unread), false);
				folder.copyMessages(List.of(read), target.entryId());
				folder.moveMessages(List.of(unread), target.entryId());
				for (EntryId id : entryIds(target)) {
					try (Message message = store.openMessage(id)) {
						boolean expected = read(message, PropertyTags.SUBJECT).equals("read");
						Assertions.assertThat(MessageFlag.READ.isIn(read(message, PropertyTags.MESSAGE_FLAGS)))
							.isEqualTo(expected);
					}
				}
				try (Folder again = store.openFolder(target.entryId())) {
					Assertions.assertThat(read(again, PropertyTags.CONTENT_UNREAD)).isEqualTo(1);
				}
			}
		});
	}

	@Test
	void whenManyAreMovedThenAllArrive() {
		inFolder((store, folder) -> {
			try (Folder target = folder.createFolder("Target")) {
				saveMany(folder, 500);
				List<EntryId> ids = entryIds(folder);
				Assertions.assertThat(folder.moveMessages(ids, target.entryId()).isComplete()).isTrue();
				Assertions.assertThat(count(folder)).isZero();
				Assertions.assertThat(subjects(target)).hasSize(500).doesNotHaveDuplicates();
			}
		});
	}

	@Test
	void whenThereIsNothingToDoThenItIsDone() {
		inFolder((store, folder) -> {
			try (Folder target = folder.createFolder("Target")) {
				Assertions.assertThat(folder.copyMessages(List.of(), target.entryId()).isComplete()).isTrue();
				Assertions.assertThat(folder.moveMessages(List.of(), target.entryId()).isComplete()).isTrue();
				Assertions.assertThat(folder.deleteMessages(List.of()).isComplete()).isTrue();
				Assertions.assertThat(folder.markRead(List.of(), true).isComplete()).isTrue();
			}
		});
	}

	// partial completion

	/** Two messages of the folder with one between them that is there no more. */
	private static List<EntryId> withOneMissing(Folder folder) throws Exception {
		EntryId missing = save(folder, "missing");
		List<EntryId> ids = new ArrayList<>(List.of(save(folder, "first"), missing, save(folder, "last")));
		folder.deleteMessages(List.of(missing));
		return ids;
	}

	@Test
	void whenOneIsMissingThenCopyingSaysSo() {
		inFolder((store, folder) -> {
			try (Folder target = folder.createFolder("Target")) {
				List<EntryId> ids = withOneMissing(folder);
				Assertions.assertThat(isComplete(() -> folder.copyMessages(ids, target.entryId()))).isFalse();
				Assertions.assertThat(subjects(target)).isSubsetOf("first", "last").doesNotHaveDuplicates();
				Assertions.assertThat(subjects(folder)).containsExactlyInAnyOrder("first", "last");
			}
		});
	}

	@Test
	void whenOneIsMissingThenMovingSaysSoAndNoneIsLost() {
		inFolder((store, folder) -> {
			try (Folder target = folder.createFolder("Target")) {
				List<EntryId> ids = withOneMissing(folder);
				Assertions.assertThat(isComplete(() -> folder.moveMessages(ids, target.entryId()))).isFalse();
				List<String> all = new ArrayList<>(subjects(target));
				all.addAll(subjects(folder));
				Assertions.assertThat(all).containsExactlyInAnyOrder("first", "last");
			}
		});
	}

	@Test
	void whenOneIsMissingThenDeletingSaysSo() {
		inFolder((store, folder) -> {
			List<EntryId> ids = withOneMissing(folder);
			assertNotComplete(() -> folder.deleteMessages(ids));
			Assertions.assertThat(count(folder)).isZero();
		});
	}

	@Test
	void whenOneIsMissingThenMarkingSaysSo() {
		inFolder((store, folder) -> {
			List<EntryId> ids = withOneMissing(folder);
			folder.markRead(List.of(ids.get(0), ids.get(2)), false);
			assertNotComplete(() -> folder.markRead(ids, true));
			try (Folder again = store.openFolder(folder.entryId())) {
				Assertions.assertThat(read(again, PropertyTags.CONTENT_UNREAD)).isZero();
			}
		});
	}

	@Test
	void whenItIsInAnotherFolderThenItIsNotTouched() {
		inFolder((store, folder) -> {
			try (Folder one = folder.createFolder("One"); Folder two = folder.createFolder("Two")) {
				EntryId id = save(one, "A message");
				assertNotComplete(() -> two.deleteMessages(List.of(id)));
				assertNotComplete(() -> two.moveMessages(List.of(id), folder.entryId()));
				Assertions.assertThat(subjects(one)).containsExactly("A message");
				Assertions.assertThat(count(folder)).isZero();
			}
		});
	}

	@Test
	void whenDeletedTwiceThenTheSecondTimeIsNotComplete() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			Assertions.assertThat(folder.deleteMessages(List.of(id)).isComplete()).isTrue();
			assertNotComplete(() -> folder.deleteMessages(List.of(id)));
		});
	}

	private static void assertNotComplete(Supplier<Completion> call) {
		Assertions.assertThat(isComplete(call)).isFalse();
	}

	// destinations

	@Test
	void whenTheDestinationIsGoneThenItIsNotFoundAndNothingMoves() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			EntryId gone;
			try (Folder target = folder.createFolder("Target")) {
				gone = target.entryId();
			}
			folder.deleteFolder(gone);
			Assertions.assertThatExceptionOfType(MapiNotFoundException.class)
				.isThrownBy(() -> folder.moveMessages(List.of(id), gone));
			Assertions.assertThatExceptionOfType(MapiNotFoundException.class)
				.isThrownBy(() -> folder.copyMessages(List.of(id), gone));
			Assertions.assertThat(subjects(folder)).containsExactly("A message");
		});
	}

	@Test
	void whenTheDestinationIsNotOpenThenItArrivesThere() {
		inFolder((store, folder) -> {
			EntryId id = saveFull(folder);
			EntryId target;
			try (Folder created = folder.createFolder("Target")) {
				target = created.entryId();
			}
			Assertions.assertThat(folder.copyMessages(List.of(id), FolderAddress.of(target)).isComplete()).isTrue();
			Assertions.assertThat(folder.moveMessages(List.of(id), FolderAddress.of(target)).isComplete()).isTrue();
			Assertions.assertThat(count(folder)).isZero();
			try (Folder opened = store.openFolder(target)) {
				Assertions.assertThat(subjects(opened)).containsExactly("full", "full");
			}
		});
	}

	@Test
	void whenTheStoreIsNamedThenItArrivesThere() {
		inFolder((store, folder) -> {
			try (Folder target = folder.createFolder("Target")) {
				EntryId id = saveFull(folder);
				FolderAddress address = new FolderAddress(store.entryId(), target.entryId());
				Assertions.assertThat(folder.copyMessages(List.of(id), address).isComplete()).isTrue();
				Assertions.assertThat(folder.moveMessages(List.of(id), address).isComplete()).isTrue();
				Assertions.assertThat(count(folder)).isZero();
				Assertions.assertThat(subjects(target)).containsExactly("full", "full");
			}
		});
	}

}
