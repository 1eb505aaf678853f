// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MessageStore;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a message has once it was sent, and what its object can still do.
 */
@UsesMapi
class SubmittedMailTests {

	private static final PropertyTag<Binary> CONVERSATION_INDEX = PropertyTag.binary(0x0071);

	private static final PropertyTag<Binary> SENDER_ENTRYID = PropertyTag.binary(0x0C19);

	private static final PropertyTag<Binary> SENDER_SEARCH_KEY = PropertyTag.binary(0x0C1D);

	private static final PropertyTag<Binary> RECEIVED_BY_ENTRYID = PropertyTag.binary(0x003F);

	private static final PropertyTag<Binary> RCVD_REPRESENTING_SEARCH_KEY = PropertyTag.binary(0x0052);

	private static final PropertyTag<Boolean> MESSAGE_TO_ME = PropertyTag.bool(0x0057);

	private static final PropertyTag<Boolean> MESSAGE_CC_ME = PropertyTag.bool(0x0058);

	private static final Binary OWNER_KEY = Binary.of("SMTP:OWNER@EXAMPLE.COM\0".getBytes(StandardCharsets.US_ASCII));

	@RegisterExtension
	final MailboxExtension mailbox = new MailboxExtension();

	private static void submit(MessageStore store, Consumer<Message> draft) {
		try (Folder outbox = store.outbox(); Message message = outbox.createMessage()) {
			message.set(PropertyTags.SUBJECT, "hello");
			message.setRecipients(List.of(Recipient.cc("owner@example.com")));
			draft.accept(message);
			message.submit();
		}
	}

	private static PropertyValues only(MessageStore store, Folder folder) {
		List<Row> rows = folder.contents().columns(PropertyTags.ENTRYID).nextRows(2);
		assertThat(rows).hasSize(1);
		try (folder; Message message = store.openMessage(rows.get(0).get(PropertyTags.ENTRYID))) {
			return message.readAll();
		}
	}

	@Test
	void whenSubmittedThenBothCopiesHaveTheSameIdentifiers() throws Exception {
		this.mailbox.run((session) -> {
			MessageStore store = session.defaultStore();
			submit(store, (message) -> {
			});
			PropertyValues sent = only(store, store.sentItems());
			PropertyValues received = only(store, store.inbox());
			assertThat(sent.get(PropertyTags.INTERNET_MESSAGE_ID)).matches("<[0-9A-Fa-f]{32}@example\\.com>");
			for (PropertyTag<?> tag : List.of(PropertyTags.INTERNET_MESSAGE_ID, PropertyTags.SEARCH_KEY,
					CONVERSATION_INDEX, PropertyTags.CLIENT_SUBMIT_TIME)) {
				assertThat(received.value(tag).value()).as(tag.toString()).isEqualTo(sent.value(tag).value());
			}
			assertThat(sent.get(CONVERSATION_INDEX).size()).isEqualTo(22);
			assertThat(sent.get(CONVERSATION_INDEX).byteAt(0)).isEqualTo((byte) 1);
			assertThat(received.get(PropertyTags.RECORD_KEY)).isNotEqualTo(sent.get(PropertyTags.RECORD_KEY));
		});
	}

	@Test
	void whenTwoAreSubmittedThenTheirIdentifiersDiffer() throws Exception {
		this.mailbox.run((session) -> {
			MessageStore store = session.defaultStore();
			submit(store, (message) -> {
			});
			submit(store, (message) -> {
			});
			try (Folder sent = store.sentItems()) {
				assertThat(sent.contents().columns(PropertyTags.INTERNET_MESSAGE_ID).nextRows(9))
					.extracting((row) -> row.get(PropertyTags.INTERNET_MESSAGE_ID))
					.hasSize(2)
					.doesNotHaveDuplicates();
			}
		});
	}

	@Test
	void whenTheProgramGivesAnIdentifierThenItIsKept() throws Exception {
		this.mailbox.run((session) -> {
			MessageStore store = session.defaultStore();
			submit(store, (message) -> message.set(PropertyTags.INTERNET_MESSAGE_ID, "<mine@example.org>"));
			assertThat(only(store, store.inbox()).get(PropertyTags.INTERNET_MESSAGE_ID))
				.isEqualTo("<mine@example.org>");
		});
	}

	@Test
	void whenSubmittedThenTheOwnerIsTheSenderAndWhoReceivedIt() throws Exception {
		this.mailbox.run((session) -> {
			MessageStore store = session.defaultStore();
			submit(store, (message) -> {
				message.set(PropertyTags.SENDER_NAME, "Somebody");
				message.set(PropertyTags.SENDER_ADDRTYPE, "SMTP");
				message.set(PropertyTags.SENDER_EMAIL_ADDRESS, "somebody@example.org");
				message.set(SENDER_SEARCH_KEY, Binary.of((byte) 1));
			});
			PropertyValues received = only(store, store.inbox());
			assertThat(received.get(PropertyTags.SENDER_NAME)).isEqualTo("Mailbox Owner");
			assertThat(received.get(PropertyTags.SENDER_SMTP_ADDRESS)).isEqualTo("owner@example.com");
			assertThat(received.get(SENDER_SEARCH_KEY)).isEqualTo(OWNER_KEY);
			assertThat(received.get(RCVD_REPRESENTING_SEARCH_KEY)).isEqualTo(OWNER_KEY);
			assertThat(received.get(RECEIVED_BY_ENTRYID)).isEqualTo(received.get(SENDER_ENTRYID));
			assertThat(received.get(MESSAGE_TO_ME)).isFalse();
			assertThat(received.get(MESSAGE_CC_ME)).isTrue();
		});
	}

	@Test
	void whenSentOnBehalfOfSomebodyThenThatOneIsKeptWhole() throws Exception {
		this.mailbox.run((session) -> {
			MessageStore store = session.defaultStore();
			submit(store, (message) -> message.set(PropertyTags.SENT_REPRESENTING_EMAIL_ADDRESS, "boss@example.com"));
			PropertyValues received = only(store, store.inbox());
			assertThat(received.get(PropertyTags.SENT_REPRESENTING_NAME)).isEqualTo("boss@example.com");
			assertThat(received.get(PropertyTags.SENT_REPRESENTING_ADDRTYPE)).isEqualTo("SMTP");
			assertThat(received.get(PropertyTag.unicode(0x5D02))).isEqualTo("boss@example.com");
			assertThat(received.get(PropertyTags.SENDER_EMAIL_ADDRESS)).isEqualTo("owner@example.com");
		});
	}

	@Test
	void whenSubmittedThenEachUseButCloseIsRefused() throws Exception {
		this.mailbox.run((session) -> {
			try (Folder outbox = session.defaultStore().outbox()) {
				Message message = outbox.createMessage();
				message.setRecipients(List.of(Recipient.to("owner@example.com")));
				Attachment attachment = message.createAttachment();
				attachment.save();
				message.submit();
				for (ThrowingCallable use : List.<ThrowingCallable>of(message::submit, message::save, message::readAll,
						() -> message.read(PropertyTags.SUBJECT), message::recipients, message::attachments,
						() -> message.body(BodyFormat.TEXT),
						() -> saved(message, () -> message.setBody(BodyFormat.TEXT, "x")),
						() -> saved(message, () -> message.set(PropertyTags.SUBJECT, "x")),
						() -> saved(message, () -> message.remove(PropertyTags.SUBJECT)),
						() -> message.setRecipients(List.of()), () -> message.openAttachment(0),
						message::createAttachment, () -> message.deleteAttachment(0), () -> message.markRead(true),
						() -> message.openStream(PropertyTags.BODY), () -> message.openOutputStream(PropertyTags.BODY),
						attachment::readAll, attachment::save)) {
					assertThatExceptionOfType(MapiCallException.class).isThrownBy(use)
						.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_SUBMITTED));
				}
				attachment.close();
				message.close();
				assertThat(outbox.contents().rowCount()).isZero();
			}
		});
	}

	private static void saved(Message message, Runnable change) {
		change.run();
		message.save();
	}

	@Test
	void whenSubmittingIsRefusedThenTheMessageStaysUsable() throws Exception {
		this.mailbox.run((session) -> {
			try (Folder outbox = session.defaultStore().outbox(); Message message = outbox.createMessage()) {
				assertThatExceptionOfType(MapiCallException.class).isThrownBy(message::submit);
				message.set(PropertyTags.SUBJECT, "usable");
				message.save();
				assertThat(message.read(PropertyTags.SUBJECT).get(PropertyTags.SUBJECT)).isEqualTo("usable");
			}
		});
	}

}
