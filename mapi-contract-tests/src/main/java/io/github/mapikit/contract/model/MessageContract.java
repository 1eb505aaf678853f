// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MessageStore;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The life of a message, its flags, body and recipients. Sources:
 * "IMAPIFolder::CreateMessage", "IMAPIProp::SaveChanges", "IMessage::ModifyRecipients",
 * "IMAPIFolder::SetReadFlags", "PidTagMessageFlags Canonical Property", "PidTagDisplayTo
 * Canonical Property".
 *
 * @since 0.1.0
 */
public abstract class MessageContract extends ModelContract {

	// life

	@Test
	void whenCreatedAndNotSavedThenItIsNotInTheFolder() {
		inFolder((store, folder) -> {
			try (Message message = folder.createMessage()) {
				message.set(PropertyTags.SUBJECT, "never saved");
				Assertions.assertThat(count(folder)).isZero();
			}
			Assertions.assertThat(count(folder)).isZero();
			Assertions.assertThat(contentCount(store, folder.entryId())).isZero();
		});
	}

	@Test
	void whenSavedThenItIsInTheFolderOnceClosed() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			Assertions.assertThat(entryIds(folder)).containsExactly(id);
			Assertions.assertThat(contentCount(store, folder.entryId())).isEqualTo(1);
		});
	}

	@Test
	void whenSavedTwiceThenItIsInTheFolderOnce() {
		inFolder((store, folder) -> {
			try (Message message = folder.createMessage()) {
				message.save();
				message.save();
			}
			Assertions.assertThat(count(folder)).isEqualTo(1);
		});
	}

	@Test
	void whenSavedThenItHasAnEntryIdThatStays() {
		inFolder((store, folder) -> {
			EntryId id;
			try (Message message = folder.createMessage()) {
				message.set(PropertyTags.SUBJECT, "first");
				message.save();
				id = message.entryId().orElseThrow();
				message.set(PropertyTags.SUBJECT, "second");
				message.save();
				Assertions.assertThat(message.entryId()).contains(id);
				Assertions.assertThat(read(message, PropertyTags.ENTRYID)).isEqualTo(id);
			}
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.entryId()).contains(id);
			}
		});
	}

	@Test
	void whenTheLeaseStartsAgainThenTheEntryIdStillOpensIt() {
		EntryId id = fromWorker((session) -> {
			try (Folder folder = session.defaultStore().inbox()) {
				return save(folder, "lasting");
			}
		});
		endLease();
		onOtherWorker((session) -> {
			try (Message message = session.defaultStore().openMessage(EntryId.ofHex(id.toHex()))) {
				Assertions.assertThat(read(message, PropertyTags.SUBJECT)).isEqualTo("lasting");
			}
		});
	}

	@Test
	void whenOpenedTwiceThenTheyAreTwoObjects() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Message one = store.openMessage(id); Message two = store.openMessage(id)) {
				Assertions.assertThat(one).isNotSameAs(two);
				Assertions.assertThat(one.entryId()).isEqualTo(two.entryId());
			}
		});
	}

	@Test
	void whenDeletedThenItIsNotFound() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			Assertions.assertThat(folder.deleteMessages(List.of(id))).isEqualTo(Completion.COMPLETE);
			Assertions.assertThatExceptionOfType(MapiNotFoundException.class).isThrownBy(() -> store.openMessage(id));
			inFolderElsewhere(
					(otherStore, sameFolder) -> Assertions.assertThatExceptionOfType(MapiNotFoundException.class)
						.isThrownBy(() -> otherStore.openMessage(id)));
		});
	}

	@Test
	void whenTwoChangeItThenTheSecondToSaveIsTold() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Message first = store.openMessage(id); Message second = store.openMessage(id)) {
				first.set(Samples.NUMBER, 1);
				second.set(Samples.NUMBER, 2);
				first.save();
				assertFails(second::save, MapiErrors.MAPI_E_OBJECT_CHANGED);
			}
			Assertions.assertThat(onlyRow(folder, Samples.NUMBER).get(Samples.NUMBER)).isEqualTo(1);
		});
	}

	@Test
	void whenTwoSessionsChangeItThenTheSecondToSaveIsTold() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Message message = store.openMessage(id)) {
				message.set(Samples.NUMBER, 1);
				inFolderElsewhere((otherStore, sameFolder) -> {
					try (Message same = otherStore.openMessage(id)) {
						same.set(Samples.NUMBER, 2);
						same.save();
					}
				});
				assertFails(message::save, MapiErrors.MAPI_E_OBJECT_CHANGED);
			}
			Assertions.assertThat(onlyRow(folder, Samples.NUMBER).get(Samples.NUMBER)).isEqualTo(2);
		});
	}

	@Test
	void whenAnOpenMessageIsDeletedThenThatIsRefusedOrSavingIs() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Message message = store.openMessage(id)) {
				message.set(Samples.NUMBER, 1);
				if (folder.deleteMessages(List.of(id)) == Completion.COMPLETE) {
					assertFails(message::save, MapiErrors.MAPI_E_OBJECT_DELETED, MapiErrors.MAPI_E_NOT_FOUND);
				}
				else {
					message.save();
				}
			}
		});
	}

	// flags

	@Test
	void whenCreatedThenItIsUnsentAndUnmodified() {
		inFolder((store, folder) -> {
			save(folder, "A message");
			int flags = onlyRow(folder, PropertyTags.MESSAGE_FLAGS).get(PropertyTags.MESSAGE_FLAGS);
			Assertions.assertThat(MessageFlag.UNSENT.isIn(flags)).as("unsent").isTrue();
			Assertions.assertThat(MessageFlag.UNMODIFIED.isIn(flags)).as("unmodified").isTrue();
			Assertions.assertThat(MessageFlag.SUBMIT.isIn(flags)).as("submitted").isFalse();
			Assertions.assertThat(MessageFlag.HAS_ATTACHMENT.isIn(flags)).as("attachment").isFalse();
		});
	}

	@Test
	void whenSavedAgainThenItIsModified() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Message message = store.openMessage(id)) {
				message.set(PropertyTags.SUBJECT, "Changed");
				message.save();
			}
			int flags = onlyRow(folder, PropertyTags.MESSAGE_FLAGS).get(PropertyTags.MESSAGE_FLAGS);
			Assertions.assertThat(MessageFlag.UNMODIFIED.isIn(flags)).as("unmodified").isFalse();
		});
	}

	@Test
	void whenFlagsAreSetBeforeTheFirstSaveThenTheyHold() {
		inFolder((store, folder) -> {
			save(folder, "A message", (message) -> message.set(PropertyTags.MESSAGE_FLAGS, MessageFlag.READ.mask()));
			int flags = onlyRow(folder, PropertyTags.MESSAGE_FLAGS).get(PropertyTags.MESSAGE_FLAGS);
			Assertions.assertThat(MessageFlag.READ.isIn(flags)).as("read").isTrue();
			Assertions.assertThat(MessageFlag.UNSENT.isIn(flags)).as("unsent").isFalse();
		});
	}

	@Test
	void whenMarkedReadThenThatHoldsAtOnce() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			for (boolean read : new boolean[] { true, false, false, true, true }) {
				try (Message message = store.openMessage(id)) {
					message.markRead(read);
				}
				assertRead(store, folder, id, read);
			}
		});
	}

	@Test
	void whenMarkedReadThroughTheFolderThenThatHoldsAtOnce() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "one");
			EntryId other = save(folder, "two");
			folder.markRead(List.of(other), true);
			for (boolean read : new boolean[] { false, true, true, false }) {
				Assertions.assertThat(folder.markRead(List.of(id), read)).isEqualTo(Completion.COMPLETE);
				assertRead(store, folder, id, read);
			}
		});
	}

	private static void assertRead(MessageStore store, Folder folder, EntryId id, boolean read) {
		try (Message message = store.openMessage(id); Folder again = store.openFolder(folder.entryId())) {
			Assertions.assertThat(MessageFlag.READ.isIn(read(message, PropertyTags.MESSAGE_FLAGS))).isEqualTo(read);
			Assertions.assertThat(read(again, PropertyTags.CONTENT_UNREAD)).isEqualTo(read ? 0 : 1);
		}
	}

	@Test
	void whenManyAreMarkedThenTheFolderCountsThem() {
		inFolder((store, folder) -> {
			saveMany(folder, 20);
			List<EntryId> ids = entryIds(folder);
			folder.markRead(ids, true);
			Assertions.assertThat(folder.markRead(ids.subList(0, 7), false)).isEqualTo(Completion.COMPLETE);
			try (Folder again = store.openFolder(folder.entryId())) {
				Assertions.assertThat(read(again, PropertyTags.CONTENT_UNREAD)).isEqualTo(7);
			}
		});
	}

	@Test
	void whenMarkedReadThenPendingChangesStayPending() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "before");
			try (Message message = store.openMessage(id)) {
				message.set(PropertyTags.SUBJECT, "after");
				message.markRead(true);
				Assertions.assertThat(subjects(folder)).containsExactly("before");
			}
			Assertions.assertThat(subjects(folder)).containsExactly("before");
		});
	}

	@Test
	void whenContentGrowsThenTheSizeDoes() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			int small = onlyRow(folder, PropertyTags.MESSAGE_SIZE).get(PropertyTags.MESSAGE_SIZE);
			try (Message message = store.openMessage(id)) {
				message.setBody(BodyFormat.TEXT, "x".repeat(50_000));
				message.save();
			}
			int large = onlyRow(folder, PropertyTags.MESSAGE_SIZE).get(PropertyTags.MESSAGE_SIZE);
			Assertions.assertThat(large).isGreaterThan(small + 40_000);
		});
	}

	// body

	@ParameterizedTest
	@ValueSource(strings = { "One line", "Two\r\nlines\r\n", "Grüße, мир, 世界, 😀", "" })
	void whenABodyIsSavedAsTextThenItIsReadAsText(String text) {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.setBody(BodyFormat.TEXT, text));
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.body(BodyFormat.TEXT).orElse("")).isEqualTo(text);
			}
		});
	}

	@Test
	void whenABodyIsLargeThenItIsReadWhole() {
		String text = "All work and no play makes Jack a dull boy. ".repeat(10_000);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.setBody(BodyFormat.TEXT, text));
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.body(BodyFormat.TEXT)).contains(text);
				Assertions.assertThat(readText(message, PropertyTags.BODY)).isEqualTo(text);
			}
		});
	}

	@Test
	void whenABodyIsSavedAsHtmlThenItIsReadAsHtmlAndAsText() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.setBody(BodyFormat.HTML,
					"<html><body><p>Grüße aus <b>K&ouml;ln</b> 😀</p></body></html>"));
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.body(BodyFormat.HTML).orElseThrow()).contains("Grüße", "<b>", "😀");
				Assertions.assertThat(message.body(BodyFormat.TEXT).orElseThrow())
					.contains("Grüße aus", "Köln", "😀")
					.doesNotContain("<b>", "<p>", "&ouml;");
			}
		});
	}

	@Test
	void whenABodyIsReplacedThenNoFormatHasTheOldOne() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message",
					(message) -> message.setBody(BodyFormat.HTML, "<html><body>the old one</body></html>"));
			try (Message message = store.openMessage(id)) {
				message.setBody(BodyFormat.TEXT, "the new one");
				Assertions.assertThat(message.body(BodyFormat.TEXT).orElseThrow().strip()).isEqualTo("the new one");
				message.save();
			}
			assertBodies(store, id, "the new one", "the old one");
			try (Message message = store.openMessage(id)) {
				message.setBody(BodyFormat.HTML, "<html><body>the newest one</body></html>");
				message.save();
			}
			assertBodies(store, id, "the newest one", "the new one");
		});
	}

	private static void assertBodies(MessageStore store, EntryId id, String with, String without) {
		try (Message message = store.openMessage(id)) {
			Assertions.assertThat(message.body(BodyFormat.TEXT).orElseThrow()).contains(with);
			for (BodyFormat format : BodyFormat.values()) {
				message.body(format).ifPresent((body) -> Assertions.assertThat(body).doesNotContain(without));
			}
		}
	}

	@Test
	void whenABodyIsSetAsRtfThenItIsRefused() {
		inFolder((store, folder) -> {
			try (Message message = folder.createMessage()) {
				Assertions.assertThatIllegalArgumentException()
					.isThrownBy(() -> message.setBody(BodyFormat.RTF, "{\\rtf1 text}"));
			}
		});
	}

	@EnumSource
	@ParameterizedTest
	void whenThereIsNoBodyThenNoFormatHasOne(BodyFormat format) {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.body(format).orElse("")).isEmpty();
			}
		});
	}

	@Test
	void whenTheBodyIsNotSavedThenOthersReadTheOldOne() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.setBody(BodyFormat.TEXT, "old"));
			try (Message changed = store.openMessage(id); Message other = store.openMessage(id)) {
				changed.setBody(BodyFormat.TEXT, "new");
				Assertions.assertThat(other.body(BodyFormat.TEXT)).contains("old");
			}
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.body(BodyFormat.TEXT)).contains("old");
			}
		});
	}

	// recipients

	@Test
	void whenRecipientsAreSavedThenTheyAreReadInTheirOrder() {
		List<Recipient> recipients = List.of(Recipient.to("zoe@example.org"), Recipient.cc("adam@example.org"),
				Recipient.bcc("max@example.org"), Recipient.smtp(RecipientType.TO, "Jürgen 😀", "j@example.org"),
				Recipient.to("beate@example.org"));
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.setRecipients(recipients));
			inFolderElsewhere((otherStore, sameFolder) -> {
				try (Message message = otherStore.openMessage(id)) {
					Assertions.assertThat(message.recipients()).isEqualTo(recipients);
				}
			});
		});
	}

	@Test
	void whenAnAddressIsNotSmtpThenItIsKeptAsItIs() {
		Recipient recipient = new Recipient(RecipientType.TO, "Anna", "EX", "/o=Org/ou=Site/cn=Recipients/cn=anna",
				null);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.setRecipients(List.of(recipient)));
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.recipients()).hasSize(1);
				Recipient read = message.recipients().get(0);
				Assertions.assertThat(read.type()).isEqualTo(RecipientType.TO);
				Assertions.assertThat(read.name()).isEqualTo("Anna");
				Assertions.assertThat(read.addressType()).isEqualTo("EX");
				Assertions.assertThat(read.address()).isEqualTo("/o=Org/ou=Site/cn=Recipients/cn=anna");
			}
		});
	}

	@Test
	void whenRecipientsAreSetAgainThenTheOldOnesAreGone() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message
				.setRecipients(List.of(Recipient.to("a@example.org"), Recipient.to("b@example.org"))));
			try (Message message = store.openMessage(id)) {
				message.setRecipients(List.of(Recipient.cc("c@example.org")));
				Assertions.assertThat(message.recipients()).containsExactly(Recipient.cc("c@example.org"));
				message.save();
			}
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.recipients()).containsExactly(Recipient.cc("c@example.org"));
				message.setRecipients(List.of());
				message.save();
			}
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.recipients()).isEmpty();
			}
		});
	}

	@Test
	void whenRecipientsAreNotSavedThenOthersReadTheOldOnes() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message",
					(message) -> message.setRecipients(List.of(Recipient.to("old@example.org"))));
			try (Message changed = store.openMessage(id)) {
				changed.setRecipients(List.of(Recipient.to("new@example.org")));
				try (Message other = store.openMessage(id)) {
					Assertions.assertThat(other.recipients()).containsExactly(Recipient.to("old@example.org"));
				}
			}
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.recipients()).containsExactly(Recipient.to("old@example.org"));
			}
		});
	}

	@Test
	void whenThereAreManyRecipientsThenAllAreRead() {
		List<Recipient> recipients = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			recipients.add(Recipient.smtp(RecipientType.ofCode(1 + i % 3), "Person " + i, "p" + i + "@example.org"));
		}
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.setRecipients(recipients));
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.recipients()).isEqualTo(recipients);
			}
		});
	}

	@Test
	void whenSavedThenTheDisplayNamesAreThoseOfTheRecipients() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message",
					(message) -> message
						.setRecipients(List.of(Recipient.smtp(RecipientType.TO, "Anna", "a@example.org"),
								Recipient.smtp(RecipientType.CC, "Carl", "c@example.org"),
								Recipient.smtp(RecipientType.TO, "Bert", "b@example.org"))));
			try (Message message = store.openMessage(id)) {
				PropertyValues values = message.read(PropertyTags.DISPLAY_TO, PropertyTags.DISPLAY_CC,
						PropertyTags.DISPLAY_BCC);
				Assertions.assertThat(values.get(PropertyTags.DISPLAY_TO).split("; ?")).containsExactly("Anna", "Bert");
				Assertions.assertThat(values.get(PropertyTags.DISPLAY_CC)).isEqualTo("Carl");
				Assertions.assertThat(values.get(PropertyTags.DISPLAY_BCC)).isEmpty();
			}
			Assertions.assertThat(onlyRow(folder, PropertyTags.DISPLAY_CC).get(PropertyTags.DISPLAY_CC))
				.isEqualTo("Carl");
		});
	}

}
