// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.sequence;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyType;

/**
 * What is refused, and what the store derives.
 */
final class RuleSequences {

	private static final PropertyTag<?>[] SUBJECTS = { PropertyTags.SUBJECT, PropertyTags.SUBJECT_PREFIX,
			PropertyTags.NORMALIZED_SUBJECT, PropertyTags.CONVERSATION_TOPIC };

	private RuleSequences() {
	}

	static List<Sequence> all() {
		return List.of(new Sequence("computed-of-a-new-message", RuleSequences::computedOfNew),
				new Sequence("computed-of-a-saved-message", RuleSequences::computedOfSaved),
				new Sequence("computed-of-an-attachment", RuleSequences::computedOfAttachment),
				new Sequence("removed-computed", RuleSequences::removed),
				new Sequence("refused-among-others", RuleSequences::amongOthers),
				new Sequence("refused-values", RuleSequences::refusedValues),
				new Sequence("subject-derived", RuleSequences::subject),
				new Sequence("subject-parts-set", RuleSequences::subjectParts));
	}

	private static Map<PropertyTag<?>, Object> computed() {
		Map<PropertyTag<?>, Object> values = new LinkedHashMap<>();
		values.put(PropertyTags.ENTRYID, EntryId.of((byte) 1, (byte) 2));
		values.put(PropertyTags.PARENT_ENTRYID, EntryId.of((byte) 1, (byte) 3));
		values.put(PropertyTags.STORE_ENTRYID, EntryId.of((byte) 1, (byte) 4));
		values.put(PropertyTags.RECORD_KEY, Binary.of((byte) 5));
		values.put(PropertyTags.SEARCH_KEY, Binary.of((byte) 6));
		values.put(PropertyTags.OBJECT_TYPE, 3);
		values.put(PropertyTags.ACCESS, 0);
		values.put(PropertyTags.MESSAGE_SIZE, 12);
		values.put(PropertyTags.MESSAGE_FLAGS, 1);
		values.put(PropertyTags.MSG_STATUS, 1);
		values.put(PropertyTags.HASATTACH, true);
		values.put(PropertyTags.DISPLAY_TO, "Anna");
		values.put(PropertyTags.DISPLAY_CC, "Anna");
		values.put(PropertyTags.DISPLAY_BCC, "Anna");
		values.put(PropertyTags.NORMALIZED_SUBJECT, "Lunch");
		values.put(PropertyTags.SUBJECT_PREFIX, "RE: ");
		values.put(PropertyTags.CONVERSATION_TOPIC, "Lunch");
		values.put(PropertyTags.CREATION_TIME, Instant.parse("2001-01-01T00:00:00Z"));
		values.put(PropertyTags.LAST_MODIFICATION_TIME, Instant.parse("2001-01-01T00:00:00Z"));
		values.put(PropertyTags.DELIVERY_TIME, Instant.parse("2001-01-01T00:00:00Z"));
		values.put(PropertyTags.RTF_IN_SYNC, true);
		values.put(PropertyTags.NATIVE_BODY_INFO, 1);
		values.put(PropertyTags.INTERNET_CPID, 65001);
		values.put(PropertyTags.RESPONSIBILITY, true);
		return values;
	}

	private static void computedOfNew(Script script) {
		computed().forEach((tag, value) -> {
			Message message = script.create("message");
			script.set(message, tag, value);
			script.read(message, tag);
			script.close(message);
		});
	}

	private static void computedOfSaved(Script script) throws Exception {
		EntryId id = script.saved((draft) -> draft.set(PropertyTags.SUBJECT, "Lunch"));
		computed().forEach((tag, value) -> {
			Message message = script.reopen("message", id);
			script.set(message, tag, value);
			script.save(message);
			script.read(message, tag);
			script.close(message);
		});
	}

	private static void computedOfAttachment(Script script) {
		Message message = script.create("message");
		Attachment attachment = script.attach("attachment", message);
		Map<PropertyTag<?>, Object> values = new LinkedHashMap<>();
		values.put(PropertyTags.ATTACH_NUM, 7);
		values.put(PropertyTags.ATTACH_SIZE, 7);
		values.put(PropertyTags.RECORD_KEY, Binary.of((byte) 1));
		values.put(PropertyTags.OBJECT_TYPE, 3);
		values.put(PropertyTags.ACCESS, 0);
		values.put(PropertyTags.CREATION_TIME, Instant.parse("2001-01-01T00:00:00Z"));
		values.put(PropertyTags.LAST_MODIFICATION_TIME, Instant.parse("2001-01-01T00:00:00Z"));
		values.forEach((tag, value) -> {
			script.set(attachment, tag, value);
			script.read(attachment, tag);
		});
		script.save(attachment);
		values.keySet().forEach((tag) -> script.read(attachment, tag));
	}

	private static void removed(Script script) throws Exception {
		EntryId id = script.saved((draft) -> draft.set(PropertyTags.SUBJECT, "RE: Lunch"));
		for (PropertyTag<?> tag : List.of(PropertyTags.ENTRYID, PropertyTags.MESSAGE_SIZE, PropertyTags.MESSAGE_FLAGS,
				PropertyTags.HASATTACH, PropertyTags.DISPLAY_TO, PropertyTags.MESSAGE_CLASS,
				PropertyTags.NORMALIZED_SUBJECT, PropertyTags.SEARCH_KEY, PropertyTags.CREATION_TIME,
				PropertyTags.LAST_MODIFICATION_TIME)) {
			Message message = script.reopen("message", id);
			script.remove(message, tag);
			script.read(message, tag);
			script.close(message);
		}
	}

	private static void amongOthers(Script script) {
		Message message = script.create("message");
		script.gather(message, PropertyTags.SUBJECT, "Lunch");
		script.gather(message, Tags.NUMBER, 1);
		script.set(message, PropertyTags.MESSAGE_SIZE, 12);
		script.read(message, PropertyTags.SUBJECT, Tags.NUMBER);
		script.set(message, PropertyTags.HASATTACH, true);
		script.gather(message, Tags.TEXT, "after");
		script.save(message);
		script.read(message, PropertyTags.SUBJECT, Tags.NUMBER, Tags.TEXT, PropertyTags.HASATTACH);
		script.set(message, PropertyTags.DISPLAY_TO, "Anna");
		script.saveWith(message, "set(PR_ENTRYID)",
				() -> message.set(PropertyTags.ENTRYID, EntryId.of((byte) 1, (byte) 2)));
		script.save(message);
		script.read(message, PropertyTags.SUBJECT, Tags.NUMBER, Tags.TEXT);
	}

	private static void refusedValues(Script script) {
		PropertyTag<List<String>> texts = PropertyTag.unicodeList(0x6923);
		refused(script, Tags.NUMBER, "not a number");
		refused(script, Tags.TEXT, 1);
		refused(script, PropertyTag.of(0x6920, PropertyType.OBJECT, Void.class), "an object");
		refused(script, PropertyTag.of(0x6921, PropertyType.ERROR, HResult.class), MapiErrors.MAPI_E_NOT_FOUND);
		refused(script, PropertyTag.of(0x6922, PropertyType.NULL, Void.class), 1);
		refused(script, Tags.unspecified(Tags.ABSENT), 1);
		refused(script, texts, List.of());
		refused(script, texts, List.of(1));
		refused(script, texts, List.of("", "one"));
		refused(script, Tags.TEXT, "");
		refused(script, Tags.BYTES, Binary.EMPTY);
		refused(script, Tags.TIME, Instant.parse("1500-01-01T00:00:00Z"));
		refused(script, PropertyTag.unicode(0x0000), "no identifier");
		refused(script, PropertyTag.unicode(0x8001), "a name that nobody has made");
	}

	private static void refused(Script script, PropertyTag<?> tag, Object value) {
		Message message = script.create("message");
		script.set(message, tag, value);
		script.close(message);
	}

	private static void subject(Script script) {
		Message message = script.create("message");
		script.read(message, SUBJECTS);
		for (String text : List.of("RE: Lunch", "Lunch", "FW: RE: Lunch", "RE:Lunch", "Note: Lunch", "RE: ")) {
			script.gather(message, PropertyTags.SUBJECT, text);
			script.read(message, SUBJECTS);
		}
		script.save(message);
		script.read(message, SUBJECTS);
		script.gather(message, PropertyTags.SUBJECT, "AW: Essen");
		script.read(message, SUBJECTS);
		script.save(message);
		EntryId id = message.entryId().orElseThrow();
		script.close(message);
		Message again = script.reopen("again", id);
		script.read(again, SUBJECTS);
		script.remove(again, PropertyTags.SUBJECT);
		script.read(again, SUBJECTS);
		script.save(again);
		script.read(again, SUBJECTS);
	}

	private static void subjectParts(Script script) {
		Message message = script.create("message");
		script.set(message, PropertyTags.SUBJECT_PREFIX, "RE: ");
		script.read(message, SUBJECTS);
		script.set(message, PropertyTags.NORMALIZED_SUBJECT, "Lunch");
		script.read(message, SUBJECTS);
		script.save(message);
		script.read(message, SUBJECTS);
		script.set(message, PropertyTags.SUBJECT, "FW: Dinner");
		script.set(message, PropertyTags.SUBJECT_PREFIX, "XY: ");
		script.read(message, SUBJECTS);
		script.set(message, PropertyTags.CONVERSATION_TOPIC, "Meals");
		script.save(message);
		script.read(message, SUBJECTS);
		script.rows(script.folder(), SUBJECTS);
	}

}
