// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.sequence;

import java.time.Instant;
import java.util.List;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;

/**
 * Changing properties of messages, and reading them before and after they are saved.
 */
final class PropertySequences {

	private PropertySequences() {
	}

	static List<Sequence> all() {
		return List.of(new Sequence("set-read-save-read", PropertySequences::setReadSaveRead),
				new Sequence("set-remove-set", PropertySequences::setRemoveSet),
				new Sequence("remove-absent-and-present", PropertySequences::remove),
				new Sequence("discard-on-close", PropertySequences::discard),
				new Sequence("unspecified-types", PropertySequences::unspecifiedTypes),
				new Sequence("two-types-of-one-id", PropertySequences::twoTypes),
				new Sequence("read-all-with-changes", PropertySequences::readAll),
				new Sequence("large-values", PropertySequences::largeValues),
				new Sequence("new-message-properties", PropertySequences::newMessage),
				new Sequence("entry-id-before-and-after-save", PropertySequences::entryId));
	}

	private static void setReadSaveRead(Script script) {
		Message message = script.create("message");
		script.read(message, PropertyTags.SUBJECT, Tags.NUMBER, Tags.TEXT, Tags.TIME, Tags.BYTES);
		script.gather(message, PropertyTags.SUBJECT, "Lunch");
		script.gather(message, Tags.NUMBER, 1);
		script.gather(message, Tags.TEXT, "one");
		script.gather(message, Tags.TIME, Instant.parse("2001-02-03T04:05:06.7Z"));
		script.gather(message, Tags.BYTES, Binary.of((byte) 1, (byte) 2));
		script.read(message, PropertyTags.SUBJECT, Tags.NUMBER, Tags.TEXT, Tags.TIME, Tags.BYTES);
		script.gather(message, Tags.NUMBER, 2);
		script.read(message, Tags.NUMBER);
		script.save(message);
		script.read(message, PropertyTags.SUBJECT, Tags.NUMBER, Tags.TEXT, Tags.TIME, Tags.BYTES);
		EntryId id = message.entryId().orElseThrow();
		script.close(message);
		Message again = script.reopen("again", id);
		script.read(again, PropertyTags.SUBJECT, Tags.NUMBER, Tags.TEXT, Tags.TIME, Tags.BYTES);
		script.gather(again, Tags.NUMBER, 3);
		script.read(again, Tags.NUMBER, Tags.TEXT);
	}

	private static void setRemoveSet(Script script) throws Exception {
		EntryId id = script.saved((draft) -> draft.set(Tags.TEXT, "saved"));
		Message message = script.reopen("message", id);
		script.gather(message, Tags.NUMBER, 1);
		script.gatherRemoval(message, Tags.NUMBER);
		script.gather(message, Tags.NUMBER, 2);
		script.gatherRemoval(message, Tags.TEXT);
		script.read(message, Tags.NUMBER, Tags.TEXT);
		script.gather(message, Tags.TEXT, "new");
		script.gather(message, Tags.OTHER_NUMBER, 3);
		script.gatherRemoval(message, Tags.OTHER_NUMBER);
		script.read(message, Tags.NUMBER, Tags.TEXT, Tags.OTHER_NUMBER);
		script.gatherRemoval(message, Tags.TEXT);
		script.gather(message, Tags.TEXT, "newer");
		script.save(message);
		script.read(message, Tags.NUMBER, Tags.TEXT, Tags.OTHER_NUMBER);
		script.close(message);
		script.read(script.reopen("again", id), Tags.NUMBER, Tags.TEXT, Tags.OTHER_NUMBER);
	}

	private static void remove(Script script) throws Exception {
		EntryId id = script.saved((draft) -> {
			draft.set(PropertyTags.SUBJECT, "Lunch");
			draft.set(Tags.NUMBER, 1);
			draft.set(Tags.TEXT, "one");
		});
		Message message = script.reopen("message", id);
		script.remove(message, Tags.ABSENT);
		script.remove(message, Tags.NUMBER);
		script.read(message, Tags.NUMBER, Tags.TEXT);
		script.close(message);
		Message second = script.reopen("second", id);
		script.read(second, Tags.NUMBER);
		script.remove(second, Tags.NUMBER);
		script.remove(second, PropertyTags.SUBJECT);
		script.save(second);
		script.read(second, Tags.NUMBER, Tags.TEXT, PropertyTags.SUBJECT);
		script.remove(second, Tags.NUMBER);
		script.save(second);
		script.close(second);
		script.read(script.reopen("third", id), Tags.NUMBER, Tags.TEXT, PropertyTags.SUBJECT,
				PropertyTags.NORMALIZED_SUBJECT);
		Message created = script.create("created");
		script.remove(created, Tags.NUMBER);
		script.save(created);
		script.read(created, Tags.NUMBER);
	}

	private static void discard(Script script) throws Exception {
		EntryId id = script.saved((draft) -> {
			draft.set(PropertyTags.SUBJECT, "saved");
			draft.set(Tags.NUMBER, 1);
		});
		Message message = script.reopen("message", id);
		script.gather(message, PropertyTags.SUBJECT, "lost");
		script.gather(message, Tags.NUMBER, 2);
		script.close(message);
		Message second = script.reopen("second", id);
		script.read(second, PropertyTags.SUBJECT, Tags.NUMBER);
		script.set(second, PropertyTags.SUBJECT, "lost too");
		script.remove(second, Tags.NUMBER);
		script.read(second, PropertyTags.SUBJECT, Tags.NUMBER);
		script.close(second);
		script.read(script.reopen("third", id), PropertyTags.SUBJECT, Tags.NUMBER);
		Message created = script.create("created");
		script.set(created, PropertyTags.SUBJECT, "never saved");
		script.close(created);
		script.rows(script.folder(), PropertyTags.SUBJECT);
	}

	private static void unspecifiedTypes(Script script) {
		Message message = script.create("message");
		PropertyTag<?>[] tags = { Tags.unspecified(PropertyTags.SUBJECT), Tags.unspecified(Tags.NUMBER),
				Tags.unspecified(Tags.BYTES), Tags.unspecified(Tags.ABSENT),
				Tags.unspecified(PropertyTags.MESSAGE_CLASS) };
		script.read(message, tags);
		script.gather(message, PropertyTags.SUBJECT, "Lunch");
		script.gather(message, Tags.NUMBER, 1);
		script.gather(message, Tags.BYTES, Binary.of((byte) 7));
		script.read(message, tags);
		script.gatherRemoval(message, Tags.BYTES);
		script.read(message, tags);
		script.save(message);
		script.read(message, tags);
		script.remove(message, Tags.unspecified(Tags.NUMBER));
		script.read(message, Tags.NUMBER, Tags.unspecified(Tags.NUMBER));
		script.gather(message, Tags.TEXT, "text ".repeat(4_000));
		script.read(message, Tags.unspecified(Tags.TEXT));
	}

	private static void twoTypes(Script script) {
		PropertyTag<String> numberAsText = PropertyTag.unicode(Tags.NUMBER.id());
		Message message = script.create("message");
		script.gather(message, Tags.NUMBER, 1);
		script.read(message, Tags.NUMBER, numberAsText);
		script.gather(message, numberAsText, "one");
		script.read(message, Tags.NUMBER, numberAsText, Tags.unspecified(Tags.NUMBER));
		script.save(message);
		script.read(message, Tags.NUMBER, numberAsText, Tags.unspecified(Tags.NUMBER));
		script.remove(message, Tags.NUMBER);
		script.read(message, Tags.NUMBER, numberAsText, Tags.unspecified(Tags.NUMBER));
	}

	private static void readAll(Script script) throws Exception {
		Message message = script.create("message");
		script.gather(message, PropertyTags.SUBJECT, "RE: Lunch");
		script.gather(message, Tags.NUMBER, 1);
		script.gather(message, Tags.TEXT, "one");
		script.readAll(message);
		script.gatherRemoval(message, Tags.NUMBER);
		script.gather(message, Tags.OTHER_NUMBER, 2);
		script.readAllOf(message, Tags.NUMBER, Tags.OTHER_NUMBER, Tags.TEXT);
		script.save(message);
		script.readAll(message);
		script.gather(message, Tags.NUMBER, 3);
		script.gatherRemoval(message, Tags.TEXT);
		script.gather(message, Tags.OTHER_NUMBER, 4);
		script.readAll(message);
		script.close(message);
	}

	private static void largeValues(Script script) {
		String long20 = "text ".repeat(4_000);
		String long50 = "TEXT ".repeat(10_000);
		Binary bytes = Binary.of(Tags.bytes(100_000));
		PropertyTag<String> second = PropertyTag.unicode(0x6913);
		Message message = script.create("message");
		script.gather(message, Tags.TEXT, long20);
		script.gather(message, second, long50);
		script.gather(message, Tags.BYTES, bytes);
		script.read(message, Tags.TEXT, second, Tags.BYTES);
		script.readAllOf(message, Tags.TEXT, second, Tags.BYTES);
		script.stream(message, Tags.TEXT);
		script.stream(message, second);
		script.stream(message, Tags.BYTES);
		script.save(message);
		script.read(message, Tags.TEXT, second, Tags.BYTES);
		script.stream(message, Tags.BYTES);
		EntryId id = message.entryId().orElseThrow();
		script.close(message);
		Message again = script.reopen("again", id);
		script.read(again, Tags.TEXT, second, Tags.BYTES);
		script.stream(again, second);
		script.gather(again, second, "short");
		script.gatherRemoval(again, Tags.BYTES);
		script.read(again, second, Tags.BYTES);
		script.save(again);
		script.read(again, second, Tags.BYTES);
	}

	private static void newMessage(Script script) {
		PropertyTag<?>[] tags = { PropertyTags.MESSAGE_CLASS, PropertyTags.MESSAGE_FLAGS, PropertyTags.HASATTACH,
				PropertyTags.IMPORTANCE, PropertyTags.PRIORITY, PropertyTags.SENSITIVITY, PropertyTags.OBJECT_TYPE,
				PropertyTags.ACCESS, PropertyTags.MSG_STATUS, PropertyTags.MESSAGE_SIZE, PropertyTags.CREATION_TIME,
				PropertyTags.LAST_MODIFICATION_TIME, PropertyTags.DELIVERY_TIME, PropertyTags.CLIENT_SUBMIT_TIME,
				PropertyTags.DISPLAY_TO, PropertyTags.SUBJECT, PropertyTags.NORMALIZED_SUBJECT, PropertyTags.BODY,
				PropertyTags.DELETE_AFTER_SUBMIT, PropertyTags.STORE_ENTRYID };
		Message message = script.create("message");
		script.read(message, tags);
		script.save(message);
		script.read(message, tags);
		EntryId id = message.entryId().orElseThrow();
		script.close(message);
		script.read(script.reopen("again", id), tags);
	}

	private static void entryId(Script script) {
		PropertyTag<?>[] tags = { PropertyTags.ENTRYID, PropertyTags.PARENT_ENTRYID, PropertyTags.RECORD_KEY,
				PropertyTags.SEARCH_KEY };
		script.read(script.folder(), PropertyTags.ENTRYID);
		Message message = script.create("message");
		script.entryId(message);
		script.read(message, tags);
		script.set(message, PropertyTags.SUBJECT, "Lunch");
		script.entryId(message);
		script.save(message);
		script.entryId(message);
		script.read(message, tags);
		script.set(message, PropertyTags.SUBJECT, "Dinner");
		script.save(message);
		script.entryId(message);
		script.read(message, tags);
		script.rows(script.folder(), PropertyTags.ENTRYID, PropertyTags.SUBJECT);
	}

}
