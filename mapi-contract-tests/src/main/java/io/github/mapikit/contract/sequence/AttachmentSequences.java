// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.sequence;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;

/**
 * Attachments, and messages that are attached.
 */
final class AttachmentSequences {

	private static final PropertyTag<?>[] COLUMNS = { PropertyTags.ATTACH_NUM, PropertyTags.ATTACH_METHOD,
			PropertyTags.ATTACH_LONG_FILENAME, PropertyTags.ATTACH_SIZE };

	private static final PropertyTag<?>[] PROPERTIES = { PropertyTags.ATTACH_NUM, PropertyTags.ATTACH_METHOD,
			PropertyTags.ATTACH_LONG_FILENAME, PropertyTags.ATTACH_FILENAME, PropertyTags.ATTACH_DATA_BIN,
			PropertyTags.RENDERING_POSITION, PropertyTags.OBJECT_TYPE };

	private AttachmentSequences() {
	}

	static List<Sequence> all() {
		return List.of(new Sequence("attachment-create-set-save", AttachmentSequences::createSetSave),
				new Sequence("attachment-discarded", AttachmentSequences::discarded),
				new Sequence("attachment-changed", AttachmentSequences::changed),
				new Sequence("attachment-content", AttachmentSequences::content),
				new Sequence("attachment-derived", AttachmentSequences::derived),
				new Sequence("attachment-read-all", AttachmentSequences::readAll),
				new Sequence("attachment-deleted", AttachmentSequences::deleted),
				new Sequence("used-after-close", AttachmentSequences::usedAfterClose),
				new Sequence("embedded-message-saved", AttachmentSequences::embeddedSaved),
				new Sequence("embedded-message-not-saved", AttachmentSequences::embeddedNotSaved),
				new Sequence("embedded-message-changed", AttachmentSequences::embeddedChanged));
	}

	private static void createSetSave(Script script) {
		Message message = script.create("message");
		Attachment attachment = script.attach("attachment", message);
		script.call("attachment.number()", attachment::number);
		script.call("attachment.method()", attachment::method);
		script.read(attachment, PROPERTIES);
		script.gather(attachment, PropertyTags.ATTACH_LONG_FILENAME, "menu.txt");
		script.gather(attachment, PropertyTags.ATTACH_METHOD, AttachmentMethod.BY_VALUE.code());
		script.gather(attachment, PropertyTags.ATTACH_DATA_BIN, Binary.of(Tags.bytes(10)));
		script.read(attachment, PROPERTIES);
		script.call("attachment.method()", attachment::method);
		script.attachments(message, COLUMNS);
		script.read(message, PropertyTags.HASATTACH, PropertyTags.MESSAGE_FLAGS);
		script.save(attachment);
		script.read(attachment, PROPERTIES);
		script.attachments(message, COLUMNS);
		script.read(message, PropertyTags.HASATTACH, PropertyTags.MESSAGE_FLAGS);
		script.save(message);
		script.attachments(message, COLUMNS);
		script.read(message, PropertyTags.HASATTACH, PropertyTags.MESSAGE_FLAGS);
		script.close(attachment);
		EntryId id = message.entryId().orElseThrow();
		script.close(message);
		Message again = script.reopen("again", id);
		script.attachments(again);
		script.read(script.attachment("opened", again, 0), PROPERTIES);
		script.call("again.openAttachment(7)", () -> again.openAttachment(7));
	}

	private static void discarded(Script script) {
		Message message = script.create("message");
		Attachment lost = script.attach("lost", message);
		script.set(lost, PropertyTags.ATTACH_LONG_FILENAME, "lost.txt");
		script.close(lost);
		script.attachments(message, COLUMNS);
		Attachment kept = script.attach("kept", message);
		script.call("kept.number()", kept::number);
		script.set(kept, PropertyTags.ATTACH_LONG_FILENAME, "kept.txt");
		script.save(kept);
		script.set(kept, PropertyTags.ATTACH_LONG_FILENAME, "renamed.txt");
		script.close(kept);
		script.save(message);
		script.attachments(message, COLUMNS);
		EntryId id = message.entryId().orElseThrow();
		script.close(message);
		Message again = script.reopen("again", id);
		Attachment added = script.attach("added", again);
		script.call("added.number()", added::number);
		script.set(added, PropertyTags.ATTACH_LONG_FILENAME, "added.txt");
		script.save(added);
		script.attachments(again, COLUMNS);
		script.close(added);
		script.note("the attachment is saved, the message is not");
		script.close(again);
		script.attachments(script.reopen("third", id), COLUMNS);
	}

	private static EntryId withFiles(Script script, String... names) throws Exception {
		return script.saved((draft) -> {
			for (String name : names) {
				try (Attachment attachment = draft.createAttachment()) {
					attachment.set(PropertyTags.ATTACH_LONG_FILENAME, name);
					try (OutputStream content = attachment.openContentOutput()) {
						content.write(Tags.bytes(100));
					}
					attachment.save();
				}
			}
		});
	}

	private static void changed(Script script) throws Exception {
		EntryId id = withFiles(script, "a.txt");
		Message message = script.reopen("message", id);
		Attachment attachment = script.attachment("attachment", message, 0);
		script.gather(attachment, PropertyTags.ATTACH_LONG_FILENAME, "b.txt");
		script.gather(attachment, Tags.NUMBER, 1);
		script.read(attachment, PropertyTags.ATTACH_LONG_FILENAME, Tags.NUMBER);
		script.attachments(message, COLUMNS);
		script.close(attachment);
		Attachment second = script.attachment("second", message, 0);
		script.read(second, PropertyTags.ATTACH_LONG_FILENAME, Tags.NUMBER);
		script.set(second, PropertyTags.ATTACH_LONG_FILENAME, "c.txt");
		script.remove(second, PropertyTags.ATTACH_MIME_TAG);
		script.save(second);
		script.attachments(message, COLUMNS);
		script.set(second, PropertyTags.ATTACH_LONG_FILENAME, "d.txt");
		script.save(second);
		script.read(second, PropertyTags.ATTACH_LONG_FILENAME);
		script.note("opened twice");
		Attachment third = script.attachment("third", message, 0);
		script.read(third, PropertyTags.ATTACH_LONG_FILENAME);
		script.close(third);
		script.close(second);
		script.save(message);
		script.attachments(message, COLUMNS);
	}

	private static void content(Script script) {
		Message message = script.create("message");
		Attachment attachment = script.attach("attachment", message);
		script.content(attachment);
		OutputStream output = script.open("output", "attachment.openContentOutput()", attachment::openContentOutput);
		script.write(output, Tags.bytes(70_000));
		script.close(output);
		script.call("attachment.method()", attachment::method);
		script.content(attachment);
		script.read(attachment, PropertyTags.ATTACH_DATA_BIN, PropertyTags.ATTACH_METHOD);
		script.save(attachment);
		script.content(attachment);
		script.read(attachment, PropertyTags.ATTACH_DATA_BIN, PropertyTags.ATTACH_SIZE);
		script.save(message);
		script.close(attachment);
		Attachment again = script.attachment("again", message, 0);
		script.content(again);
		OutputStream shorter = script.open("shorter", "again.openContentOutput()", again::openContentOutput);
		script.write(shorter, Tags.bytes(10));
		script.close(shorter);
		script.content(again);
		script.close(again);
		script.note("the shorter content was not saved");
		Attachment third = script.attachment("third", message, 0);
		script.content(third);
		script.stream(third, PropertyTags.ATTACH_DATA_BIN);
		script.call("third.openEmbeddedMessage()", third::openEmbeddedMessage);
	}

	private static void derived(Script script) {
		PropertyTag<?>[] tags = { PropertyTags.ATTACH_SIZE, PropertyTags.ATTACH_EXTENSION, PropertyTags.DISPLAY_NAME,
				PropertyTags.ATTACH_METHOD, PropertyTags.ATTACH_MIME_TAG };
		Message message = script.create("message");
		Attachment attachment = script.attach("attachment", message);
		script.read(attachment, tags);
		script.gather(attachment, PropertyTags.ATTACH_LONG_FILENAME, "menu.txt");
		script.gather(attachment, PropertyTags.ATTACH_DATA_BIN, Binary.of(Tags.bytes(10)));
		script.read(attachment, tags);
		script.save(attachment);
		script.read(attachment, tags);
		script.set(attachment, PropertyTags.ATTACH_LONG_FILENAME, "menu.pdf");
		script.read(attachment, tags);
		script.attachments(message, tags);
		script.save(attachment);
		script.attachments(message, tags);
	}

	private static void readAll(Script script) {
		Message message = script.create("message");
		Attachment attachment = script.attach("attachment", message);
		script.gather(attachment, PropertyTags.ATTACH_LONG_FILENAME, "menu.txt");
		script.readAll(attachment);
		script.gather(attachment, Tags.NUMBER, 1);
		script.save(attachment);
		script.gather(attachment, Tags.NUMBER, 2);
		script.readAll(attachment);
	}

	private static void deleted(Script script) throws Exception {
		EntryId id = withFiles(script, "a.txt", "b.txt", "c.txt");
		Message message = script.reopen("message", id);
		Attachment attachment = script.attachment("attachment", message, 1);
		script.deleteAttachment(message, 1);
		script.read(attachment, PropertyTags.ATTACH_LONG_FILENAME);
		script.close(attachment);
		script.attachments(message, COLUMNS);
		script.call("message.openAttachment(1)", () -> message.openAttachment(1));
		script.deleteAttachment(message, 1);
		script.deleteAttachment(message, 9);
		script.close(message);
		Message second = script.reopen("second", id);
		script.attachments(second, COLUMNS);
		script.deleteAttachment(second, 0);
		script.deleteAttachment(second, 1);
		script.deleteAttachment(second, 2);
		script.read(second, PropertyTags.HASATTACH, PropertyTags.MESSAGE_FLAGS);
		script.save(second);
		script.read(second, PropertyTags.HASATTACH, PropertyTags.MESSAGE_FLAGS);
		script.attachments(second, COLUMNS);
		Attachment added = script.attach("added", second);
		script.call("added.number()", added::number);
		script.save(added);
		script.save(second);
		script.attachments(script.reopen("third", id), COLUMNS);
	}

	private static void usedAfterClose(Script script) throws Exception {
		EntryId id = withFiles(script, "a.txt");
		Message message = script.reopen("message", id);
		Attachment attachment = script.attachment("attachment", message, 0);
		OutputStream output = script.open("output", "attachment.openContentOutput()", attachment::openContentOutput);
		InputStream input = script.open("input", "message.openStream(PR_MESSAGE_CLASS)",
				() -> message.openStream(PropertyTags.MESSAGE_CLASS));
		script.write(output, Tags.bytes(10));
		script.close(message);
		script.read(attachment, PropertyTags.ATTACH_LONG_FILENAME);
		script.set(attachment, PropertyTags.ATTACH_LONG_FILENAME, "b.txt");
		script.save(attachment);
		script.write(output, Tags.bytes(100_000));
		script.close(output);
		script.call("input.read()", input::read);
		script.close(input);
		script.close(attachment);
		script.read(message, PropertyTags.SUBJECT);
		script.set(message, PropertyTags.SUBJECT, "Lunch");
		script.save(message);
		script.attachments(message, COLUMNS);
		script.entryId(message);
		script.close(message);
		script.content(script.attachment("again", script.reopen("second", id), 0));
	}

	private static Attachment attachMessage(Script script, String name, Message outer) {
		Attachment attachment = script.attach(name, outer);
		script.gather(attachment, PropertyTags.ATTACH_METHOD, AttachmentMethod.EMBEDDED_MESSAGE.code());
		return attachment;
	}

	private static void embeddedSaved(Script script) {
		Message outer = script.create("outer");
		Attachment attachment = attachMessage(script, "attachment", outer);
		Message inner = script.embedded("inner", attachment);
		script.read(inner, PropertyTags.SUBJECT, PropertyTags.MESSAGE_FLAGS, PropertyTags.MESSAGE_CLASS,
				PropertyTags.ENTRYID);
		script.entryId(inner);
		script.gather(inner, PropertyTags.SUBJECT, "RE: inner");
		script.read(inner, PropertyTags.SUBJECT, PropertyTags.NORMALIZED_SUBJECT);
		script.save(inner);
		script.entryId(inner);
		script.read(inner, PropertyTags.SUBJECT, PropertyTags.MESSAGE_FLAGS, PropertyTags.ENTRYID);
		script.attachments(outer, COLUMNS);
		script.save(attachment);
		script.attachments(outer, COLUMNS);
		script.save(outer);
		script.markRead(inner, true);
		script.submit(inner);
		script.close(inner);
		script.close(attachment);
		EntryId id = outer.entryId().orElseThrow();
		script.close(outer);
		Message again = script.reopen("again", id);
		Attachment opened = script.attachment("opened", again, 0);
		script.call("opened.method()", opened::method);
		script.content(opened);
		script.read(script.embedded("embedded", opened), PropertyTags.SUBJECT, PropertyTags.MESSAGE_FLAGS);
	}

	private static void embeddedNotSaved(Script script) {
		Message outer = script.create("outer");
		Attachment first = attachMessage(script, "first", outer);
		Message inner = script.embedded("inner", first);
		script.set(inner, PropertyTags.SUBJECT, "never saved");
		script.close(inner);
		script.save(first);
		script.close(first);
		Attachment second = attachMessage(script, "second", outer);
		Message lost = script.embedded("lost", second);
		script.set(lost, PropertyTags.SUBJECT, "its attachment is not saved");
		script.save(lost);
		script.close(lost);
		script.close(second);
		script.save(outer);
		script.attachments(outer, COLUMNS);
		Attachment opened = script.attachment("opened", outer, 0);
		script.call("opened.method()", opened::method);
		script.call("opened.openEmbeddedMessage() subject", () -> {
			try (Message embedded = opened.openEmbeddedMessage()) {
				return embedded.read(PropertyTags.SUBJECT);
			}
		});
	}

	private static void embeddedChanged(Script script) {
		Message outer = script.create("outer");
		Attachment attachment = attachMessage(script, "attachment", outer);
		Message inner = script.embedded("inner", attachment);
		script.set(inner, PropertyTags.SUBJECT, "one");
		script.save(inner);
		script.close(inner);
		script.save(attachment);
		script.close(attachment);
		script.save(outer);
		Attachment opened = script.attachment("opened", outer, 0);
		Message changed = script.embedded("changed", opened);
		script.set(changed, PropertyTags.SUBJECT, "two");
		script.close(changed);
		Message second = script.embedded("second", opened);
		script.read(second, PropertyTags.SUBJECT);
		script.set(second, PropertyTags.SUBJECT, "three");
		script.save(second);
		script.close(second);
		script.note("the attachment is not saved");
		script.close(opened);
		Attachment third = script.attachment("third", outer, 0);
		Message last = script.embedded("last", third);
		script.read(last, PropertyTags.SUBJECT);
		script.set(last, PropertyTags.SUBJECT, "four");
		script.save(last);
		script.save(third);
		script.close(last);
		script.close(third);
		script.save(outer);
		EntryId id = outer.entryId().orElseThrow();
		script.close(outer);
		Attachment fourth = script.attachment("fourth", script.reopen("again", id), 0);
		script.read(script.embedded("read", fourth), PropertyTags.SUBJECT);
	}

}
