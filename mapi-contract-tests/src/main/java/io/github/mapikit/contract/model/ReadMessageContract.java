// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.MessageContent;
import io.github.mapikit.model.message.MessageRequest;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.runtime.MapiRuntime;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * A message in one step: what comes is what an open message would have told, and nothing
 * stays open. Sources: those of properties, bodies, recipients and attachments.
 *
 * @since 0.1.0
 */
public abstract class ReadMessageContract extends ModelContract {

	private static final MessageRequest EVERYTHING = MessageRequest
		.properties(PropertyTags.SUBJECT, Samples.NUMBER, Samples.NOBODY_HAS_THIS)
		.body(BodyFormat.TEXT)
		.body(BodyFormat.HTML)
		.body(BodyFormat.RTF)
		.withRecipients()
		.withAttachments();

	@Test
	void whenAllIsAskedForThenAllPartsCome() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "full", (message) -> {
				message.set(Samples.NUMBER, 42);
				message.setBody(BodyFormat.TEXT, "the body");
				message.setRecipients(List.of(Recipient.to("anna@example.org"), Recipient.cc("bert@example.org")));
				if (can(Capability.ATTACHMENTS)) {
					AttachedFiles.attach(message, "one.txt", "1".getBytes(StandardCharsets.UTF_8));
					AttachedFiles.attach(message, "two.txt", "2".getBytes(StandardCharsets.UTF_8));
				}
			});
			MessageContent content = store.readMessage(id, EVERYTHING);
			Assertions.assertThat(content.properties().tags())
				.containsExactly(PropertyTags.SUBJECT, Samples.NUMBER, Samples.NOBODY_HAS_THIS);
			Assertions.assertThat(content.properties().get(PropertyTags.SUBJECT)).isEqualTo("full");
			Assertions.assertThat(content.properties().get(Samples.NUMBER)).isEqualTo(42);
			Assertions.assertThat(content.properties().value(Samples.NOBODY_HAS_THIS).isAbsent()).isTrue();
			Assertions.assertThat(content.body(BodyFormat.TEXT).orElseThrow().strip()).isEqualTo("the body");
			Assertions.assertThat(content.recipients())
				.containsExactlyInAnyOrder(Recipient.to("anna@example.org"), Recipient.cc("bert@example.org"));
			if (can(Capability.ATTACHMENTS)) {
				Assertions
					.assertThat(content.attachments().stream().map((row) -> row.get(PropertyTags.ATTACH_LONG_FILENAME)))
					.containsExactlyInAnyOrder("one.txt", "two.txt");
			}
			try (Message message = store.openMessage(id)) {
				assertSame(content, message);
			}
		});
	}

	private static void assertSame(MessageContent content, Message message) {
		for (BodyFormat format : BodyFormat.values()) {
			Assertions.assertThat(content.body(format)).as("%s", format).isEqualTo(message.body(format));
		}
		Assertions.assertThat(content.recipients()).isEqualTo(message.recipients());
		Assertions.assertThat(content.attachments()).isEqualTo(message.attachments());
		Assertions.assertThat(content.properties())
			.isEqualTo(message.read(PropertyTags.SUBJECT, Samples.NUMBER, Samples.NOBODY_HAS_THIS));
	}

	@Test
	void whenTheBodyIsHtmlThenItComesInItsFormats() {
		requires(Capability.HTML_BODIES);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.setBody(BodyFormat.HTML,
					"<html><body><p>Grüße aus <b>Köln</b> 😀</p></body></html>"));
			MessageContent content = store.readMessage(id, EVERYTHING);
			Assertions.assertThat(content.body(BodyFormat.HTML).orElseThrow()).contains("Grüße", "<b>", "😀");
			Assertions.assertThat(content.body(BodyFormat.TEXT).orElseThrow()).contains("Grüße aus", "Köln");
			try (Message message = store.openMessage(id)) {
				assertSame(content, message);
			}
		});
	}

	@Test
	void whenNothingIsAskedForThenNothingComes() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> {
				message.setBody(BodyFormat.TEXT, "the body");
				message.setRecipients(List.of(Recipient.to("anna@example.org")));
			});
			MessageContent content = store.readMessage(id, MessageRequest.NOTHING);
			Assertions.assertThat(content.properties().tags()).isEmpty();
			Assertions.assertThat(content.bodies()).isEmpty();
			Assertions.assertThat(content.recipients()).isEmpty();
			Assertions.assertThat(content.attachments()).isEmpty();
		});
	}

	@Test
	void whenThereAreNoPartsThenTheyAreEmpty() {
		inFolder((store, folder) -> {
			MessageContent content = store.readMessage(save(folder, "A message"), EVERYTHING);
			Assertions.assertThat(content.bodies().values()).allMatch(String::isEmpty);
			Assertions.assertThat(content.recipients()).isEmpty();
			Assertions.assertThat(content.attachments()).isEmpty();
		});
	}

	@Test
	void whenColumnsOfAttachmentsAreChosenThenRowsHaveThese() {
		requires(Capability.ATTACHMENTS);
		inFolder((store, folder) -> {
			EntryId id = AttachedFiles.saveWithFiles(folder, "file");
			List<Row> rows = store
				.readMessage(id,
						MessageRequest.NOTHING.withAttachments(PropertyTags.ATTACH_LONG_FILENAME,
								PropertyTags.ATTACH_NUM))
				.attachments();
			Assertions.assertThat(rows).hasSize(1);
			Assertions.assertThat(rows.get(0).tags())
				.containsExactly(PropertyTags.ATTACH_LONG_FILENAME, PropertyTags.ATTACH_NUM);
			try (Message message = store.openMessage(id);
					Attachment attachment = message.openAttachment(rows.get(0).get(PropertyTags.ATTACH_NUM))) {
				Assertions.assertThat(readBytes(attachment.openContent())).hasSize(4);
			}
		});
	}

	@Test
	void whenTheBodyIsLargeThenItComesWhole() {
		String text = "All work and no play makes Jack a dull boy. ".repeat(10_000);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.setBody(BodyFormat.TEXT, text));
			Assertions
				.assertThat(store.readMessage(id, MessageRequest.NOTHING.body(BodyFormat.TEXT)).body(BodyFormat.TEXT))
				.contains(text);
		});
	}

	@Test
	void whenSomebodyHasUnsavedChangesThenTheyDoNotCome() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "before");
			try (Message message = store.openMessage(id)) {
				message.set(PropertyTags.SUBJECT, "after");
				Assertions.assertThat(message.get(PropertyTags.SUBJECT)).isEqualTo("after");
				Assertions.assertThat(store.readMessage(id, EVERYTHING).properties().get(PropertyTags.SUBJECT))
					.isEqualTo("before");
			}
		});
	}

	@Test
	void whenReadThenNothingStaysOpen() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.setBody(BodyFormat.TEXT, "the body"));
			int before = MapiRuntime.ledger().openObjects();
			for (int i = 0; i < 50; i++) {
				store.readMessage(id, EVERYTHING);
			}
			Assertions.assertThat(MapiRuntime.ledger().openObjects()).isEqualTo(before);
			// a message that is open with write access cannot be deleted
			Assertions.assertThat(folder.deleteMessages(List.of(id)).isComplete()).isTrue();
		});
	}

	@Test
	void whenThereIsNoSuchMessageThenItIsNotFound() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			folder.deleteMessages(List.of(id));
			Assertions.assertThatExceptionOfType(MapiNotFoundException.class)
				.isThrownBy(() -> store.readMessage(id, EVERYTHING));
		});
	}

}
