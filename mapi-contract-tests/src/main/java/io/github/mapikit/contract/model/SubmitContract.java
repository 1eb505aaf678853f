// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.List;
import java.util.function.BooleanSupplier;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Sending. A message may stay a while with the store before it is sent, so these tests
 * wait. Sources: "IMessage::SubmitMessage", "PidTagMessageFlags Canonical Property",
 * "PidTagSentMailEntryId Canonical Property".
 *
 * @since 0.1.0
 */
public abstract class SubmitContract extends ModelContract {

	@BeforeEach
	final void requireDelivery() {
		requires(Capability.LOCAL_DELIVERY);
	}

	private Recipient owner() {
		return Recipient.smtp(RecipientType.TO, "The owner", underTest().ownerAddress());
	}

	private void submit(String subject, Recipient recipient, MessageDraft draft) {
		onWorker((session) -> submit(session, subject, recipient, draft));
	}

	private static void submit(MapiSession session, String subject, Recipient recipient, MessageDraft draft)
			throws Exception {
		try (Folder outbox = session.defaultStore().outbox(); Message message = outbox.createMessage()) {
			message.set(PropertyTags.SUBJECT, subject);
			message.setRecipients(List.of(recipient));
			draft.write(message);
			message.submit();
		}
	}

	private static void nothing(Message message) {
	}

	private void await(String what, BooleanSupplier condition) {
		Awaitility.await(what).atMost(LIMIT).until(condition::getAsBoolean);
	}

	private List<String> inboxSubjects() {
		return fromWorker((session) -> {
			try (Folder inbox = session.defaultStore().inbox()) {
				return subjects(inbox);
			}
		});
	}

	private List<String> sentSubjects() {
		return fromWorker((session) -> {
			try (Folder sent = session.defaultStore().sentItems()) {
				return subjects(sent);
			}
		});
	}

	@Test
	void whenThereAreNoRecipientsThenItIsRefusedAndTheMessageStaysUsable() {
		onWorker((session) -> {
			try (Folder outbox = session.defaultStore().outbox(); Message message = outbox.createMessage()) {
				message.set(PropertyTags.SUBJECT, "to nobody");
				assertFails(message::submit, MapiErrors.MAPI_E_NO_RECIPIENTS);
				message.set(PropertyTags.SUBJECT, "still usable");
				message.save();
				Assertions.assertThat(read(message, PropertyTags.SUBJECT)).isEqualTo("still usable");
			}
		});
		Assertions.assertThat(sentSubjects()).isEmpty();
	}

	@Test
	void whenSubmittedThenTheOwnerHasACopyAmongTheSentItems() {
		submit("to somebody", Recipient.to("somebody@example.org"), SubmitContract::nothing);
		await("copy in sent items", () -> sentSubjects().equals(List.of("to somebody")));
		onWorker((session) -> {
			MessageStore store = session.defaultStore();
			try (Folder sent = store.sentItems();
					Message message = store.openMessage(entryIds(sent).get(0));
					Folder outbox = store.outbox();
					Folder inbox = store.inbox()) {
				PropertyValues values = message.read(PropertyTags.MESSAGE_FLAGS, PropertyTags.CLIENT_SUBMIT_TIME);
				int flags = values.get(PropertyTags.MESSAGE_FLAGS);
				Assertions.assertThat(MessageFlag.UNSENT.isIn(flags)).as("unsent").isFalse();
				Assertions.assertThat(values.find(PropertyTags.CLIENT_SUBMIT_TIME)).isPresent();
				Assertions.assertThat(message.recipients()).containsExactly(Recipient.to("somebody@example.org"));
				Assertions.assertThat(count(outbox)).isZero();
				Assertions.assertThat(count(inbox)).isZero();
			}
		});
	}

	@Test
	void whenTheOwnerIsARecipientThenItArrivesInTheInbox() {
		submit("to myself", owner(), (message) -> {
			message.setBody(BodyFormat.TEXT, "Hello me");
			if (can(Capability.ATTACHMENTS)) {
				AttachedFiles.attach(message, "file", bytes(100));
			}
		});
		await("delivery", () -> inboxSubjects().equals(List.of("to myself")));
		onWorker((session) -> {
			MessageStore store = session.defaultStore();
			try (Folder inbox = store.inbox(); Message message = store.openMessage(entryIds(inbox).get(0))) {
				PropertyValues values = message.read(PropertyTags.MESSAGE_FLAGS, PropertyTags.DELIVERY_TIME,
						PropertyTags.SENDER_NAME);
				int flags = values.get(PropertyTags.MESSAGE_FLAGS);
				Assertions.assertThat(MessageFlag.READ.isIn(flags)).as("read").isFalse();
				Assertions.assertThat(MessageFlag.UNSENT.isIn(flags)).as("unsent").isFalse();
				Assertions.assertThat(MessageFlag.UNMODIFIED.isIn(flags)).as("unmodified").isTrue();
				Assertions.assertThat(values.find(PropertyTags.DELIVERY_TIME)).isPresent();
				Assertions.assertThat(values.get(PropertyTags.SENDER_NAME)).isNotBlank();
				Assertions.assertThat(message.body(BodyFormat.TEXT).orElseThrow()).contains("Hello me");
				Assertions.assertThat(message.recipients()).hasSize(1);
				Assertions.assertThat(message.attachments()).hasSize(can(Capability.ATTACHMENTS) ? 1 : 0);
			}
		});
		await("copy in sent items", () -> sentSubjects().equals(List.of("to myself")));
	}

	@Test
	void whenTheOwnerIsNoRecipientThenNothingArrives() {
		submit("to somebody", Recipient.to("somebody@example.org"), SubmitContract::nothing);
		submit("to myself", owner(), SubmitContract::nothing);
		await("delivery", () -> inboxSubjects().contains("to myself"));
		await("copies in sent items", () -> sentSubjects().size() == 2);
		Assertions.assertThat(inboxSubjects()).containsExactly("to myself");
	}

	@Test
	void whenDeliveredThenTheInboxCountsItAsUnread() {
		submit("to myself", owner(), SubmitContract::nothing);
		await("delivery", () -> inboxSubjects().size() == 1);
		onWorker((session) -> {
			try (Folder inbox = session.defaultStore().inbox()) {
				Assertions.assertThat(read(inbox, PropertyTags.CONTENT_UNREAD)).isEqualTo(1);
				Assertions.assertThat(read(inbox, PropertyTags.CONTENT_COUNT)).isEqualTo(1);
			}
		});
	}

	@Test
	void whenItIsToBeDeletedAfterSubmitThenThereIsNoCopy() {
		submit("without copy", owner(), (message) -> message.set(PropertyTags.DELETE_AFTER_SUBMIT, true));
		submit("with copy", owner(), SubmitContract::nothing);
		await("delivery", () -> inboxSubjects().size() == 2);
		await("copy in sent items", () -> sentSubjects().contains("with copy"));
		Assertions.assertThat(sentSubjects()).containsExactly("with copy");
	}

	@Test
	void whenTheCopyBelongsElsewhereThenItGoesThere() {
		EntryId elsewhere = fromWorker((session) -> {
			try (Folder root = session.defaultStore().ipmSubtree(); Folder created = root.createFolder("Elsewhere")) {
				return created.entryId();
			}
		});
		submit("filed", owner(), (message) -> message.set(PropertyTags.SENTMAIL_ENTRYID, elsewhere));
		await("copy elsewhere", () -> fromWorker((session) -> {
			try (Folder folder = session.defaultStore().openFolder(elsewhere)) {
				return subjects(folder).equals(List.of("filed"));
			}
		}));
		Assertions.assertThat(sentSubjects()).isEmpty();
	}

	@Test
	void whenSubmittedThenTheObjectIsNoLongerUsable() {
		onWorker((session) -> {
			try (Folder outbox = session.defaultStore().outbox(); Message message = outbox.createMessage()) {
				message.set(PropertyTags.SUBJECT, "once");
				message.setRecipients(List.of(owner()));
				message.submit();
				for (Runnable use : List.<Runnable>of(message::submit, message::save,
						() -> message.read(PropertyTags.SUBJECT), message::readAll, message::recipients,
						message::attachments, message::createAttachment, () -> message.markRead(true))) {
					Throwable thrown = Assertions.catchThrowable(use::run);
					Assertions.assertThat(thrown).isInstanceOfAny(IllegalStateException.class, MapiCallException.class);
				}
			}
		});
		await("delivery", () -> inboxSubjects().size() == 1);
		Assertions.assertThat(inboxSubjects()).hasSize(1);
	}

	@Test
	void whenSavedBeforeThenItIsSentOnce() {
		submit("saved before", owner(), (message) -> {
			message.save();
			message.set(Samples.NUMBER, 1);
		});
		submit("fence", owner(), SubmitContract::nothing);
		await("delivery", () -> inboxSubjects().contains("fence"));
		Assertions.assertThat(inboxSubjects()).containsExactlyInAnyOrder("saved before", "fence");
	}

	@Test
	void whenTheSentCopyIsDeletedThenTheDeliveredOneStays() {
		submit("to myself", owner(), SubmitContract::nothing);
		await("delivery", () -> inboxSubjects().size() == 1);
		await("copy in sent items", () -> sentSubjects().size() == 1);
		onWorker((session) -> {
			try (Folder sent = session.defaultStore().sentItems()) {
				Assertions.assertThat(sent.deleteMessages(entryIds(sent)).isComplete()).isTrue();
			}
		});
		Assertions.assertThat(sentSubjects()).isEmpty();
		Assertions.assertThat(inboxSubjects()).containsExactly("to myself");
	}

}
