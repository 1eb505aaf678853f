// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.math.BigDecimal;
import java.time.Instant;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiPropertyException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.model.property.PropertyValue;
import io.github.mapikit.model.property.PropertyValues;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reading and changing properties of a message. Sources: "IMAPIProp::GetProps",
 * "IMAPIProp::SetProps", "IMAPIProp::DeleteProps", "IMAPIProp::SaveChanges".
 *
 * @since 0.1.0
 */
public abstract class PropertyContract extends ModelContract {

	@EnumSource
	@ParameterizedTest
	void whenSavedThenAnotherSessionReadsTheSameValue(SampleValue sample) {
		if (sample.type().isMultiValued()) {
			requires(Capability.MULTI_VALUED);
		}
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
		requires(Capability.REPEATED_SAVES);
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

}
