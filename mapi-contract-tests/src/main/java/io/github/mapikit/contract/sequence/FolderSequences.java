// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.sequence;

import java.util.List;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MessageStore;

/**
 * Folders and stores, whose changes wait until they are saved.
 */
final class FolderSequences {

	private FolderSequences() {
	}

	static List<Sequence> all() {
		return List.of(new Sequence("folder-renamed", FolderSequences::renamed),
				new Sequence("folder-changes-discarded", FolderSequences::discarded),
				new Sequence("folder-name-collision", FolderSequences::collision),
				new Sequence("folder-properties-removed", FolderSequences::removed),
				new Sequence("folder-computed", FolderSequences::computed),
				new Sequence("folder-read-all-with-changes", FolderSequences::readAll),
				new Sequence("folder-deleted-while-open", FolderSequences::deleted),
				new Sequence("folder-large-values", FolderSequences::largeValues),
				new Sequence("store-properties", FolderSequences::store));
	}

	private static void renamed(Script script) {
		Folder child = script.folder("child", "Old");
		Folder other = script.reopenFolder("other", child.entryId());
		script.read(child, PropertyTags.DISPLAY_NAME, PropertyTags.COMMENT);
		script.gather(child, PropertyTags.DISPLAY_NAME, "New");
		script.gather(child, PropertyTags.COMMENT, "a comment");
		script.read(child, PropertyTags.DISPLAY_NAME, PropertyTags.COMMENT);
		script.read(other, PropertyTags.DISPLAY_NAME, PropertyTags.COMMENT);
		script.subfolders(script.folder(), PropertyTags.DISPLAY_NAME, PropertyTags.COMMENT);
		script.save(child);
		script.read(child, PropertyTags.DISPLAY_NAME, PropertyTags.COMMENT);
		script.read(other, PropertyTags.DISPLAY_NAME, PropertyTags.COMMENT);
		script.subfolders(script.folder(), PropertyTags.DISPLAY_NAME, PropertyTags.COMMENT);
		script.save(child);
		script.saveWith(child, "set(PR_DISPLAY_NAME, \"New\")", () -> child.set(PropertyTags.DISPLAY_NAME, "New"));
		script.saveWith(child, "set(PR_DISPLAY_NAME, \"\")", () -> child.set(PropertyTags.DISPLAY_NAME, ""));
		script.saveWith(child, "remove(PR_DISPLAY_NAME)", () -> child.remove(PropertyTags.DISPLAY_NAME));
		script.subfolders(script.folder(), PropertyTags.DISPLAY_NAME);
	}

	private static void discarded(Script script) {
		Folder child = script.folder("child", "Child");
		EntryId id = child.entryId();
		script.gather(child, PropertyTags.DISPLAY_NAME, "Lost");
		script.gather(child, Tags.NUMBER, 1);
		script.read(child, PropertyTags.DISPLAY_NAME, Tags.NUMBER);
		script.close(child);
		Folder again = script.reopenFolder("again", id);
		script.read(again, PropertyTags.DISPLAY_NAME, Tags.NUMBER);
		script.gather(again, Tags.NUMBER, 2);
		script.gatherRemoval(again, Tags.NUMBER);
		script.gather(again, Tags.NUMBER, 3);
		script.read(again, Tags.NUMBER);
		script.save(again);
		script.read(again, Tags.NUMBER);
	}

	private static void collision(Script script) {
		Folder one = script.folder("one", "One");
		Folder two = script.folder("two", "Two");
		script.saveWith(two, "set(PR_DISPLAY_NAME, \"One\")", () -> two.set(PropertyTags.DISPLAY_NAME, "One"));
		script.read(two, PropertyTags.DISPLAY_NAME);
		script.save(two);
		script.subfolders(script.folder(), PropertyTags.DISPLAY_NAME);
		script.saveWith(two, "set(PR_DISPLAY_NAME, \"ONE\")", () -> two.set(PropertyTags.DISPLAY_NAME, "ONE"));
		script.subfolders(script.folder(), PropertyTags.DISPLAY_NAME);
		script.note("the name of one that is not saved yet");
		script.gather(one, PropertyTags.DISPLAY_NAME, "Three");
		script.folder("three", "Three");
		script.save(one);
		script.subfolders(script.folder(), PropertyTags.DISPLAY_NAME);
	}

	private static void removed(Script script) {
		Folder child = script.folder("child", "Child");
		script.gather(child, Tags.TEXT, "one");
		script.gather(child, Tags.NUMBER, 1);
		script.save(child);
		script.gatherRemoval(child, Tags.TEXT);
		script.gatherRemoval(child, Tags.ABSENT);
		script.read(child, Tags.TEXT, Tags.NUMBER, Tags.ABSENT);
		script.save(child);
		script.read(child, Tags.TEXT, Tags.NUMBER, Tags.ABSENT);
		script.gatherRemoval(child, Tags.TEXT);
		script.save(child);
		EntryId id = child.entryId();
		script.close(child);
		script.read(script.reopenFolder("again", id), Tags.TEXT, Tags.NUMBER);
	}

	private static void computed(Script script) {
		Folder child = script.folder("child", "Child");
		script.saveWith(child, "set(PR_CONTENT_COUNT)", () -> child.set(PropertyTags.CONTENT_COUNT, 7));
		script.saveWith(child, "set(PR_CONTENT_UNREAD)", () -> child.set(PropertyTags.CONTENT_UNREAD, 7));
		script.saveWith(child, "set(PR_SUBFOLDERS)", () -> child.set(PropertyTags.SUBFOLDERS, true));
		script.saveWith(child, "set(PR_FOLDER_TYPE)", () -> child.set(PropertyTags.FOLDER_TYPE, 2));
		script.saveWith(child, "set(PR_OBJECT_TYPE)", () -> child.set(PropertyTags.OBJECT_TYPE, 5));
		script.saveWith(child, "set(PR_ENTRYID)",
				() -> child.set(PropertyTags.ENTRYID, EntryId.of((byte) 1, (byte) 2)));
		script.saveWith(child, "set(PR_PARENT_ENTRYID)",
				() -> child.set(PropertyTags.PARENT_ENTRYID, EntryId.of((byte) 1, (byte) 2)));
		script.saveWith(child, "set(PR_CONTAINER_CLASS)",
				() -> child.set(PropertyTags.CONTAINER_CLASS, "IPF.Appointment"));
		script.saveWith(child, "remove(PR_CONTENT_COUNT)", () -> child.remove(PropertyTags.CONTENT_COUNT));
		script.note("one that is refused, and one that is not");
		script.saveWith(child, "set of a number and PR_CONTENT_COUNT", () -> {
			child.set(Tags.NUMBER, 1);
			child.set(PropertyTags.CONTENT_COUNT, 7);
		});
		script.read(child, Tags.NUMBER, PropertyTags.CONTENT_COUNT);
		script.save(child);
		script.read(child, Tags.NUMBER, PropertyTags.CONTENT_COUNT, PropertyTags.CONTENT_UNREAD,
				PropertyTags.SUBFOLDERS, PropertyTags.FOLDER_TYPE, PropertyTags.OBJECT_TYPE,
				PropertyTags.CONTAINER_CLASS);
	}

	private static void readAll(Script script) {
		Folder child = script.folder("child", "Child");
		script.readAll(child);
		script.gather(child, PropertyTags.DISPLAY_NAME, "Renamed");
		script.gather(child, Tags.NUMBER, 1);
		script.gather(child, Tags.TEXT, "one");
		script.gatherRemoval(child, Tags.TEXT);
		script.readAll(child);
		script.read(child, Tags.unspecified(PropertyTags.DISPLAY_NAME), Tags.unspecified(Tags.NUMBER),
				Tags.unspecified(Tags.TEXT));
		script.save(child);
		script.gatherRemoval(child, Tags.NUMBER);
		script.readAll(child);
		script.read(child, Tags.unspecified(PropertyTags.DISPLAY_NAME), Tags.unspecified(Tags.NUMBER));
	}

	private static void deleted(Script script) {
		Folder child = script.folder("child", "Child");
		EntryId id = child.entryId();
		script.gather(child, Tags.NUMBER, 1);
		script.call("folder.deleteFolder", () -> ModelCalls.deleteFolder(script.folder(), id));
		script.read(child, PropertyTags.DISPLAY_NAME);
		script.saveWith(child, "set of a number", () -> child.set(Tags.NUMBER, 2));
		script.rows(child, PropertyTags.SUBJECT);
		script.run("child.createMessage() saved", () -> {
			try (var message = child.createMessage()) {
				message.save();
			}
		});
		script.call("folder.deleteFolder again", () -> ModelCalls.deleteFolder(script.folder(), id));
		script.call("store.openFolder", () -> script.store().openFolder(id));
	}

	private static void largeValues(Script script) {
		Folder child = script.folder("child", "Child");
		script.gather(child, Tags.TEXT, "text ".repeat(4_000));
		script.gather(child, Tags.BYTES, Binary.of(Tags.bytes(100_000)));
		script.note("before they are saved");
		script.read(child, Tags.TEXT, Tags.BYTES);
		script.save(child);
		script.read(child, Tags.TEXT, Tags.BYTES);
		script.stream(child, Tags.TEXT);
		script.stream(child, Tags.BYTES);
		script.gather(child, Tags.BYTES, Binary.of((byte) 1));
		script.gatherRemoval(child, Tags.TEXT);
		script.save(child);
		script.read(child, Tags.TEXT, Tags.BYTES);
	}

	private static void store(Script script) {
		MessageStore store = script.store();
		PropertyTag<?>[] tags = { Tags.TEXT, Tags.NUMBER, PropertyTags.OBJECT_TYPE };
		script.read(store, tags);
		script.saveWith(store, "set of a text and a number", () -> {
			store.set(Tags.TEXT, "one");
			store.set(Tags.NUMBER, 1);
		});
		script.read(store, tags);
		script.saveWith(store, "remove of a text", () -> store.remove(Tags.TEXT));
		script.read(store, tags);
		script.save(store);
		script.saveWith(store, "set(PR_OBJECT_TYPE)", () -> store.set(PropertyTags.OBJECT_TYPE, 5));
		script.saveWith(store, "set(PR_STORE_SUPPORT_MASK)", () -> store.set(PropertyTags.STORE_SUPPORT_MASK, 0));
		script.saveWith(store, "set(PR_IPM_SUBTREE_ENTRYID)",
				() -> store.set(PropertyTags.IPM_SUBTREE_ENTRYID, EntryId.of((byte) 1, (byte) 2)));
		script.read(store, tags);
	}

}
