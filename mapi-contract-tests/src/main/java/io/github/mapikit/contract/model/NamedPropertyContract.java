// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.NamedProperty;
import io.github.mapikit.model.property.PropertyObject;
import io.github.mapikit.model.property.PropertyTag;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Names of properties and the identifiers that a store gives them. Sources:
 * "IMAPIProp::GetIDsFromNames", "IMAPIProp::GetNamesFromIDs", "MAPI Named Properties".
 *
 * @since 0.1.0
 */
public abstract class NamedPropertyContract extends ModelContract {

	private static final NamedProperty KEYWORDS = NamedProperty.of(NamedProperty.PUBLIC_STRINGS, "Keywords");

	private static final NamedProperty NUMBERED = NamedProperty
		.of(UUID.fromString("00062008-0000-0000-c000-000000000046"), 0x8503);

	private static final NamedProperty UNKNOWN = NamedProperty
		.of(UUID.fromString("6f2a4c0e-5d1b-4a8e-9c3f-0b7d2e918a55"), "nobody has asked for this before");

	@BeforeEach
	final void requireNames() {
		requires(Capability.NAMED_PROPERTIES);
	}

	private static int idOf(PropertyObject object, NamedProperty name) {
		return Objects.requireNonNull(object.idsOf(List.of(name), true).get(name), "identifier");
	}

	@Test
	void whenNamesAreMappedThenEachHasAnIdentifierOfItsOwn() {
		inFolder((store, folder) -> {
			Map<NamedProperty, Integer> ids = folder.idsOf(List.of(KEYWORDS, NUMBERED, UNKNOWN), true);
			Assertions.assertThat(ids).containsOnlyKeys(KEYWORDS, NUMBERED, UNKNOWN);
			Assertions.assertThat(ids.values())
				.doesNotHaveDuplicates()
				.allSatisfy((id) -> Assertions.assertThat(id).isBetween(0x8000, 0xFFFE));
			Assertions.assertThat(folder.namesOf(ids.values()))
				.containsEntry(idOf(folder, KEYWORDS), KEYWORDS)
				.containsEntry(idOf(folder, NUMBERED), NUMBERED)
				.containsEntry(idOf(folder, UNKNOWN), UNKNOWN)
				.hasSize(3);
		});
	}

	@Test
	void whenANameIsNotToBeMappedThenItHasNoIdentifier() {
		inFolder((store, folder) -> {
			Assertions.assertThat(folder.idsOf(List.of(UNKNOWN), false)).isEmpty();
			int id = idOf(folder, UNKNOWN);
			Assertions.assertThat(folder.idsOf(List.of(UNKNOWN), false)).containsExactly(Map.entry(UNKNOWN, id));
		});
	}

	@Test
	void whenAskedAgainAndElsewhereThenTheIdentifierIsTheSame() {
		inFolder((store, folder) -> {
			int id = idOf(folder, KEYWORDS);
			Assertions.assertThat(idOf(store, KEYWORDS)).isEqualTo(id);
			EntryId messageId = save(folder, "A message");
			inFolderElsewhere((otherStore, sameFolder) -> {
				Assertions.assertThat(idOf(sameFolder, KEYWORDS)).isEqualTo(id);
				try (Message message = otherStore.openMessage(messageId)) {
					Assertions.assertThat(idOf(message, KEYWORDS)).isEqualTo(id);
				}
			});
		});
	}

	@Test
	void whenTheLeaseStartsAgainThenTheNameHasItsIdentifier() {
		int before = fromWorker((session) -> idOf(session.defaultStore(), UNKNOWN));
		endLease();
		onWorker((session) -> Assertions.assertThat(idOf(session.defaultStore(), UNKNOWN)).isEqualTo(before));
	}

	@Test
	void whenAPropertyIsSetUnderItsIdentifierThenItIsFoundUnderItsName() {
		inFolder((store, folder) -> {
			int id = idOf(folder, UNKNOWN);
			EntryId messageId = save(folder, "A message", (message) -> message.set(PropertyTag.unicode(id), "value"));
			inFolderElsewhere((otherStore, sameFolder) -> {
				try (Message message = otherStore.openMessage(messageId)) {
					PropertyTag<String> tag = PropertyTag.unicode(idOf(message, UNKNOWN));
					Assertions.assertThat(message.get(tag)).isEqualTo("value");
					Assertions.assertThat(message.namesOf(List.of(tag.id()))).containsValue(UNKNOWN);
				}
			});
		});
	}

	@Test
	void whenNothingIsAskedForThenNothingComes() {
		inFolder((store, folder) -> {
			Assertions.assertThat(folder.idsOf(List.of(), true)).isEmpty();
			Assertions.assertThat(folder.namesOf(List.of())).isEmpty();
		});
	}

	@Test
	void whenAnIdentifierHasNoNameThenItIsLeftOut() {
		inFolder((store, folder) -> {
			int id = idOf(folder, UNKNOWN);
			Assertions.assertThat(folder.namesOf(List.of(0xFFFD, id))).containsExactly(Map.entry(id, UNKNOWN));
		});
	}

}
