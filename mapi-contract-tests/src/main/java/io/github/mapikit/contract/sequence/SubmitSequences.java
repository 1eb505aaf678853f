// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.sequence;

import java.time.Duration;
import java.util.List;

import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.table.ContentsTable;
import org.awaitility.Awaitility;

/**
 * Sending messages.
 */
final class SubmitSequences {

	private SubmitSequences() {
	}

	static List<Sequence> all() {
		return List.of(new Sequence("submit-unsaved", SubmitSequences::unsaved),
				new Sequence("submit-saved-with-changes", SubmitSequences::savedWithChanges),
				new Sequence("submit-without-recipients", SubmitSequences::withoutRecipients),
				new Sequence("submit-with-a-refused-change", SubmitSequences::withRefusedChange));
	}

	private static Message draft(Script script) {
		Folder outbox = script.open("outbox", "store.outbox()", script.store()::outbox);
		return script.open("message", "outbox.createMessage()", outbox::createMessage);
	}

	private static void unsaved(Script script) {
		Message message = draft(script);
		script.gather(message, PropertyTags.SUBJECT, "RE: Lunch");
		script.gather(message, Tags.NUMBER, 1);
		script.setRecipients(message, Recipient.to("anna@example.org"));
		script.submit(message);
		script.read(message, PropertyTags.SUBJECT);
		script.set(message, Tags.NUMBER, 2);
		script.recipients(message);
		script.attachments(message);
		script.markRead(message, true);
		script.save(message);
		script.submit(message);
		script.close(message);
		sent(script);
	}

	private static void savedWithChanges(Script script) {
		Message message = draft(script);
		script.set(message, PropertyTags.SUBJECT, "Lunch");
		script.setRecipients(message, Recipient.to("anna@example.org"));
		script.save(message);
		script.read(message, PropertyTags.MESSAGE_FLAGS, PropertyTags.DISPLAY_TO);
		script.gather(message, PropertyTags.SUBJECT, "Dinner");
		script.gather(message, Tags.NUMBER, 1);
		script.setBody(message, BodyFormat.TEXT, "At eight");
		script.submit(message);
		script.close(message);
		sent(script);
	}

	private static void withoutRecipients(Script script) {
		Message message = draft(script);
		script.set(message, PropertyTags.SUBJECT, "Lunch");
		script.submit(message);
		script.read(message, PropertyTags.SUBJECT, PropertyTags.MESSAGE_FLAGS);
		script.entryId(message);
		script.set(message, Tags.NUMBER, 1);
		script.save(message);
		script.read(message, Tags.NUMBER, PropertyTags.MESSAGE_FLAGS);
		script.submit(message);
		script.setRecipients(message, Recipient.to("anna@example.org"));
		script.submit(message);
		script.close(message);
		sent(script);
	}

	private static void withRefusedChange(Script script) {
		Message message = draft(script);
		script.set(message, PropertyTags.SUBJECT, "Lunch");
		script.setRecipients(message, Recipient.to("anna@example.org"));
		script.run("message.set(PR_DISPLAY_TO) and submit()", () -> {
			message.set(PropertyTags.DISPLAY_TO, "Anna");
			message.submit();
		});
		script.read(message, PropertyTags.SUBJECT, PropertyTags.MESSAGE_FLAGS, PropertyTags.DISPLAY_TO);
		script.submit(message);
		script.close(message);
		sent(script);
	}

	// a message may stay a while with the store before it is sent
	private static void sent(Script script) {
		Folder sent = script.open("sent", "store.sentItems()", script.store()::sentItems);
		Awaitility.await("copy in sent items").pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> {
			try (ContentsTable table = sent.contents()) {
				return table.rowCount() == 1;
			}
		});
		script.rows(sent, PropertyTags.SUBJECT, PropertyTags.NORMALIZED_SUBJECT, Tags.NUMBER,
				PropertyTags.MESSAGE_FLAGS, PropertyTags.DISPLAY_TO, PropertyTags.CLIENT_SUBMIT_TIME,
				PropertyTags.DELIVERY_TIME);
	}

}
