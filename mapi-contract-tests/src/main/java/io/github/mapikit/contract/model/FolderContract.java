// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.HierarchyTable;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The folder tree: opening, creating and deleting. Which names a store takes the
 * documentation leaves open, where the inbox is, and with which error something is
 * refused in a folder that is gone. Sources: "IMAPIFolder::CreateFolder",
 * "IMAPIFolder::DeleteFolder", "IMsgStore::OpenEntry".
 *
 * @since 0.1.0
 */
public abstract class FolderContract extends ModelContract {

	@Test
	void whenOpenedThenTheUsualFoldersAreFiveDifferentOnes() {
		onWorker((session) -> {
			MessageStore store = session.defaultStore();
			try (Folder subtree = store.ipmSubtree();
					Folder inbox = store.inbox();
					Folder outbox = store.outbox();
					Folder sent = store.sentItems();
					Folder deleted = store.deletedItems()) {
				Assertions
					.assertThat(Set.of(subtree.entryId(), inbox.entryId(), outbox.entryId(), sent.entryId(),
							deleted.entryId()))
					.hasSize(5);
				for (Folder folder : List.of(inbox, outbox, sent, deleted)) {
					Assertions.assertThat(read(folder, PropertyTags.DISPLAY_NAME)).isNotBlank();
					// MAPI_FOLDER
					Assertions.assertThat(read(folder, PropertyTags.OBJECT_TYPE)).isEqualTo(3);
				}
			}
		});
	}

	@Test
	void whenReadFromTheStoreThenTheEntryIdsOpenTheUsualFolders() {
		requires(Capability.ONE_ENTRY_ID);
		onWorker((session) -> {
			MessageStore store = session.defaultStore();
			PropertyValues values = store.read(PropertyTags.IPM_SUBTREE_ENTRYID, PropertyTags.IPM_OUTBOX_ENTRYID,
					PropertyTags.IPM_SENTMAIL_ENTRYID, PropertyTags.IPM_WASTEBASKET_ENTRYID);
			try (Folder subtree = store.ipmSubtree();
					Folder outbox = store.outbox();
					Folder sent = store.sentItems();
					Folder deleted = store.deletedItems()) {
				assertOpens(store, values.get(PropertyTags.IPM_SUBTREE_ENTRYID), subtree);
				assertOpens(store, values.get(PropertyTags.IPM_OUTBOX_ENTRYID), outbox);
				assertOpens(store, values.get(PropertyTags.IPM_SENTMAIL_ENTRYID), sent);
				assertOpens(store, values.get(PropertyTags.IPM_WASTEBASKET_ENTRYID), deleted);
			}
		});
	}

	private static void assertOpens(MessageStore store, EntryId id, Folder folder) {
		try (Folder opened = store.openFolder(id)) {
			Assertions.assertThat(read(opened, PropertyTags.DISPLAY_NAME))
				.isEqualTo(read(folder, PropertyTags.DISPLAY_NAME));
			Assertions.assertThat(read(opened, PropertyTags.PARENT_ENTRYID))
				.isEqualTo(read(folder, PropertyTags.PARENT_ENTRYID));
		}
	}

	@Test
	void whenOpenedByItsEntryIdThenItIsTheSameFolder() {
		requires(Capability.ONE_ENTRY_ID);
		inFolder((store, folder) -> {
			EntryId id = read(folder, PropertyTags.ENTRYID);
			Assertions.assertThat(id).isEqualTo(folder.entryId());
			try (Folder again = store.openFolder(id)) {
				Assertions.assertThat(again).isNotSameAs(folder);
				Assertions.assertThat(again.entryId()).isEqualTo(id);
				Assertions.assertThat(read(again, PropertyTags.DISPLAY_NAME)).isEqualTo("Contract");
			}
		});
	}

	@Test
	void whenTheEntryIdIsAMessagesThenNoFolderIsOpened() {
		inFolder((store, folder) -> {
			EntryId message = save(folder, "A message");
			Assertions.assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> store.openFolder(message));
			Assertions.assertThatExceptionOfType(MapiCallException.class)
				.isThrownBy(() -> store.openMessage(folder.entryId()));
		});
	}

	@Test
	void whenCreatedTwiceThenItIsTheSameFolder() {
		requires(Capability.ONE_ENTRY_ID);
		inFolder((store, folder) -> {
			EntryId first = create(folder, "Twice");
			EntryId second = create(folder, "Twice");
			Assertions.assertThat(second).isEqualTo(first);
			Assertions.assertThat(childIds(folder)).containsExactly(first);
		});
	}

	@Test
	void whenCreatedInDifferentFoldersThenTheSameNameIsTwoFolders() {
		inFolder((store, folder) -> {
			try (Folder one = folder.createFolder("One"); Folder two = folder.createFolder("Two")) {
				Assertions.assertThat(create(one, "Same")).isNotEqualTo(create(two, "Same"));
			}
		});
	}

	@Test
	void whenCreatedThenAnotherSessionSeesIt() {
		requires(Capability.ONE_ENTRY_ID);
		inFolder((store, folder) -> {
			EntryId id = create(folder, "Seen");
			inFolderElsewhere((otherStore, sameFolder) -> {
				Assertions.assertThat(childIds(sameFolder)).containsExactly(id);
				try (Folder opened = otherStore.openFolder(id)) {
					Assertions.assertThat(read(opened, PropertyTags.DISPLAY_NAME)).isEqualTo("Seen");
				}
			});
		});
	}

	@Test
	void whenTheLeaseStartsAgainThenItIsStillThere() {
		EntryId id = fromWorker((session) -> {
			try (Folder root = session.defaultStore().ipmSubtree()) {
				return create(root, "Lasting");
			}
		});
		endLease();
		onWorker((session) -> {
			try (Folder folder = session.defaultStore().openFolder(id)) {
				Assertions.assertThat(read(folder, PropertyTags.DISPLAY_NAME)).isEqualTo("Lasting");
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "Grüße", "Привет", "受信トレイ", "😀 👩‍👩‍👧‍👦", "e\u0301", "../../../etc/passwd", "..", ".",
			"a/b", "a\\b", "C:\\Windows", "CON", "a:b*c?d\"e<f>g|h", "%2e%2e%2f", "'; drop table folders; --",
			"\u202Egnp.exe" })
	void whenTheNameIsUnusualThenItIsKeptAsItIsOrRefused(String name) {
		requires(Capability.ONE_ENTRY_ID);
		inFolder((store, folder) -> {
			EntryId id;
			try {
				id = create(folder, name);
			}
			catch (MapiCallException ex) {
				Assertions.assertThat(childIds(folder)).isEmpty();
				return;
			}
			try (Folder opened = store.openFolder(id)) {
				Assertions.assertThat(read(opened, PropertyTags.DISPLAY_NAME)).isEqualTo(name);
				Assertions.assertThat(read(opened, PropertyTags.PARENT_ENTRYID)).isEqualTo(folder.entryId());
			}
			Assertions.assertThat(childNames(folder)).containsExactly(name);
		});
	}

	@Test
	void whenTheNameIsVeryLongThenItIsKeptWholeOrRefused() {
		String name = "long ".repeat(2000) + "end";
		inFolder((store, folder) -> {
			EntryId id;
			try {
				id = create(folder, name);
			}
			catch (MapiCallException ex) {
				Assertions.assertThat(childIds(folder)).isEmpty();
				return;
			}
			try (Folder opened = store.openFolder(id)) {
				Assertions.assertThat(readText(opened, PropertyTags.DISPLAY_NAME)).isEqualTo(name);
			}
		});
	}

	@Test
	void whenThereAreAThousandSubfoldersThenAllAreListedOnce() {
		requires(Capability.ONE_ENTRY_ID);
		inFolder((store, folder) -> {
			Set<EntryId> created = new HashSet<>();
			for (int i = 0; i < 1000; i++) {
				created.add(create(folder, "Folder " + i));
			}
			Assertions.assertThat(created).hasSize(1000);
			try (HierarchyTable table = folder.hierarchy(HierarchyDepth.CHILDREN)) {
				assertRowCount(table, 1000);
			}
			Assertions.assertThat(childIds(folder)).hasSize(1000).containsExactlyInAnyOrderElementsOf(created);
		});
	}

	@Test
	void whenNestedThirtyDeepThenEachLevelOpens() {
		inFolder((store, folder) -> {
			EntryId id = folder.entryId();
			for (int i = 0; i < 30; i++) {
				try (Folder parent = store.openFolder(id)) {
					id = create(parent, "Level");
				}
			}
			try (HierarchyTable table = folder.hierarchy(HierarchyDepth.ALL)) {
				assertRowCount(table, 30);
				Assertions.assertThat(table.rows()).hasSize(30);
			}
		});
	}

	@Test
	void whenRenamedThenTheHierarchyHasTheNewName() {
		inFolder((store, folder) -> {
			try (Folder child = folder.createFolder("Old")) {
				child.set(PropertyTags.DISPLAY_NAME, "New");
				child.save();
			}
			Assertions.assertThat(childNames(folder)).containsExactly("New");
			inFolderElsewhere(
					(otherStore, sameFolder) -> Assertions.assertThat(childNames(sameFolder)).containsExactly("New"));
		});
	}

	@Test
	void whenMessagesComeAndGoThenTheCountsFollow() {
		inFolder((store, folder) -> {
			EntryId first = save(folder, "first");
			save(folder, "second");
			folder.markRead(entryIds(folder), false);
			Assertions.assertThat(contentCount(store, folder.entryId())).isEqualTo(2);
			try (Folder again = store.openFolder(folder.entryId())) {
				Assertions.assertThat(read(again, PropertyTags.CONTENT_UNREAD)).isEqualTo(2);
			}
			folder.deleteMessages(List.of(first));
			try (Folder again = store.openFolder(folder.entryId())) {
				Assertions.assertThat(read(again, PropertyTags.CONTENT_COUNT)).isEqualTo(1);
				Assertions.assertThat(read(again, PropertyTags.CONTENT_UNREAD)).isEqualTo(1);
			}
		});
	}

	@Test
	void whenDeletedThenNeitherItNorWhatWasInItOpens() {
		inFolder((store, folder) -> {
			EntryId childId;
			EntryId grandchildId;
			EntryId messageId;
			try (Folder child = folder.createFolder("Child")) {
				childId = child.entryId();
				grandchildId = create(child, "Grandchild");
				messageId = save(child, "A message");
			}
			Assertions.assertThat(folder.deleteFolder(childId).isComplete()).isTrue();
			Assertions.assertThat(childIds(folder)).isEmpty();
			Assertions.assertThatExceptionOfType(MapiNotFoundException.class)
				.isThrownBy(() -> store.openFolder(childId));
			Assertions.assertThatExceptionOfType(MapiNotFoundException.class)
				.isThrownBy(() -> store.openFolder(grandchildId));
			Assertions.assertThatExceptionOfType(MapiNotFoundException.class)
				.isThrownBy(() -> store.openMessage(messageId));
		});
	}

	@Test
	void whenDeletedAndCreatedAgainThenItIsAnotherFolder() {
		requires(Capability.UNIQUE_ENTRY_IDS);
		inFolder((store, folder) -> {
			EntryId first = create(folder, "Again");
			folder.deleteFolder(first);
			Assertions.assertThat(create(folder, "Again")).isNotEqualTo(first);
		});
	}

	@Test
	void whenDeletedTwiceThenTheSecondTimeIsNotComplete() {
		inFolder((store, folder) -> {
			EntryId child = create(folder, "Child");
			folder.deleteFolder(child);
			assertNotComplete(folder, child);
		});
	}

	@Test
	void whenItIsNoSubfolderThenItIsNotDeleted() {
		inFolder((store, folder) -> {
			try (Folder one = folder.createFolder("One"); Folder two = folder.createFolder("Two")) {
				assertNotComplete(one, two.entryId());
				Assertions.assertThat(childIds(folder)).contains(two.entryId());
			}
		});
	}

	private static void assertNotComplete(Folder folder, EntryId child) {
		try {
			Assertions.assertThat(folder.deleteFolder(child).isComplete()).isFalse();
		}
		catch (MapiCallException ex) {
			// with any error value ("IMAPIFolder::DeleteFolder")
			Assertions.assertThat(ex.mayHaveTakenEffect()).isTrue();
		}
	}

	@Test
	void whenTheFolderIsDeletedThenNoMessageIsCreatedInIt() {
		inFolder((store, folder) -> {
			try (Folder child = folder.createFolder("Child")) {
				folder.deleteFolder(child.entryId());
				Assertions.assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> {
					try (Message message = child.createMessage()) {
						message.save();
					}
				});
			}
		});
	}

	private static EntryId create(Folder parent, String name) {
		try (Folder created = parent.createFolder(name)) {
			return created.entryId();
		}
	}

	private static List<EntryId> childIds(Folder folder) {
		return children(folder, PropertyTags.ENTRYID);
	}

	private static List<String> childNames(Folder folder) {
		return children(folder, PropertyTags.DISPLAY_NAME);
	}

}
