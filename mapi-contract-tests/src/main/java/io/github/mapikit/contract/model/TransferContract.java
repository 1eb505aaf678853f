// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiException;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.SessionOptions;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Moving, copying and deleting messages. Sources: "IMAPIFolder::CopyMessages",
 * "IMAPIFolder::DeleteMessages", "IMAPIFolder::SetReadFlags".
 *
 * @since 0.1.0
 */
public abstract class TransferContract extends ModelContract {

	private static EntryId saveFull(Folder folder) throws Exception {
		return save(folder, "full", (message) -> {
			message.set(Samples.NUMBER, 42);
			message.setBody(BodyFormat.TEXT, "the body");
			message.setRecipients(List.of(Recipient.to("anna@example.org"), Recipient.cc("bert@example.org")));
			try (Attachment attachment = message.createAttachment()) {
				attachment.set(PropertyTags.ATTACH_LONG_FILENAME, "file");
				write(attachment.openContentOutput(), bytes(5000));
				attachment.save();
			}
		});
	}

	private static void assertFull(MessageStore store, EntryId id, Folder parent) throws Exception {
		try (Message message = store.openMessage(id)) {
			Assertions.assertThat(read(message, PropertyTags.SUBJECT)).isEqualTo("full");
			Assertions.assertThat(read(message, PropertyTags.PARENT_ENTRYID)).isEqualTo(parent.entryId());
			Assertions.assertThat(read(message, Samples.NUMBER)).isEqualTo(42);
			Assertions.assertThat(message.body(BodyFormat.TEXT).orElseThrow()).contains("the body");
			Assertions.assertThat(message.recipients())
				.containsExactly(Recipient.to("anna@example.org"), Recipient.cc("bert@example.org"));
			int number = message.attachments().get(0).get(PropertyTags.ATTACH_NUM);
			try (Attachment attachment = message.openAttachment(number)) {
				Assertions.assertThat(readBytes(attachment.openContent())).isEqualTo(bytes(5000));
			}
		}
	}

	@Test
	void whenCopiedThenThereAreTwoAlike() {
		inFolder((store, folder) -> {
			try (Folder target = folder.createFolder("Target")) {
				EntryId id = saveFull(folder);
				Assertions.assertThat(folder.copyMessages(List.of(id), target)).isEqualTo(Completion.COMPLETE);
				Assertions.assertThat(entryIds(folder)).containsExactly(id);
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
				folder.copyMessages(List.of(id), target);
				try (Message copy = store.openMessage(entryIds(target).get(0))) {
					copy.set(PropertyTags.SUBJECT, "changed");
					copy.deleteAttachment(copy.attachments().get(0).get(PropertyTags.ATTACH_NUM));
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
			Assertions.assertThat(folder.copyMessages(List.of(id), folder)).isEqualTo(Completion.COMPLETE);
			Assertions.assertThat(entryIds(folder)).hasSize(2).doesNotHaveDuplicates().contains(id);
		});
	}

	@Test
	void whenMovedThenItIsInTheOtherFolderAlone() {
		inFolder((store, folder) -> {
			try (Folder target = folder.createFolder("Target")) {
				EntryId id = saveFull(folder);
				Assertions.assertThat(folder.moveMessages(List.of(id), target)).isEqualTo(Completion.COMPLETE);
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
		inFolder((store, folder) -> {
			try (Folder target = folder.createFolder("Target")) {
				EntryId id = saveFull(folder);
				folder.moveMessages(List.of(id), target);
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
			folder.moveMessages(List.of(id), folder);
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
				Assertions.assertThat(folder.moveMessages(List.of(id), deleted)).isEqualTo(Completion.COMPLETE);
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
				folder.copyMessages(List.of(read), target);
				folder.moveMessages(List.of(unread), target);
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
				Assertions.assertThat(folder.moveMessages(ids, target)).isEqualTo(Completion.COMPLETE);
				Assertions.assertThat(count(folder)).isZero();
				Assertions.assertThat(subjects(target)).hasSize(500).doesNotHaveDuplicates();
			}
		});
	}

	@Test
	void whenThereIsNothingToDoThenItIsDone() {
		inFolder((store, folder) -> {
			try (Folder target = folder.createFolder("Target")) {
				Assertions.assertThat(folder.copyMessages(List.of(), target)).isEqualTo(Completion.COMPLETE);
				Assertions.assertThat(folder.moveMessages(List.of(), target)).isEqualTo(Completion.COMPLETE);
				Assertions.assertThat(folder.deleteMessages(List.of())).isEqualTo(Completion.COMPLETE);
				Assertions.assertThat(folder.markRead(List.of(), true)).isEqualTo(Completion.COMPLETE);
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
	void whenOneIsMissingThenTheOthersAreCopied() {
		inFolder((store, folder) -> {
			try (Folder target = folder.createFolder("Target")) {
				Assertions.assertThat(folder.copyMessages(withOneMissing(folder), target))
					.isEqualTo(Completion.PARTIAL);
				Assertions.assertThat(subjects(target)).containsExactlyInAnyOrder("first", "last");
			}
		});
	}

	@Test
	void whenOneIsMissingThenTheOthersAreMoved() {
		inFolder((store, folder) -> {
			try (Folder target = folder.createFolder("Target")) {
				Assertions.assertThat(folder.moveMessages(withOneMissing(folder), target))
					.isEqualTo(Completion.PARTIAL);
				Assertions.assertThat(subjects(target)).containsExactlyInAnyOrder("first", "last");
				Assertions.assertThat(count(folder)).isZero();
			}
		});
	}

	@Test
	void whenOneIsMissingThenTheOthersAreDeleted() {
		inFolder((store, folder) -> {
			List<EntryId> ids = withOneMissing(folder);
			assertNotComplete(() -> folder.deleteMessages(ids));
			Assertions.assertThat(count(folder)).isZero();
		});
	}

	@Test
	void whenOneIsMissingThenTheOthersAreMarked() {
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
				assertNotComplete(() -> two.moveMessages(List.of(id), folder));
				Assertions.assertThat(subjects(one)).containsExactly("A message");
				Assertions.assertThat(count(folder)).isZero();
			}
		});
	}

	@Test
	void whenDeletedTwiceThenTheSecondTimeIsNotComplete() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			Assertions.assertThat(folder.deleteMessages(List.of(id))).isEqualTo(Completion.COMPLETE);
			assertNotComplete(() -> folder.deleteMessages(List.of(id)));
		});
	}

	/** MAPI leaves it to the store how it says that not all was done. */
	private static void assertNotComplete(Supplier<Completion> call) {
		try {
			Assertions.assertThat(call.get()).isEqualTo(Completion.PARTIAL);
		}
		catch (MapiCallException ex) {
			Assertions.assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_NOT_FOUND);
		}
	}

	// destinations

	@Test
	void whenTheDestinationIsClosedThenItIsRefusedAndNothingMoves() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			Folder target = folder.createFolder("Target");
			target.close();
			Assertions.assertThatIllegalStateException().isThrownBy(() -> folder.moveMessages(List.of(id), target));
			Assertions.assertThat(entryIds(folder)).containsExactly(id);
		});
	}

	@Test
	void whenTheDestinationBelongsToAnotherThreadThenItIsRefusedAndNothingMoves() {
		AtomicReference<Throwable> thrown = new AtomicReference<>();
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Folder target = folder.createFolder("Target")) {
				inFolderElsewhere((otherStore, sameFolder) -> thrown.set(Assertions
					.catchThrowableOfType(MapiException.class, () -> sameFolder.moveMessages(List.of(id), target))));
			}
			Assertions.assertThat(entryIds(folder)).containsExactly(id);
		});
		Assertions.assertThat(thrown.get()).isInstanceOf(MapiThreadException.class);
	}

	@Test
	void whenMovedToASecondSessionsStoreThenItArrives() {
		inFolder((store, folder) -> {
			EntryId id = saveFull(folder);
			try (MapiSession second = MapiThread.current("contract test").openSession(SessionOptions.DEFAULT_PROFILE);
					Folder inbox = second.defaultStore().inbox()) {
				Assertions.assertThat(folder.moveMessages(List.of(id), inbox)).isEqualTo(Completion.COMPLETE);
				assertFull(store, entryIds(inbox).get(0), inbox);
			}
			Assertions.assertThat(count(folder)).isZero();
		});
	}

}
