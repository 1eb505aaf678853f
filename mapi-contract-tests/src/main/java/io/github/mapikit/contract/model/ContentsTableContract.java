// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiPropertyException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValue;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.table.ContentsTable;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Columns of a contents table, and what it shows of changes. Sources:
 * "IMAPITable::SetColumns", "Contents Tables", "Working with Large Columns".
 *
 * @since 0.1.0
 */
public abstract class ContentsTableContract extends ModelContract {

	@Test
	void whenNothingIsSaidThenThereAreTheDefaultColumns() {
		inFolder((store, folder) -> {
			save(folder, "A message");
			try (ContentsTable table = folder.contents()) {
				Assertions.assertThat(table.nextRows(1).get(0).tags())
					.containsExactly(PropertyTags.ENTRYID, PropertyTags.MESSAGE_CLASS, PropertyTags.SUBJECT,
							PropertyTags.SENDER_NAME, PropertyTags.DELIVERY_TIME, PropertyTags.MESSAGE_FLAGS,
							PropertyTags.MESSAGE_SIZE);
			}
		});
	}

	@Test
	void whenColumnsAreChosenThenRowsHaveTheseInThatOrder() {
		inFolder((store, folder) -> {
			save(folder, "A message", (message) -> message.set(Samples.NUMBER, 7));
			Row row = onlyRow(folder, Samples.NUMBER, PropertyTags.SUBJECT);
			Assertions.assertThat(row.tags()).containsExactly(Samples.NUMBER, PropertyTags.SUBJECT);
			Assertions.assertThat(row.get(Samples.NUMBER)).isEqualTo(7);
			Assertions.assertThat(row.get(PropertyTags.SUBJECT)).isEqualTo("A message");
		});
	}

	@Test
	void whenColumnsAreChosenAgainThenTheLastChoiceHolds() {
		inFolder((store, folder) -> {
			save(folder, "A message");
			try (ContentsTable table = folder.contents()) {
				table.columns(PropertyTags.SUBJECT).columns(PropertyTags.ENTRYID);
				Assertions.assertThat(table.nextRows(1).get(0).tags()).containsExactly(PropertyTags.ENTRYID);
			}
		});
	}

	@Test
	void whenNoColumnIsChosenThenItIsRefused() {
		inFolder((store, folder) -> {
			try (ContentsTable table = folder.contents()) {
				assertRefused(table::columns, MapiErrors.MAPI_E_INVALID_PARAMETER);
			}
		});
	}

	@Test
	void whenTheMessageDoesNotHaveThePropertyThenTheColumnIsAbsent() {
		inFolder((store, folder) -> {
			save(folder, "A message");
			Row row = onlyRow(folder, Samples.NUMBER, PropertyTags.SUBJECT);
			Assertions.assertThat(row.find(Samples.NUMBER)).isEmpty();
			Assertions.assertThat(row.getOrDefault(Samples.NUMBER, 5)).isEqualTo(5);
			Assertions.assertThat(row.value(Samples.NUMBER).isAbsent()).isTrue();
			Assertions.assertThatExceptionOfType(MapiPropertyException.class).isThrownBy(() -> row.get(Samples.NUMBER));
		});
	}

	@Test
	void whenTheColumnWasNotChosenThenAskingForItIsAMistake() {
		inFolder((store, folder) -> {
			save(folder, "A message");
			Row row = onlyRow(folder, PropertyTags.SUBJECT);
			Assertions.assertThatIllegalArgumentException().isThrownBy(() -> row.find(PropertyTags.ENTRYID));
		});
	}

	@Test
	void whenTheValueIsLargeThenItIsWholeOrTooLargeOrItsBeginning() {
		String text = "0123456789".repeat(20_000);
		inFolder((store, folder) -> {
			save(folder, "A message", (message) -> message.set(Samples.TEXT, text));
			PropertyValue<String> value = onlyRow(folder, Samples.TEXT).value(Samples.TEXT);
			if (value.isTooLarge()) {
				return;
			}
			Assertions.assertThat(value.value()).isNotEmpty();
			Assertions.assertThat(text).startsWith(String.valueOf(value.value()));
		});
	}

	@Test
	void whenTheColumnsAreThoseThatTablesMustHaveThenTheyAreThere() {
		requires(Capability.ONE_ENTRY_ID);
		inFolder((store, folder) -> {
			EntryId id = save(folder, "A message");
			PropertyTag<?>[] required = { PropertyTags.ENTRYID, PropertyTags.INSTANCE_KEY, PropertyTags.OBJECT_TYPE,
					PropertyTags.MESSAGE_CLASS, PropertyTags.MESSAGE_FLAGS, PropertyTags.MESSAGE_SIZE,
					PropertyTags.MSG_STATUS, PropertyTags.HASATTACH, PropertyTags.DISPLAY_TO, PropertyTags.DISPLAY_CC,
					PropertyTags.LAST_MODIFICATION_TIME, PropertyTags.PARENT_ENTRYID, PropertyTags.RECORD_KEY,
					PropertyTags.STORE_ENTRYID };
			Row row = onlyRow(folder, required);
			for (PropertyTag<?> tag : required) {
				Assertions.assertThat(row.value(tag).isPresent()).as("%s", tag).isTrue();
			}
			Assertions.assertThat(row.get(PropertyTags.ENTRYID)).isEqualTo(id);
			// MAPI_MESSAGE
			Assertions.assertThat(row.get(PropertyTags.OBJECT_TYPE)).isEqualTo(5);
			Assertions.assertThat(row.get(PropertyTags.PARENT_ENTRYID)).isEqualTo(folder.entryId());
			Assertions.assertThat(row.get(PropertyTags.STORE_ENTRYID)).isEqualTo(store.entryId());
		});
	}

	@Test
	void whenThereAreManyMessagesThenEachRowHasAnInstanceKeyOfItsOwn() {
		inFolder((store, folder) -> {
			saveMany(folder, 20);
			try (ContentsTable table = folder.contents()) {
				Assertions.assertThat(values(table.columns(PropertyTags.INSTANCE_KEY), PropertyTags.INSTANCE_KEY))
					.hasSize(20)
					.doesNotHaveDuplicates();
			}
		});
	}

	@Test
	void whenTheEntryIdIsReadFromARowThenItOpensTheMessage() {
		inFolder((store, folder) -> {
			save(folder, "A message");
			EntryId id = onlyRow(folder, PropertyTags.ENTRYID).get(PropertyTags.ENTRYID);
			try (Message message = store.openMessage(id)) {
				Assertions.assertThat(read(message, PropertyTags.SUBJECT)).isEqualTo("A message");
			}
		});
	}

	@Test
	void whenAMessageIsSavedThenATableOpenedLaterHasIt() {
		inFolder((store, folder) -> {
			save(folder, "one");
			Assertions.assertThat(subjects(folder)).containsExactly("one");
			EntryId two = save(folder, "two");
			Assertions.assertThat(subjects(folder)).containsExactlyInAnyOrder("one", "two");
			folder.deleteMessages(List.of(two));
			Assertions.assertThat(subjects(folder)).containsExactly("one");
			inFolderElsewhere(
					(otherStore, sameFolder) -> Assertions.assertThat(subjects(sameFolder)).containsExactly("one"));
		});
	}

	@Test
	void whenMessagesComeAndGoWhileATableIsReadThenItTellsOfEachOnceAtMost() {
		requires(Capability.SORTING);
		inFolder((store, folder) -> {
			saveMany(folder, 300);
			try (ContentsTable table = sorted(folder.contents())) {
				List<Integer> seen = new ArrayList<>();
				table.nextRows(100).forEach((row) -> seen.add(row.get(Samples.NUMBER)));
				folder.deleteMessages(entryIds(folder).subList(150, 200));
				save(folder, "99999", (message) -> message.set(Samples.NUMBER, 99_999));
				table.rows().forEach((row) -> row.find(Samples.NUMBER).ifPresent(seen::add));
				Assertions.assertThat(seen).doesNotHaveDuplicates();
				Assertions.assertThat(seen).containsAll(numbers(0, 100));
			}
		});
	}

	@Test
	void whenAMessageIsChangedThenATableOpenedLaterShowsIt() {
		inFolder((store, folder) -> {
			EntryId id = save(folder, "before");
			Assertions.assertThat(subjects(folder)).containsExactly("before");
			try (Message message = store.openMessage(id)) {
				message.set(PropertyTags.SUBJECT, "after");
				message.save();
			}
			Assertions.assertThat(subjects(folder)).containsExactly("after");
		});
	}

	private static ContentsTable sorted(ContentsTable table) {
		return table.columns(Samples.NUMBER).sort(Samples.NUMBER.ascending());
	}

	private static List<Integer> numbers(int from, int to) {
		return IntStream.range(from, to).boxed().toList();
	}

}
