// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiPropertyException;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.model.property.PropertyValue;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.table.ContentsTable;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Properties of a message. Sources: "IMAPIProp::GetProps", "IMAPIProp::SetProps",
 * "IMAPIProp::DeleteProps", "IMAPIProp::SaveChanges".
 *
 * @since 0.1.0
 */
public abstract class PropertyContract extends ModelContract {

	private static final HResult[] READ_ONLY = { MapiErrors.MAPI_E_COMPUTED, MapiErrors.MAPI_E_NO_ACCESS };

	// values

	@EnumSource
	@ParameterizedTest
	void whenSavedThenAnotherSessionReadsTheSameValue(SampleValue sample) {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> setAny(message, sample.tag(), sample.value()));
			inFolderElsewhere((otherStore, sameFolder) -> {
				try (Message message = otherStore.openMessage(id)) {
					assertSame(message.read(sample.tag()).value(sample.tag()), sample);
					PropertyValues all = message.readAll();
					Assertions.assertThat(all.tags()).contains(sample.tag());
					assertSame(all.value(sample.tag()), sample);
				}
			});
		});
	}

	private static void assertSame(PropertyValue<?> read, SampleValue sample) {
		Assertions.assertThat(read.error()).isNull();
		Assertions.assertThat(read.tag()).isEqualTo(sample.tag());
		Object value = read.value();
		Assertions.assertThat(value).isInstanceOf(sample.type().javaType());
		if (value instanceof BigDecimal number) {
			// the scale of a currency is always four
			Assertions.assertThat(number).isEqualByComparingTo((BigDecimal) sample.value());
			return;
		}
		Assertions.assertThat(value).isEqualTo(sample.value());
	}

	@Test
	void whenATimeIsFinerThanMapiThenItIsCutToStepsOfAHundredNanoseconds() {
		inFolder((store, folder) -> {
			Instant time = Instant.parse("2024-02-29T12:00:00.123456789Z");
			EntryId id = save(folder, "A message", (message) -> message.set(Samples.TIME, time));
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(read(message, Samples.TIME)).isEqualTo("2024-02-29T12:00:00.1234567Z");
			}
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { 255, 4095, 4096, 4097, 40_000, 1_000_000 })
	void whenATextIsLongThenItIsReadWholeByValueOrByStream(int length) {
		String text = "Ünïcödé ".repeat(length / 8 + 1).substring(0, length);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.set(Samples.TEXT, text));
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(readText(message, Samples.TEXT)).isEqualTo(text);
			}
		});
	}

	@Test
	void whenAPropertyIsLargeThenReadingAllSaysSoOrHasIt() {
		String text = "x".repeat(200_000);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.set(Samples.TEXT, text));
			try (Message message = store.openMessage(id)) {
				PropertyValue<String> value = message.readAll().value(Samples.TEXT);
				Assertions.assertThat(value.isTooLarge() || text.equals(value.value())).isTrue();
				Assertions.assertThat(message.readAll().find(PropertyTags.SUBJECT)).contains("A message");
			}
		});
	}

	// reading

	@Test
	void whenSeveralAreReadThenAnswersComeInTheOrderOfTheQuestions() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.set(Samples.NUMBER, 1));
			try (Message message = store.openMessage(id)) {
				PropertyValues values = message.read(Samples.NUMBER, Samples.NOBODY_HAS_THIS, PropertyTags.SUBJECT);
				Assertions.assertThat(values.tags())
					.containsExactly(Samples.NUMBER, Samples.NOBODY_HAS_THIS, PropertyTags.SUBJECT);
				Assertions.assertThat(values.get(Samples.NUMBER)).isEqualTo(1);
				Assertions.assertThat(values.value(Samples.NOBODY_HAS_THIS).isAbsent()).isTrue();
				Assertions.assertThat(values.find(Samples.NOBODY_HAS_THIS)).isEmpty();
				Assertions.assertThatExceptionOfType(MapiPropertyException.class)
					.isThrownBy(() -> values.get(Samples.NOBODY_HAS_THIS));
			}
		});
	}

	@Test
	void whenNothingIsAskedThenItIsRefused() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Message message = store.openMessage(id)) {
				assertRefused(message::read, MapiErrors.MAPI_E_INVALID_PARAMETER);
			}
		});
	}

	@Test
	void whenNoTypeIsAskedForThenTheAnswerHasTheTypeOfTheProperty() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.set(Samples.NUMBER, 1));
			try (Message message = store.openMessage(id)) {
				PropertyTag<?> unspecified = PropertyTag
					.of(Samples.NUMBER.id() << 16 | PropertyType.UNSPECIFIED.code());
				PropertyValues values = message.read(unspecified);
				Assertions.assertThat(values.tags()).containsExactly(Samples.NUMBER);
				Assertions.assertThat(values.get(Samples.NUMBER)).isEqualTo(1);
			}
		});
	}

	@Test
	void whenTheTypeIsAnotherThenThereIsNoValueOfThatType() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.set(Samples.NUMBER, 1));
			try (Message message = store.openMessage(id)) {
				PropertyTag<String> asText = PropertyTag.unicode(Samples.NUMBER.id());
				Assertions.assertThat(message.read(asText).value(asText).isPresent()).isFalse();
			}
		});
	}

	@Test
	void whenAnObjectPropertyIsReadThenItIsAnErrorInItsPlace() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Message message = store.openMessage(id)) {
				// PR_MESSAGE_RECIPIENTS
				PropertyTag<Void> recipients = PropertyTag.of(0x0E12, PropertyType.OBJECT, Void.class);
				PropertyValues values = message.read(recipients, PropertyTags.SUBJECT);
				Assertions.assertThat(values.value(recipients).isPresent()).isFalse();
				Assertions.assertThat(values.get(PropertyTags.SUBJECT)).isEqualTo("A message");
			}
		});
	}

	@Test
	void whenAllAreReadThenNoneIsAbsent() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.set(Samples.NUMBER, 1));
			try (Message message = store.openMessage(id)) {
				PropertyValues all = message.readAll();
				Assertions.assertThat(all.tags())
					.doesNotHaveDuplicates()
					.contains(Samples.NUMBER, PropertyTags.SUBJECT, PropertyTags.ENTRYID, PropertyTags.MESSAGE_CLASS);
				for (PropertyTag<?> tag : all.tags()) {
					Assertions.assertThat(all.value(tag).isAbsent()).as("%s", tag).isFalse();
				}
			}
		});
	}

	// setting

	@Test
	void whenSetAndNotSavedThenOnlyTheObjectItselfSeesIt() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "before");
			try (Message changed = store.openMessage(id)) {
				changed.set(PropertyTags.SUBJECT, "after");
				Assertions.assertThat(read(changed, PropertyTags.SUBJECT)).isEqualTo("after");
				try (Message second = store.openMessage(id)) {
					Assertions.assertThat(read(second, PropertyTags.SUBJECT)).isEqualTo("before");
				}
				Assertions.assertThat(subjects(folder)).containsExactly("before");
				inFolderElsewhere((otherStore, sameFolder) -> Assertions.assertThat(subjects(sameFolder))
					.containsExactly("before"));
			}
			Assertions.assertThat(subjects(folder)).containsExactly("before");
		});
	}

	@Test
	void whenSavedThenEverybodySeesItAndTheObjectStaysOpen() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "before");
			try (Message changed = store.openMessage(id)) {
				changed.set(PropertyTags.SUBJECT, "after");
				changed.save();
				Assertions.assertThat(read(changed, PropertyTags.SUBJECT)).isEqualTo("after");
				inFolderElsewhere((otherStore, sameFolder) -> {
					try (Message message = otherStore.openMessage(id)) {
						Assertions.assertThat(read(message, PropertyTags.SUBJECT)).isEqualTo("after");
					}
				});
				changed.set(PropertyTags.SUBJECT, "later");
				changed.save();
			}
			Assertions.assertThat(subjects(folder)).containsExactly("later");
		});
	}

	@Test
	void whenRemovedThenItIsGoneOnceSaved() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> {
				message.set(Samples.NUMBER, 1);
				message.set(Samples.OTHER_NUMBER, 2);
			});
			try (Message message = store.openMessage(id)) {
				message.remove(Samples.NUMBER);
				Assertions.assertThat(message.read(Samples.NUMBER).find(Samples.NUMBER)).isEmpty();
				Assertions.assertThat(onlyRow(folder, Samples.NUMBER).find(Samples.NUMBER)).contains(1);
				message.save();
			}
			try (Message message = store.openMessage(id)) {
				PropertyValues values = message.read(Samples.NUMBER, Samples.OTHER_NUMBER);
				Assertions.assertThat(values.value(Samples.NUMBER).isAbsent()).isTrue();
				Assertions.assertThat(values.get(Samples.OTHER_NUMBER)).isEqualTo(2);
				Assertions.assertThat(has(message.readAll(), Samples.NUMBER)).isFalse();
			}
		});
	}

	@Test
	void whenRemovedAndSetAgainThenItHasTheNewValue() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message", (message) -> message.set(Samples.NUMBER, 1));
			try (Message message = store.openMessage(id)) {
				message.remove(Samples.NUMBER);
				message.set(Samples.NUMBER, 2);
				message.save();
			}
			Assertions.assertThat(onlyRow(folder, Samples.NUMBER).get(Samples.NUMBER)).isEqualTo(2);
		});
	}

	@Test
	void whenWhatIsNotThereIsRemovedThenNothingHappens() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			try (Message message = store.openMessage(id)) {
				message.remove(Samples.NOBODY_HAS_THIS);
				message.save();
			}
			Assertions.assertThat(subjects(folder)).containsExactly("A message");
		});
	}

	@Test
	void whenClosedWithoutSavingThenChangesAreLost() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "before", (message) -> message.set(Samples.NUMBER, 1));
			try (Message message = store.openMessage(id)) {
				message.set(PropertyTags.SUBJECT, "after");
				message.remove(Samples.NUMBER);
			}
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(read(message, PropertyTags.SUBJECT)).isEqualTo("before");
				Assertions.assertThat(read(message, Samples.NUMBER)).isEqualTo(1);
			}
		});
	}

	// what is refused

	private static List<PropertyTag<?>> computed() {
		return List.of(PropertyTags.ENTRYID, PropertyTags.PARENT_ENTRYID, PropertyTags.MESSAGE_SIZE,
				PropertyTags.HASATTACH, PropertyTags.DISPLAY_TO);
	}

	@Test
	void whenTheStoreComputesAPropertyThenItCannotBeSet() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			for (PropertyTag<?> tag : computed()) {
				try (Message message = store.openMessage(id)) {
					PropertyValue<?> before = message.read(tag).value(tag);
					Object value = otherThan(Objects.requireNonNull(before.value()));
					assertFails(() -> {
						setAny(message, tag, value);
						message.save();
					}, READ_ONLY);
				}
			}
		});
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

	// what stores compute

	@ParameterizedTest
	@ValueSource(strings = { "RE: Lunch|RE: |Lunch", "FW: RE: Lunch|FW: |RE: Lunch", "AW: Essen|AW: |Essen",
			"Lunch||Lunch", "Note: Lunch||Note: Lunch", "R2: D2||R2: D2", "RE:Lunch||RE:Lunch" })
	void whenASubjectIsSavedThenItsPrefixIsComputed(String parts) {
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
				Assertions.assertThat(values.get(PropertyTags.MESSAGE_SIZE)).isPositive();
				Assertions.assertThat(values.get(PropertyTags.HASATTACH)).isFalse();
				Assertions.assertThat(values.get(PropertyTags.CREATION_TIME))
					.isBeforeOrEqualTo(values.get(PropertyTags.LAST_MODIFICATION_TIME));
			}
		});
	}

	@Test
	void whenSavedAgainThenItWasModifiedLaterButCreatedAtTheSameTime() {
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
