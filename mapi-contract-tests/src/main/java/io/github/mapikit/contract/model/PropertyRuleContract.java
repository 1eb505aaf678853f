// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.List;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.table.ContentsTable;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which properties of a message are refused, and which the store sets. Whether a property
 * that the store computes is refused or computed anew the documentation leaves open.
 * Sources: "IMAPIProp::SetProps", "IMAPIProp::SaveChanges".
 *
 * @since 0.1.0
 */
public abstract class PropertyRuleContract extends ModelContract {

	private static List<PropertyTag<?>> computed() {
		return List.of(PropertyTags.ENTRYID, PropertyTags.PARENT_ENTRYID, PropertyTags.MESSAGE_SIZE,
				PropertyTags.HASATTACH, PropertyTags.DISPLAY_TO);
	}

	@Test
	void whenTheStoreComputesAPropertyThenItStaysAsItIs() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			for (PropertyTag<?> tag : computed()) {
				Object before;
				try (Message message = store.openMessage(id)) {
					before = message.read(tag).value(tag).value();
					if (before == null) {
						continue;
					}
					assertComputed(message, tag, otherThan(before));
				}
				try (Message message = store.openMessage(id)) {
					Assertions.assertThat(message.read(tag).value(tag).value()).as("%s", tag).isEqualTo(before);
				}
			}
		});
	}

	/**
	 * It is refused when the change goes to the store, or the store goes on computing.
	 */
	private static void assertComputed(Message message, PropertyTag<?> tag, Object value) {
		setAny(message, tag, value);
		Throwable thrown = Assertions.catchThrowable(message::save);
		if (thrown != null) {
			Assertions.assertThat(thrown)
				.isInstanceOfSatisfying(MapiCallException.class, (ex) -> Assertions.assertThat(ex.result())
					.isIn(MapiErrors.MAPI_E_COMPUTED, MapiErrors.MAPI_E_NO_ACCESS));
		}
	}

	private static Object otherThan(Object value) {
		if (value instanceof EntryId) {
			return EntryId.of((byte) 1, (byte) 2);
		}
		if (value instanceof Binary) {
			return Binary.of((byte) 1, (byte) 2);
		}
		if (value instanceof Boolean truth) {
			return !truth;
		}
		return (value instanceof Integer number) ? (Object) (number + 1) : "Somebody else";
	}

	@Test
	void whenAnObjectPropertyIsSetThenItIsRefused() {
		assertSettingIsRefused(PropertyTag.of(0x6A70, PropertyType.OBJECT, Void.class), "an object",
				MapiErrors.MAPI_E_INVALID_PARAMETER);
	}

	@Test
	void whenAListIsEmptyThenItIsRefused() {
		requires(Capability.MULTI_VALUED);
		assertSettingIsRefused(PropertyTag.unicodeList(0x6A71), List.of(), MapiErrors.MAPI_E_INVALID_PARAMETER);
	}

	@Test
	void whenTheValueIsOfAnotherTypeThenItIsRefused() {
		assertSettingIsRefused(Samples.NUMBER, "not a number", MapiErrors.MAPI_E_INVALID_TYPE,
				MapiErrors.MAPI_E_UNEXPECTED_TYPE, MapiErrors.MAPI_E_INVALID_PARAMETER);
	}

	@Test
	@SuppressWarnings("NullAway")
	void whenThereIsNoValueThenTheWayToRemoveAPropertyIsTold() {
		inFolder((store, folder) -> {
			try (Message message = folder.createMessage()) {
				Assertions.assertThatNullPointerException()
					.isThrownBy(() -> message.set(PropertyTags.SUBJECT, null))
					.withMessageContaining("PR_SUBJECT")
					.withMessageContaining("'remove'");
			}
		});
	}

	private void assertSettingIsRefused(PropertyTag<?> tag, Object value, HResult... documented) {
		inFolder((store, folder) -> {
			try (Message message = folder.createMessage()) {
				assertRefused(() -> {
					setAny(message, tag, value);
					message.save();
				}, documented);
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "RE: Lunch|RE: |Lunch", "FW: RE: Lunch|FW: |RE: Lunch", "AW: Essen|AW: |Essen",
			"Lunch||Lunch", "Note: Lunch||Note: Lunch", "R2: D2||R2: D2", "RE:Lunch||RE:Lunch" })
	void whenASubjectIsSavedThenItsPrefixIsComputed(String parts) {
		requires(Capability.SUBJECT_PARTS);
		String[] part = parts.split("\\|", -1);
		inFolder((store, folder) -> {
			EntryId id = save(folder, part[0]);
			try (Message message = store.openMessage(id)) {
				PropertyValues values = message.read(PropertyTags.SUBJECT, PropertyTags.SUBJECT_PREFIX,
						PropertyTags.NORMALIZED_SUBJECT);
				Assertions.assertThat(values.get(PropertyTags.SUBJECT)).isEqualTo(part[0]);
				Assertions.assertThat(values.getOrDefault(PropertyTags.SUBJECT_PREFIX, "")).isEqualTo(part[1]);
				Assertions.assertThat(values.get(PropertyTags.NORMALIZED_SUBJECT)).isEqualTo(part[2]);
			}
		});
	}

	@Test
	void whenSavedThenTheStoreHasSetWhatMessagesMustHave() {
		requires(Capability.ONE_ENTRY_ID);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Message message = store.openMessage(id)) {
				PropertyValues values = message.readAll();
				Assertions.assertThat(values.get(PropertyTags.ENTRYID)).isEqualTo(id);
				Assertions.assertThat(values.get(PropertyTags.PARENT_ENTRYID)).isEqualTo(folder.entryId());
				// MAPI_MESSAGE
				Assertions.assertThat(values.get(PropertyTags.OBJECT_TYPE)).isEqualTo(5);
				Assertions.assertThat(values.get(PropertyTags.MESSAGE_CLASS)).startsWith("IPM");
				Assertions.assertThat(values.get(PropertyTags.SEARCH_KEY).size()).isPositive();
				Assertions.assertThat(values.get(PropertyTags.RECORD_KEY).size()).isPositive();
				Assertions.assertThat(values.getOrDefault(PropertyTags.MESSAGE_SIZE, 1)).isPositive();
				Assertions.assertThat(values.get(PropertyTags.HASATTACH)).isFalse();
				Assertions.assertThat(values.get(PropertyTags.CREATION_TIME))
					.isBeforeOrEqualTo(values.get(PropertyTags.LAST_MODIFICATION_TIME));
			}
		});
	}

	@Test
	void whenSavedAgainThenItWasModifiedLaterButCreatedAtTheSameTime() {
		requires(Capability.REPEATED_SAVES);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Message message = store.openMessage(id)) {
				PropertyValues first = message.read(PropertyTags.CREATION_TIME, PropertyTags.LAST_MODIFICATION_TIME);
				message.set(Samples.NUMBER, 1);
				message.save();
				PropertyValues second = message.read(PropertyTags.CREATION_TIME, PropertyTags.LAST_MODIFICATION_TIME);
				Assertions.assertThat(second.get(PropertyTags.CREATION_TIME))
					.isEqualTo(first.get(PropertyTags.CREATION_TIME));
				Assertions.assertThat(second.get(PropertyTags.LAST_MODIFICATION_TIME))
					.isAfterOrEqualTo(first.get(PropertyTags.LAST_MODIFICATION_TIME));
			}
		});
	}

	@Test
	void whenSearchKeysAreComparedThenEachMessageHasItsOwn() {
		inFolder((store, folder) -> {
			save(folder, "one");
			save(folder, "two");
			try (ContentsTable table = folder.contents()) {
				Assertions.assertThat(values(table.columns(PropertyTags.SEARCH_KEY), PropertyTags.SEARCH_KEY))
					.doesNotHaveDuplicates();
			}
		});
	}

	@Test
	void whenAValueHasBeenReadThenItOutlivesItsObject() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			PropertyValues values;
			try (Message message = store.openMessage(id)) {
				values = message.read(PropertyTags.SUBJECT);
			}
			Assertions.assertThat(values.get(PropertyTags.SUBJECT)).isEqualTo("A message");
		});
	}

}
