// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiPropertyException;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyChanges;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Single properties, and changes as values: when they are made, and when it is told that
 * one cannot be made. Changes of a message go to the store before anything is read of it;
 * with which call the store then refuses one the documentation leaves open. Sources:
 * "IMAPIProp::SetProps", "IMAPIProp::DeleteProps", "IMAPIProp::SaveChanges".
 *
 * @since 0.1.0
 */
public abstract class ChangeContract extends ModelContract {

	@Test
	void whenOnePropertyIsReadThenItsValueComesOrNone() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.set(Samples.NUMBER, 7));
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.get(Samples.NUMBER)).isEqualTo(7);
				Assertions.assertThat(message.find(Samples.NUMBER)).contains(7);
				Assertions.assertThat(message.find(Samples.NOBODY_HAS_THIS)).isEmpty();
				Assertions.assertThatExceptionOfType(MapiPropertyException.class)
					.isThrownBy(() -> message.get(Samples.NOBODY_HAS_THIS));
			}
			Assertions.assertThat(folder.get(PropertyTags.DISPLAY_NAME)).isEqualTo("Contract");
			Assertions.assertThat(folder.find(Samples.NOBODY_HAS_THIS)).isEmpty();
			Assertions.assertThat(store.get(PropertyTags.DISPLAY_NAME)).isNotEmpty();
		});
	}

	@Test
	void whenSeveralAreChangedThenAllAreOnceSaved() {
		PropertyChanges changes = PropertyChanges.of(PropertyTags.SUBJECT, "after")
			.set(Samples.OTHER_NUMBER, 2)
			.set(Samples.BYTES, Binary.of((byte) 1, (byte) 2))
			.remove(Samples.NUMBER)
			.remove(Samples.NOBODY_HAS_THIS);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "before", (message) -> message.set(Samples.NUMBER, 1));
			try (Message message = store.openMessage(id)) {
				message.change(changes);
				assertChanged(message);
				Assertions.assertThat(subjects(folder)).containsExactly("before");
				message.save();
			}
			try (Message message = store.openMessage(id)) {
				assertChanged(message);
			}
		});
	}

	private static void assertChanged(Message message) {
		Assertions.assertThat(message.get(PropertyTags.SUBJECT)).isEqualTo("after");
		Assertions.assertThat(message.get(Samples.OTHER_NUMBER)).isEqualTo(2);
		Assertions.assertThat(message.get(Samples.BYTES)).isEqualTo(Binary.of((byte) 1, (byte) 2));
		Assertions.assertThat(message.find(Samples.NUMBER)).isEmpty();
	}

	@Test
	void whenAPropertyIsChangedTwiceThenTheLastChangeHolds() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.set(Samples.NUMBER, 1));
			try (Message message = store.openMessage(id)) {
				message.change(PropertyChanges.of(Samples.NUMBER, 2).remove(Samples.NUMBER).set(Samples.NUMBER, 3));
				message.change(PropertyChanges.of(Samples.OTHER_NUMBER, 4));
				message.change(PropertyChanges.NONE.remove(Samples.OTHER_NUMBER));
				message.change(PropertyChanges.NONE);
				message.save();
			}
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.get(Samples.NUMBER)).isEqualTo(3);
				Assertions.assertThat(message.find(Samples.OTHER_NUMBER)).isEmpty();
			}
		});
	}

	@Test
	void whenAChangeIsRefusedThenReadingOrSavingSaysSoAndTheMessageStaysUsable() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Message message = store.openMessage(id)) {
				message.set(PropertyTags.HASATTACH, true);
				MapiCallException thrown = Assertions.catchThrowableOfType(MapiCallException.class, () -> {
					message.read(PropertyTags.SUBJECT);
					message.save();
				});
				if (thrown != null) {
					Assertions.assertThat(thrown.result())
						.isIn(MapiErrors.MAPI_E_COMPUTED, MapiErrors.MAPI_E_NO_ACCESS);
					Assertions.assertThat(thrown.mayHaveTakenEffect()).isFalse();
					Assertions.assertThat(thrown).hasMessageContaining("PR_HASATTACH");
				}
				Assertions.assertThat(message.get(PropertyTags.SUBJECT)).isEqualTo("A message");
			}
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.get(PropertyTags.HASATTACH)).isFalse();
				message.set(Samples.NUMBER, 1);
				message.save();
			}
		});
	}

	@Test
	void whenWhatTheStoreComputesIsRemovedIfPossibleThenNothingFails() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.set(Samples.NUMBER, 1));
			try (Message message = store.openMessage(id)) {
				message.change(PropertyChanges.NONE.removeIfPossible(PropertyTags.HASATTACH)
					.removeIfPossible(Samples.NUMBER)
					.removeIfPossible(Samples.NOBODY_HAS_THIS));
				message.save();
			}
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.find(Samples.NUMBER)).isEmpty();
				Assertions.assertThat(message.get(PropertyTags.SUBJECT)).isEqualTo("A message");
			}
		});
	}

	@Test
	void whenAFolderIsChangedThenThatWaitsUntilItIsSaved() {
		inFolder((store, folder) -> {
			try (Folder child = folder.createFolder("Old")) {
				child.set(PropertyTags.DISPLAY_NAME, "New");
				Assertions.assertThat(child.get(PropertyTags.DISPLAY_NAME)).isEqualTo("New");
				Assertions.assertThat(children(folder, PropertyTags.DISPLAY_NAME)).containsExactly("Old");
				inFolderElsewhere((otherStore, sameFolder) -> Assertions
					.assertThat(children(sameFolder, PropertyTags.DISPLAY_NAME))
					.containsExactly("Old"));
				child.save();
				Assertions.assertThat(children(folder, PropertyTags.DISPLAY_NAME)).containsExactly("New");
			}
			try (Folder child = folder.createFolder("New")) {
				child.set(PropertyTags.DISPLAY_NAME, "Never");
			}
			Assertions.assertThat(children(folder, PropertyTags.DISPLAY_NAME)).containsExactly("New");
		});
	}

	@Test
	void whenAnAttachmentIsChangedThenItReadsItsChange() {
		requires(Capability.ATTACHMENTS);
		inFolder((store, folder) -> {
			EntryId id = AttachedFiles.saveWithFiles(folder, "old");
			try (Message message = store.openMessage(id);
					Attachment attachment = message.openAttachment(AttachedFiles.numberOf(message, "old"))) {
				attachment.change(PropertyChanges.of(PropertyTags.ATTACH_LONG_FILENAME, "new"));
				Assertions.assertThat(attachment.get(PropertyTags.ATTACH_LONG_FILENAME)).isEqualTo("new");
			}
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(AttachedFiles.names(message)).containsExactly("old");
			}
		});
	}

	@Test
	void whenAValueIsLargeThenItIsChangedAllTheSame() {
		byte[] large = bytes(200_000);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.change(
					PropertyChanges.of(Samples.TEXT, "x").set(Samples.BYTES, Binary.of(large)).set(Samples.NUMBER, 1)));
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(message.get(Samples.NUMBER)).isEqualTo(1);
				Assertions.assertThat(message.get(Samples.TEXT)).isEqualTo("x");
				if (message.read(Samples.BYTES).value(Samples.BYTES).isTooLarge()) {
					Assertions.assertThat(readBytes(message.openStream(Samples.BYTES))).isEqualTo(large);
				}
				else {
					Assertions.assertThat(message.get(Samples.BYTES)).isEqualTo(Binary.of(large));
				}
			}
		});
	}

}
