// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * The recipients of a message. Sources: "IMessage::ModifyRecipients", "PidTagDisplayTo
 * Canonical Property".
 *
 * @since 0.1.0
 */
public abstract class RecipientContract extends ModelContract {

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
