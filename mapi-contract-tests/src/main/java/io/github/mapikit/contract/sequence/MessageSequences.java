// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.sequence;

import java.util.List;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;

/**
 * Saving messages, what others see of them, and their flags.
 */
final class MessageSequences {

	private MessageSequences() {
	}

	static List<Sequence> all() {
		return List.of(new Sequence("save-twice", MessageSequences::saveTwice),
				new Sequence("changed-in-two-open-copies", MessageSequences::twoCopies),
				new Sequence("copies-see-what-is-saved", MessageSequences::copiesSee),
				new Sequence("deleted-while-open", MessageSequences::deleted),
				new Sequence("flags-before-first-save", MessageSequences::flagsBeforeSave),
				new Sequence("flags-after-save", MessageSequences::flagsAfterSave),
				new Sequence("mark-read-before-save", MessageSequences::markReadBeforeSave),
				new Sequence("mark-read-after-save", MessageSequences::markReadAfterSave),
				new Sequence("transfers-of-an-open-message", MessageSequences::transfers));
	}

	private static void saveTwice(Script script) {
		Message message = script.create("message");
		script.save(message);
		script.save(message);
		script.read(message, PropertyTags.MESSAGE_FLAGS, PropertyTags.SUBJECT);
		script.gather(message, PropertyTags.SUBJECT, "Lunch");
		script.save(message);
		script.gather(message, Tags.NUMBER, 1);
		script.save(message);
		script.save(message);
		script.read(message, PropertyTags.MESSAGE_FLAGS, PropertyTags.SUBJECT, Tags.NUMBER);
		script.rows(script.folder(), PropertyTags.SUBJECT, Tags.NUMBER);
	}

	private static void twoCopies(Script script) throws Exception {
		EntryId id = script.saved((draft) -> draft.set(Tags.NUMBER, 0));
		Message one = script.reopen("one", id);
		Message two = script.reopen("two", id);
		script.set(one, Tags.NUMBER, 1);
		script.set(two, Tags.NUMBER, 2);
		script.set(two, Tags.OTHER_NUMBER, 2);
		script.read(two, Tags.NUMBER);
		script.save(one);
		script.read(two, Tags.NUMBER, Tags.OTHER_NUMBER);
		script.save(two);
		script.read(two, Tags.NUMBER, Tags.OTHER_NUMBER);
		script.save(two);
		script.close(two);
		script.set(one, Tags.NUMBER, 3);
		script.save(one);
		Message three = script.reopen("three", id);
		script.read(three, Tags.NUMBER, Tags.OTHER_NUMBER);
		script.save(three);
		script.set(three, Tags.TEXT, "three");
		script.save(three);
		script.set(one, Tags.TEXT, "one");
		script.save(one);
	}

	private static void copiesSee(Script script) throws Exception {
		EntryId id = script.saved((draft) -> draft.set(Tags.NUMBER, 0));
		Message one = script.reopen("one", id);
		Message two = script.reopen("two", id);
		script.read(two, Tags.NUMBER);
		script.gather(one, Tags.NUMBER, 1);
		script.read(one, Tags.NUMBER);
		script.read(two, Tags.NUMBER);
		script.rows(script.folder(), Tags.NUMBER);
		script.save(one);
		script.read(two, Tags.NUMBER);
		script.readAllOf(two, Tags.NUMBER);
		script.rows(script.folder(), Tags.NUMBER);
		script.save(two);
		script.read(script.reopen("three", id), Tags.NUMBER);
	}

	private static void deleted(Script script) throws Exception {
		EntryId id = script.saved((draft) -> draft.set(Tags.NUMBER, 0));
		Message message = script.reopen("message", id);
		script.call("folder.deleteMessages", () -> ModelCalls.delete(script.folder(), id));
		script.read(message, Tags.NUMBER);
		script.set(message, Tags.NUMBER, 1);
		script.read(message, Tags.NUMBER);
		script.save(message);
		script.close(message);
		script.call("store.openMessage", () -> script.store().openMessage(id));
		script.call("folder.deleteMessages again", () -> ModelCalls.delete(script.folder(), id));
		script.call("folder.markRead", () -> ModelCalls.markRead(script.folder(), id, true));
	}

	private static void flagsBeforeSave(Script script) {
		for (int flags : new int[] { 0, MessageFlag.READ.mask(), MessageFlag.UNSENT.mask(),
				MessageFlag.READ.mask() | MessageFlag.FROM_ME.mask(), MessageFlag.SUBMIT.mask(), 0xFFFF }) {
			Message message = script.create("message");
			script.set(message, PropertyTags.MESSAGE_FLAGS, flags);
			script.read(message, PropertyTags.MESSAGE_FLAGS);
			script.save(message);
			script.read(message, PropertyTags.MESSAGE_FLAGS);
			EntryId id = message.entryId().orElseThrow();
			script.close(message);
			Message again = script.reopen("again", id);
			script.read(again, PropertyTags.MESSAGE_FLAGS);
			script.close(again);
		}
	}

	private static void flagsAfterSave(Script script) {
		Message message = script.create("message");
		script.set(message, PropertyTags.SUBJECT, "Lunch");
		script.read(message, PropertyTags.MESSAGE_FLAGS);
		script.save(message);
		script.read(message, PropertyTags.MESSAGE_FLAGS);
		script.set(message, PropertyTags.MESSAGE_FLAGS, MessageFlag.READ.mask());
		script.read(message, PropertyTags.MESSAGE_FLAGS);
		script.set(message, Tags.NUMBER, 1);
		script.read(message, PropertyTags.MESSAGE_FLAGS);
		script.save(message);
		script.read(message, PropertyTags.MESSAGE_FLAGS);
	}

	private static void markReadBeforeSave(Script script) {
		Message message = script.create("message");
		script.set(message, PropertyTags.SUBJECT, "Lunch");
		script.markRead(message, true);
		script.read(message, PropertyTags.MESSAGE_FLAGS);
		script.markRead(message, false);
		script.read(message, PropertyTags.MESSAGE_FLAGS);
		script.save(message);
		script.read(message, PropertyTags.MESSAGE_FLAGS);
	}

	private static void markReadAfterSave(Script script) throws Exception {
		EntryId id = script.saved((draft) -> draft.set(Tags.NUMBER, 0));
		Message message = script.reopen("message", id);
		script.read(message, PropertyTags.MESSAGE_FLAGS);
		script.gather(message, Tags.NUMBER, 1);
		script.markRead(message, false);
		script.read(message, PropertyTags.MESSAGE_FLAGS, Tags.NUMBER);
		script.rows(script.folder(), PropertyTags.MESSAGE_FLAGS, Tags.NUMBER);
		script.read(script.folder(), PropertyTags.CONTENT_UNREAD);
		script.close(message);
		Message again = script.reopen("again", id);
		script.read(again, PropertyTags.MESSAGE_FLAGS, Tags.NUMBER);
		script.call("folder.markRead(true)", () -> ModelCalls.markRead(script.folder(), id, true));
		script.read(again, PropertyTags.MESSAGE_FLAGS);
		script.set(again, Tags.NUMBER, 2);
		script.save(again);
		script.read(again, PropertyTags.MESSAGE_FLAGS, Tags.NUMBER);
		script.markRead(again, true);
		script.markRead(again, true);
		script.read(again, PropertyTags.MESSAGE_FLAGS);
	}

	private static void transfers(Script script) throws Exception {
		EntryId id = script.saved((draft) -> {
			draft.set(PropertyTags.SUBJECT, "Lunch");
			draft.set(Tags.NUMBER, 1);
		});
		Folder target = script.folder("target", "Target");
		Message message = script.reopen("message", id);
		script.set(message, Tags.NUMBER, 2);
		script.call("folder.copyMessages", () -> ModelCalls.copy(script.folder(), List.of(id), target));
		script.rows(target, PropertyTags.SUBJECT, Tags.NUMBER);
		script.call("folder.moveMessages", () -> ModelCalls.move(script.folder(), List.of(id), target));
		script.rows(target, PropertyTags.SUBJECT, Tags.NUMBER);
		script.rows(script.folder(), PropertyTags.SUBJECT, Tags.NUMBER);
		script.read(message, Tags.NUMBER, PropertyTags.PARENT_ENTRYID);
		script.save(message);
		script.rows(target, PropertyTags.SUBJECT, Tags.NUMBER);
		script.call("folder.moveMessages again", () -> ModelCalls.move(script.folder(), List.of(id), target));
		script.call("folder.copyMessages of none", () -> ModelCalls.copy(script.folder(), List.of(), target));
	}

}
