// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * The recipients of a message. What becomes of an address that has no entry identifier
 * and needs one the documentation leaves open. Sources: "IMessage::ModifyRecipients",
 * "One-Off Entry Identifiers", "PidTagDisplayTo Canonical Property".
 *
 * @since 0.1.0
 */
public abstract class RecipientContract extends ModelContract {

	@Test
	void whenRecipientsAreSavedThenTheyAreReadInTheirOrder() {
		requires(Capability.RECIPIENT_ORDER);
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
		// one that needs no address book: "EX" without an entry identifier is not
		// resolved
		Recipient recipient = new Recipient(RecipientType.TO, "Anna", "FAX", "+49 30 1234567", null);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.setRecipients(List.of(recipient)));
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.recipients()).containsExactly(recipient);
			}
		});
	}

	@Test
	void whenAnAddressBookKnowsTheRecipientThenItKeepsItsEntryId() {
		// flags, the provider of Exchange's address book, version and type, name
		EntryId known = EntryId
			.ofHex("00000000DCA740C8C042101AB4B908002B2FE18201000000000000002F6F3D4F72672F636E3D616E6E6100");
		Recipient recipient = new Recipient(RecipientType.CC, "Anna", "EX", "/o=Org/cn=anna", "anna@example.org",
				known);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.setRecipients(List.of(recipient)));
			inFolderElsewhere((otherStore, sameFolder) -> {
				try (Message message = otherStore.openMessage(id)) {
					Assertions.assertThat(message.recipients()).containsExactly(recipient);
					message.setRecipients(message.recipients());
					Assertions.assertThat(message.recipients()).containsExactly(recipient);
				}
			});
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
		requires(Capability.RECIPIENT_ORDER);
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
		requires(Capability.RECIPIENT_ORDER);
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
				Assertions.assertThat(values.getOrDefault(PropertyTags.DISPLAY_BCC, "")).isEmpty();
			}
			Assertions.assertThat(onlyRow(folder, PropertyTags.DISPLAY_CC).get(PropertyTags.DISPLAY_CC))
				.isEqualTo("Carl");
		});
	}

}
