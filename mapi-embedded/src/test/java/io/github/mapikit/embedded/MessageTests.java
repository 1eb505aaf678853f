// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValue;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MessageStore;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@UsesMapi
class MessageTests {

	@RegisterExtension
	final MailboxExtension mailbox = new MailboxExtension();

	private static EntryId create(Folder folder, String subject) {
		try (Message message = folder.createMessage()) {
			message.set(PropertyTags.SUBJECT, subject);
			message.save();
			return message.entryId().orElseThrow();
		}
	}

	private static int count(Folder folder) {
		return folder.read(PropertyTags.CONTENT_COUNT).get(PropertyTags.CONTENT_COUNT);
	}

	private static int unread(Folder folder) {
		return folder.read(PropertyTags.CONTENT_UNREAD).get(PropertyTags.CONTENT_UNREAD);
	}

	private static void assertFails(ThrowingCallable call, HResult result) {
		assertThatExceptionOfType(MapiCallException.class).isThrownBy(call)
			.satisfies((ex) -> assertThat(ex.result()).isEqualTo(result));
	}

	@Test
	void whenNotSavedThenOthersSeeNothing() throws Exception {
		this.mailbox.run((session) -> {
			MessageStore store = session.defaultStore();
			try (Folder inbox = store.inbox()) {
				EntryId id = create(inbox, "before");
				try (Message one = store.openMessage(id); Message other = store.openMessage(id)) {
					one.set(PropertyTags.SUBJECT, "after");
					assertThat(one.read(PropertyTags.SUBJECT).get(PropertyTags.SUBJECT)).isEqualTo("after");
					assertThat(other.read(PropertyTags.SUBJECT).get(PropertyTags.SUBJECT)).isEqualTo("before");
					one.save();
				}
				try (Message later = store.openMessage(id)) {
					assertThat(later.read(PropertyTags.SUBJECT).get(PropertyTags.SUBJECT)).isEqualTo("after");
				}
			}
		});
	}

	@Test
	void whenSomebodyElseSavedThenSaveFails() throws Exception {
		this.mailbox.run((session) -> {
			MessageStore store = session.defaultStore();
			try (Folder inbox = store.inbox()) {
				EntryId id = create(inbox, "a");
				try (Message one = store.openMessage(id); Message other = store.openMessage(id)) {
					one.set(PropertyTags.SUBJECT, "b");
					one.save();
					other.set(PropertyTags.SUBJECT, "c");
					assertFails(other::save, MapiErrors.MAPI_E_OBJECT_CHANGED);
					inbox.deleteMessages(List.of(id));
					one.set(PropertyTags.SUBJECT, "d");
					assertFails(one::save, MapiErrors.MAPI_E_OBJECT_DELETED);
				}
				assertThatExceptionOfType(MapiNotFoundException.class).isThrownBy(() -> store.openMessage(id));
			}
		});
	}

	@Test
	void whenValueIsLargeThenItIsStreamed() throws Exception {
		String text = "0123456789".repeat(1000);
		this.mailbox.run((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); Message message = inbox.createMessage()) {
				message.setBody(BodyFormat.TEXT, text);
				message.save();
				PropertyValue<String> value = message.read(PropertyTags.BODY).value(PropertyTags.BODY);
				assertThat(value.isTooLarge()).isTrue();
				assertThat(message.readAll().value(PropertyTags.BODY).isTooLarge()).isTrue();
				assertThat(message.body(BodyFormat.TEXT)).contains(text);
				try (InputStream stream = message.openStream(PropertyTags.BODY)) {
					assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_16LE)).isEqualTo(text);
				}
				try (OutputStream stream = message.openOutputStream(PropertyTags.COMMENT)) {
					stream.write("remark".getBytes(StandardCharsets.UTF_16LE));
				}
				assertThat(message.read(PropertyTags.COMMENT).get(PropertyTags.COMMENT)).isEqualTo("remark");
			}
		});
	}

	@Test
	void whenMessageHasHtmlAloneThenTextIsMadeOfIt() throws Exception {
		this.mailbox.run((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); Message message = inbox.createMessage()) {
				message.setBody(BodyFormat.HTML,
						"<html><head><title>no</title></head><body><p>Grüße</p><p>two</p></body></html>");
				message.save();
				assertThat(message.body(BodyFormat.TEXT)).contains("Grüße\r\ntwo");
				assertThat(message.body(BodyFormat.HTML).orElseThrow()).contains("<p>Grüße</p>");
				assertThat(message.body(BodyFormat.RTF)).isEmpty();
			}
		});
	}

	@Test
	void whenPropertyIsComputedOrOfAnotherTypeThenSetFails() throws Exception {
		this.mailbox.run((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); Message message = inbox.createMessage()) {
				message.set(PropertyTags.MESSAGE_SIZE, 1);
				assertFails(message::save, MapiErrors.MAPI_E_COMPUTED);
				message.remove(PropertyTags.ENTRYID);
				assertFails(() -> message.read(PropertyTags.SUBJECT), MapiErrors.MAPI_E_COMPUTED);
			}
		});
	}

	@Test
	void whenAttachmentsAreSavedThenTheyAreRead() throws Exception {
		this.mailbox.run((session) -> {
			MessageStore store = session.defaultStore();
			try (Folder inbox = store.inbox(); Message message = inbox.createMessage()) {
				try (Attachment file = message.createAttachment()) {
					file.set(PropertyTags.ATTACH_LONG_FILENAME, "a.txt");
					try (OutputStream content = file.openContentOutput()) {
						content.write("abc".getBytes(StandardCharsets.US_ASCII));
					}
					file.save();
				}
				try (Attachment item = message.createAttachment()) {
					item.set(PropertyTags.ATTACH_METHOD, AttachmentMethod.EMBEDDED_MESSAGE.code());
					try (Message inner = item.openEmbeddedMessage()) {
						inner.set(PropertyTags.SUBJECT, "inner");
						inner.save();
					}
					item.save();
				}
				assertThat(message.attachments()).hasSize(2);
				message.save();
				try (Message again = store.openMessage(message.entryId().orElseThrow())) {
					List<Row> rows = again.attachments();
					assertThat(rows.get(0).get(PropertyTags.ATTACH_LONG_FILENAME)).isEqualTo("a.txt");
					assertThat(again.read(PropertyTags.HASATTACH).get(PropertyTags.HASATTACH)).isTrue();
					try (Attachment file = again.openAttachment(0); InputStream content = file.openContent()) {
						assertThat(content.readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("abc");
						assertThat(file.read(PropertyTags.ATTACH_DATA_BIN).get(PropertyTags.ATTACH_DATA_BIN))
							.isEqualTo(Binary.of((byte) 'a', (byte) 'b', (byte) 'c'));
						assertThatExceptionOfType(MapiNotFoundException.class).isThrownBy(file::openEmbeddedMessage);
					}
					try (Attachment item = again.openAttachment(1); Message inner = item.openEmbeddedMessage()) {
						assertThat(inner.read(PropertyTags.SUBJECT).get(PropertyTags.SUBJECT)).isEqualTo("inner");
						assertThat(inner.entryId()).isEmpty();
						assertThatExceptionOfType(MapiNotFoundException.class).isThrownBy(item::openContent);
					}
					again.deleteAttachment(0);
					again.save();
					assertThat(again.attachments()).hasSize(1);
					assertThatExceptionOfType(MapiNotFoundException.class).isThrownBy(() -> again.openAttachment(0));
				}
			}
		});
	}

	@Test
	void whenMessagesAreMovedCopiedDeletedThenUnknownOnesMakeItPartial() throws Exception {
		this.mailbox.run((session) -> {
			MessageStore store = session.defaultStore();
			try (Folder inbox = store.inbox(); Folder deleted = store.deletedItems()) {
				EntryId one = create(inbox, "one");
				EntryId two = create(inbox, "two");
				EntryId unknown = EntryId.of((byte) 1);
				Completion copied = inbox.copyMessages(List.of(one), deleted.entryId());
				assertThat(copied.isComplete()).isTrue();
				store.openMessage(copied.newId(one).orElseThrow()).close();
				assertThat(count(deleted)).isEqualTo(1);
				Completion moved = inbox.moveMessages(List.of(one, unknown), deleted.entryId());
				assertThat(moved.isComplete()).isFalse();
				assertThat(moved.failed()).containsExactly(unknown);
				store.openMessage(moved.newId(one).orElseThrow()).close();
				assertThat(count(deleted)).isEqualTo(2);
				assertThat(count(inbox)).isEqualTo(1);
				assertThat(inbox.deleteMessages(List.of(two))).isEqualTo(Completion.COMPLETE);
				assertThat(count(inbox)).isZero();
			}
		});
	}

	@Test
	void whenMarkedUnreadThenFolderCountsIt() throws Exception {
		this.mailbox.run((session) -> {
			MessageStore store = session.defaultStore();
			try (Folder inbox = store.inbox()) {
				EntryId id = create(inbox, "one");
				assertThat(unread(inbox)).isZero();
				inbox.markRead(List.of(id), false);
				assertThat(unread(inbox)).isEqualTo(1);
				try (Message message = store.openMessage(id)) {
					message.markRead(true);
				}
				assertThat(unread(inbox)).isZero();
			}
		});
	}

	@Test
	void whenFolderExistsThenItIsOpenedAndCanBeDeleted() throws Exception {
		this.mailbox.run((session) -> {
			MessageStore store = session.defaultStore();
			try (Folder inbox = store.inbox();
					Folder one = inbox.createFolder("Projects");
					Folder other = inbox.createFolder("projects")) {
				assertThat(other.entryId()).isEqualTo(one.entryId());
				EntryId id = create(one, "x");
				inbox.deleteFolder(one.entryId());
				assertThatExceptionOfType(MapiNotFoundException.class).isThrownBy(() -> store.openMessage(id));
				assertThatExceptionOfType(MapiNotFoundException.class)
					.isThrownBy(() -> store.openFolder(one.entryId()));
				assertFails(one::createMessage, MapiErrors.MAPI_E_OBJECT_DELETED);
				try (Folder top = store.ipmSubtree()) {
					assertFails(() -> top.deleteFolder(inbox.entryId()), MapiErrors.MAPI_E_NO_ACCESS);
				}
			}
		});
	}

	@Test
	void whenSubmittedToOwnerThenItIsSentAndDelivered() throws Exception {
		this.mailbox.run((session) -> {
			MessageStore store = session.defaultStore();
			try (Folder drafts = store.outbox(); Folder inbox = store.inbox()) {
				try (Message message = drafts.createMessage()) {
					message.set(PropertyTags.SUBJECT, "RE: hello");
					message.setRecipients(List.of(Recipient.to("OWNER@example.com"), Recipient.bcc("x@example.com")));
					message.submit();
				}
				assertThat(count(drafts)).isZero();
				Folder sent = store.sentItems();
				Row copy = sent.contents().nextRows(1).get(0);
				assertThat(MessageFlag.FROM_ME.isIn(copy.get(PropertyTags.MESSAGE_FLAGS))).isTrue();
				assertThat(MessageFlag.UNSENT.isIn(copy.get(PropertyTags.MESSAGE_FLAGS))).isFalse();
				assertThat(copy.get(PropertyTags.SENDER_NAME)).isEqualTo("Mailbox Owner");
				Row delivered = inbox.contents().nextRows(1).get(0);
				assertThat(MessageFlag.READ.isIn(delivered.get(PropertyTags.MESSAGE_FLAGS))).isFalse();
				assertThat(unread(inbox)).isEqualTo(1);
				try (Message received = store.openMessage(delivered.get(PropertyTags.ENTRYID))) {
					assertThat(received.recipients()).extracting(Recipient::type).containsExactly(RecipientType.TO);
					assertThat(received.read(PropertyTags.NORMALIZED_SUBJECT).get(PropertyTags.NORMALIZED_SUBJECT))
						.isEqualTo("hello");
				}
			}
		});
	}

	@Test
	void whenDeleteAfterSubmitIsSetThenNoCopyIsKept() throws Exception {
		this.mailbox.run((session) -> {
			MessageStore store = session.defaultStore();
			try (Folder outbox = store.outbox();
					Folder sent = store.sentItems();
					Message message = outbox.createMessage()) {
				message.set(PropertyTags.DELETE_AFTER_SUBMIT, true);
				message.setRecipients(List.of(Recipient.to("x@example.com")));
				message.submit();
				assertThat(count(sent)).isZero();
				assertThat(count(outbox)).isZero();
				assertFails(message::submit, MapiErrors.MAPI_E_SUBMITTED);
			}
		});
	}

	@Test
	void whenRecipientsAreMissingOrWrongThenSubmitIsRejected() throws Exception {
		this.mailbox.run((session) -> {
			try (Folder outbox = session.defaultStore().outbox(); Message message = outbox.createMessage()) {
				assertFails(message::submit, MapiErrors.MAPI_E_NO_RECIPIENTS);
				message.setRecipients(List.of(new Recipient(RecipientType.TO, "Somebody", "SMTP", "", null)));
				assertFails(message::submit, MapiErrors.MAPI_E_AMBIGUOUS_RECIP);
				message.setRecipients(List.of(Recipient.to("no address")));
				assertFails(message::submit, MapiErrors.MAPI_E_INVALID_PARAMETER);
				assertThat(count(outbox)).isZero();
			}
		});
	}

	@Test
	void whenMessageIsTooLargeThenSaveFails() throws Exception {
		this.mailbox.with(EmbeddedOptions.DEFAULTS.withMaxMessageSize(10_000));
		this.mailbox.run((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); Message message = inbox.createMessage()) {
				message.setBody(BodyFormat.TEXT, "x".repeat(10_000));
				assertFails(message::save, MapiErrors.MAPI_E_TOO_BIG);
			}
		});
	}

}
