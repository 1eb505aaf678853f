// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.sequence;

import java.util.List;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;

/**
 * Recipients, set and read back.
 */
final class RecipientSequences {

	private static final PropertyTag<?>[] DISPLAY = { PropertyTags.DISPLAY_TO, PropertyTags.DISPLAY_CC,
			PropertyTags.DISPLAY_BCC };

	private RecipientSequences() {
	}

	static List<Sequence> all() {
		return List.of(new Sequence("recipients-before-and-after-save", RecipientSequences::beforeAndAfter),
				new Sequence("recipients-discarded", RecipientSequences::discarded),
				new Sequence("recipients-of-all-kinds", RecipientSequences::kinds),
				new Sequence("recipients-with-changes", RecipientSequences::withChanges));
	}

	private static void beforeAndAfter(Script script) {
		Message message = script.create("message");
		script.recipients(message);
		script.read(message, DISPLAY);
		script.setRecipients(message, Recipient.to("anna@example.org"), Recipient.cc("ben@example.org"),
				Recipient.to("carla@example.org"), Recipient.bcc("dora@example.org"));
		script.recipients(message);
		script.read(message, DISPLAY);
		script.save(message);
		script.recipients(message);
		script.read(message, DISPLAY);
		script.setRecipients(message, Recipient.to("emil@example.org"));
		script.recipients(message);
		script.read(message, DISPLAY);
		script.rows(script.folder(), DISPLAY);
		script.save(message);
		script.rows(script.folder(), DISPLAY);
		EntryId id = message.entryId().orElseThrow();
		script.close(message);
		Message again = script.reopen("again", id);
		script.recipients(again);
		script.setRecipients(again);
		script.recipients(again);
		script.save(again);
		script.recipients(again);
		script.read(again, DISPLAY);
	}

	private static void discarded(Script script) throws Exception {
		EntryId id = script.saved((draft) -> draft.setRecipients(List.of(Recipient.to("anna@example.org"))));
		Message message = script.reopen("message", id);
		script.setRecipients(message, Recipient.to("ben@example.org"));
		script.recipients(message);
		script.close(message);
		Message again = script.reopen("again", id);
		script.recipients(again);
		script.read(again, DISPLAY);
	}

	private static void kinds(Script script) {
		Message message = script.create("message");
		script.setRecipients(message, Recipient.smtp(RecipientType.TO, "Anna", "anna@example.org"),
				new Recipient(RecipientType.CC, "Ben", "EX", "/o=org/cn=ben", null),
				new Recipient(RecipientType.BCC, "Carla", "EX", "/o=org/cn=carla", "carla@example.org"),
				new Recipient(RecipientType.TO, "Dora", "FAX", "+49 30 12345", null),
				Recipient.smtp(RecipientType.ORIGINATOR, "Emil", "emil@example.org"),
				Recipient.smtp(RecipientType.TO, "", "nameless@example.org"),
				Recipient.smtp(RecipientType.TO, "Anna", "anna@example.org"),
				Recipient.smtp(RecipientType.TO, "Grüße; 世界", "world@example.org"));
		script.recipients(message);
		script.save(message);
		script.recipients(message);
		script.read(message, DISPLAY);
	}

	private static void withChanges(Script script) throws Exception {
		EntryId id = script.saved((draft) -> draft.set(Tags.NUMBER, 0));
		Message message = script.reopen("message", id);
		script.gather(message, Tags.NUMBER, 1);
		script.setRecipients(message, Recipient.to("anna@example.org"));
		script.gather(message, PropertyTags.SUBJECT, "Lunch");
		script.recipients(message);
		script.read(message, Tags.NUMBER, PropertyTags.SUBJECT);
		script.rows(script.folder(), Tags.NUMBER, PropertyTags.DISPLAY_TO);
		script.close(message);
		Message again = script.reopen("again", id);
		script.recipients(again);
		script.read(again, Tags.NUMBER, PropertyTags.SUBJECT);
	}

}
