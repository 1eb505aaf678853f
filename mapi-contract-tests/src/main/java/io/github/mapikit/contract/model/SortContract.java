// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.time.Instant;
import java.util.List;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.property.SortOrder;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.table.ContentsTable;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The order of a contents table. Where rows without the property come, and rows that are
 * equal, the documentation leaves open. Sources: "IMAPITable::SortTable", "Sorting and
 * Categorization".
 *
 * @since 0.1.0
 */
public abstract class SortContract extends ModelContract {

	@BeforeEach
	final void requireSorting() {
		requires(Capability.SORTING);
	}

	private static List<String> sorted(Folder folder, SortOrder... keys) {
		try (ContentsTable table = folder.contents()) {
			table.columns(PropertyTags.SUBJECT, Samples.NUMBER, Samples.OTHER_NUMBER, Samples.TIME).sort(keys);
			return subjects(table);
		}
	}

	private static void save(Folder folder, String subject, int number, int otherNumber) throws Exception {
		save(folder, subject, (message) -> {
			message.set(Samples.NUMBER, number);
			message.set(Samples.OTHER_NUMBER, otherNumber);
			message.set(Samples.TIME, Instant.EPOCH.plusSeconds(number));
		});
	}

	@Test
	void whenSortedByTextThenItComesInOrder() {
		inFolder((store, folder) -> {
			for (String subject : List.of("mike", "alpha", "zulu", "bravo")) {
				save(folder, subject);
			}
			Assertions.assertThat(sorted(folder, PropertyTags.SUBJECT.ascending()))
				.containsExactly("alpha", "bravo", "mike", "zulu");
			Assertions.assertThat(sorted(folder, PropertyTags.SUBJECT.descending()))
				.containsExactly("zulu", "mike", "bravo", "alpha");
		});
	}

	@Test
	void whenSortedByNumberThenNegativeOnesComeFirst() {
		inFolder((store, folder) -> {
			save(folder, "ten", 10, 0);
			save(folder, "minus", -5, 0);
			save(folder, "nine", 9, 0);
			save(folder, "max", Integer.MAX_VALUE, 0);
			save(folder, "min", Integer.MIN_VALUE, 0);
			Assertions.assertThat(sorted(folder, Samples.NUMBER.ascending()))
				.containsExactly("min", "minus", "nine", "ten", "max");
			Assertions.assertThat(sorted(folder, Samples.NUMBER.descending()))
				.containsExactly("max", "ten", "nine", "minus", "min");
		});
	}

	@Test
	void whenSortedByTimeThenItComesInOrder() {
		inFolder((store, folder) -> {
			save(folder, "third", 3, 0);
			save(folder, "first", 1, 0);
			save(folder, "second", 2, 0);
			save(folder, "before the epoch", -1_000_000, 0);
			Assertions.assertThat(sorted(folder, Samples.TIME.ascending()))
				.containsExactly("before the epoch", "first", "second", "third");
			Assertions.assertThat(sorted(folder, Samples.TIME.descending()))
				.containsExactly("third", "second", "first", "before the epoch");
		});
	}

	@Test
	void whenSortedBySeveralKeysThenTheLaterDecideAmongEquals() {
		inFolder((store, folder) -> {
			save(folder, "1-2", 1, 2);
			save(folder, "2-1", 2, 1);
			save(folder, "1-1", 1, 1);
			save(folder, "2-2", 2, 2);
			Assertions.assertThat(sorted(folder, Samples.NUMBER.ascending(), Samples.OTHER_NUMBER.ascending()))
				.containsExactly("1-1", "1-2", "2-1", "2-2");
			Assertions.assertThat(sorted(folder, Samples.NUMBER.ascending(), Samples.OTHER_NUMBER.descending()))
				.containsExactly("1-2", "1-1", "2-2", "2-1");
			Assertions.assertThat(sorted(folder, Samples.OTHER_NUMBER.descending(), Samples.NUMBER.ascending()))
				.containsExactly("1-2", "2-2", "1-1", "2-1");
		});
	}

	@Test
	void whenARowLacksThePropertyThenItIsThereAndTheOthersAreInOrder() {
		inFolder((store, folder) -> {
			save(folder, "one", 1, 0);
			save(folder, "none");
			save(folder, "min", Integer.MIN_VALUE, 0);
			Assertions.assertThat(sorted(folder, Samples.NUMBER.ascending()))
				.hasSize(3)
				.contains("none")
				.containsSubsequence("min", "one");
			Assertions.assertThat(sorted(folder, Samples.NUMBER.descending()))
				.hasSize(3)
				.contains("none")
				.containsSubsequence("one", "min");
		});
	}

	@Test
	void whenNoRowHasThePropertyThenAllRowsAreThere() {
		inFolder((store, folder) -> {
			save(folder, "one");
			save(folder, "two");
			try (ContentsTable table = folder.contents()) {
				table.columns(PropertyTags.SUBJECT, Samples.NOBODY_HAS_THIS).sort(Samples.NOBODY_HAS_THIS.ascending());
				Assertions.assertThat(subjects(table)).containsExactlyInAnyOrder("one", "two");
			}
		});
	}

	@Test
	void whenTheOrderIsTakenBackThenAllRowsAreThere() {
		inFolder((store, folder) -> {
			saveMany(folder, 10);
			try (ContentsTable table = folder.contents()) {
				table.columns(Samples.NUMBER).sort(Samples.NUMBER.descending());
				Assertions.assertThat(table.nextRows(1).get(0).get(Samples.NUMBER)).isEqualTo(9);
				table.sort();
				Assertions.assertThat(values(table, Samples.NUMBER))
					.containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
			}
		});
	}

	@Test
	void whenSetInAnyOrderThenColumnsRestrictionAndOrderGiveTheSameRows() {
		requires(Capability.RESTRICTIONS);
		inFolder((store, folder) -> {
			saveMany(folder, 10);
			List<Integer> expected = List.of(9, 8, 7, 6);
			try (ContentsTable table = folder.contents()) {
				table.columns(Samples.NUMBER).where(Samples.NUMBER.greaterThan(5)).sort(Samples.NUMBER.descending());
				Assertions.assertThat(values(table, Samples.NUMBER)).isEqualTo(expected);
			}
			try (ContentsTable table = folder.contents()) {
				table.columns(Samples.NUMBER).sort(Samples.NUMBER.descending()).where(Samples.NUMBER.greaterThan(5));
				Assertions.assertThat(values(table, Samples.NUMBER)).isEqualTo(expected);
				table.columns(PropertyTags.SUBJECT, Samples.NUMBER);
				Assertions.assertThat(values(table, Samples.NUMBER)).isEqualTo(expected);
			}
		});
	}

	@Test
	void whenSortedThenReadingInPagesGivesEachRowOnce() {
		inFolder((store, folder) -> {
			for (int i = 0; i < 60; i++) {
				save(folder, "message " + i, i % 3, 0);
			}
			try (ContentsTable table = folder.contents()) {
				table.columns(PropertyTags.SUBJECT, Samples.NUMBER).sort(Samples.NUMBER.ascending());
				List<String> whole = subjects(table);
				for (int page = 0; page < 6; page++) {
					List<String> part = table.seek(page * 10)
						.rows()
						.limit(10)
						.map((Row row) -> row.get(PropertyTags.SUBJECT))
						.toList();
					Assertions.assertThat(part).isEqualTo(whole.subList(page * 10, page * 10 + 10));
				}
			}
		});
	}

}
