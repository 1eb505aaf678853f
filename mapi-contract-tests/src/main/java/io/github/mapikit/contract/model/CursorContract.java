// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.table.ContentsTable;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Cursor and rows of a contents table. Sources: "IMAPITable::SeekRow",
 * "IMAPITable::QueryRows", "IMAPITable::GetRowCount".
 *
 * @since 0.1.0
 */
public abstract class CursorContract extends ModelContract {

	@Test
	void whenTheFolderIsEmptyThenThereAreNoRows() {
		inFolder((store, folder) -> {
			try (ContentsTable table = folder.contents()) {
				assertRowCount(table, 0);
				Assertions.assertThat(table.nextRows(10)).isEmpty();
				Assertions.assertThat(table.rows()).isEmpty();
				Assertions.assertThat(table.seek(3).nextRows(1)).isEmpty();
			}
		});
	}

	@Test
	void whenReadInPartsThenTheCursorMovesOn() {
		requires(Capability.SORTING);
		inFolder((store, folder) -> {
			saveMany(folder, 10);
			try (ContentsTable table = sorted(folder.contents())) {
				List<Integer> seen = new ArrayList<>();
				List<Row> rows = table.nextRows(3);
				Assertions.assertThat(rows).isUnmodifiable();
				while (!rows.isEmpty()) {
					Assertions.assertThat(rows).hasSizeLessThanOrEqualTo(3);
					rows.forEach((row) -> seen.add(row.get(Samples.NUMBER)));
					rows = table.nextRows(3);
				}
				Assertions.assertThat(seen).containsExactlyElementsOf(numbers(0, 10));
				Assertions.assertThat(table.nextRows(3)).isEmpty();
			}
		});
	}

	@Test
	void whenRowsAreCountedThenTheCursorStays() {
		requires(Capability.SORTING, Capability.ROW_COUNTS);
		inFolder((store, folder) -> {
			saveMany(folder, 5);
			try (ContentsTable table = sorted(folder.contents())) {
				Assertions.assertThat(table.nextRows(1).get(0).get(Samples.NUMBER)).isZero();
				Assertions.assertThat(table.rowCount()).isEqualTo(5);
				Assertions.assertThat(table.nextRows(1).get(0).get(Samples.NUMBER)).isEqualTo(1);
			}
		});
	}

	@Test
	void whenSoughtThenReadingGoesOnThere() {
		requires(Capability.SORTING);
		inFolder((store, folder) -> {
			saveMany(folder, 10);
			try (ContentsTable table = sorted(folder.contents())) {
				Assertions.assertThat(values(table.seek(7), Samples.NUMBER)).containsExactly(7, 8, 9);
				Assertions.assertThat(values(table.seek(0), Samples.NUMBER)).containsExactlyElementsOf(numbers(0, 10));
				Assertions.assertThat(values(table.seek(9), Samples.NUMBER)).containsExactly(9);
				Assertions.assertThat(table.seek(10).nextRows(1)).isEmpty();
				Assertions.assertThat(table.seek(1_000_000).nextRows(1)).isEmpty();
				Assertions.assertThat(values(table.seek(8), Samples.NUMBER)).containsExactly(8, 9);
			}
		});
	}

	@Test
	void whenARowIsFoundThenReadingGoesOnThere() {
		requires(Capability.SORTING, Capability.RESTRICTIONS);
		inFolder((store, folder) -> {
			saveMany(folder, 10);
			try (ContentsTable table = sorted(folder.contents())) {
				Assertions.assertThat(table.find(Samples.NUMBER.is(7))).hasValue(7);
				Assertions.assertThat(values(table, Samples.NUMBER)).containsExactly(7, 8, 9);
				Assertions.assertThat(table.seek(3).find(Samples.NUMBER.atMost(5))).hasValue(3);
				Assertions.assertThat(table.seek(4).find(Samples.NUMBER.is(2))).isEmpty();
				Assertions.assertThat(table.nextRows(1).get(0).get(Samples.NUMBER)).isEqualTo(4);
				Assertions.assertThat(table.seek(0).find(Samples.NOBODY_HAS_THIS.exists())).isEmpty();
				Assertions.assertThat(table.seek(20).find(Samples.NUMBER.is(7))).isEmpty();
			}
		});
	}

	@Test
	void whenRowsAreRestrictedThenOneIsFoundAmongThem() {
		requires(Capability.SORTING, Capability.RESTRICTIONS);
		inFolder((store, folder) -> {
			saveMany(folder, 10);
			try (ContentsTable table = sorted(folder.contents())) {
				table.where(Samples.NUMBER.atLeast(5));
				Assertions.assertThat(table.find(Samples.NUMBER.is(3))).isEmpty();
				Assertions.assertThat(table.find(Samples.NUMBER.is(7))).hasValue(2);
				Assertions.assertThat(values(table, Samples.NUMBER)).containsExactly(7, 8, 9);
			}
		});
	}

	@Test
	void whenNoRowsAreAskedForThenItIsRefused() {
		inFolder((store, folder) -> {
			save(folder, "A message");
			try (ContentsTable table = folder.contents()) {
				assertRefused(() -> table.nextRows(0), MapiErrors.MAPI_E_INVALID_PARAMETER);
				Assertions.assertThat(table.nextRows(1)).hasSize(1);
			}
		});
	}

	@Test
	void whenColumnsRestrictionOrOrderAreSetThenReadingStartsAtTheFirstRow() {
		requires(Capability.SORTING, Capability.RESTRICTIONS);
		inFolder((store, folder) -> {
			saveMany(folder, 6);
			try (ContentsTable table = sorted(folder.contents())) {
				table.seek(3);
				table.columns(Samples.NUMBER, PropertyTags.SUBJECT);
				Assertions.assertThat(table.nextRows(1).get(0).get(Samples.NUMBER)).isZero();
				table.seek(3);
				table.where(Samples.NUMBER.atLeast(1));
				Assertions.assertThat(table.nextRows(1).get(0).get(Samples.NUMBER)).isEqualTo(1);
				table.seek(3);
				table.sort(Samples.NUMBER.descending());
				Assertions.assertThat(table.nextRows(1).get(0).get(Samples.NUMBER)).isEqualTo(5);
			}
		});
	}

	@Test
	void whenTwoTablesAreOpenThenEachHasACursorOfItsOwn() {
		requires(Capability.SORTING);
		inFolder((store, folder) -> {
			saveMany(folder, 4);
			try (ContentsTable one = sorted(folder.contents()); ContentsTable two = sorted(folder.contents())) {
				two.sort(Samples.NUMBER.descending());
				Assertions.assertThat(one.nextRows(1).get(0).get(Samples.NUMBER)).isZero();
				Assertions.assertThat(two.nextRows(1).get(0).get(Samples.NUMBER)).isEqualTo(3);
				Assertions.assertThat(one.nextRows(1).get(0).get(Samples.NUMBER)).isEqualTo(1);
				Assertions.assertThat(two.nextRows(1).get(0).get(Samples.NUMBER)).isEqualTo(2);
			}
		});
	}

	@Test
	void whenReadTwiceThenTheRowsComeInTheSameOrder() {
		requires(Capability.SORTING);
		inFolder((store, folder) -> {
			for (int i = 0; i < 50; i++) {
				save(folder, "Same", (message) -> message.set(Samples.NUMBER, 1));
			}
			try (ContentsTable table = folder.contents()) {
				table.columns(PropertyTags.ENTRYID, Samples.NUMBER).sort(Samples.NUMBER.ascending());
				List<EntryId> first = values(table, PropertyTags.ENTRYID);
				Assertions.assertThat(values(table.seek(0), PropertyTags.ENTRYID)).isEqualTo(first).hasSize(50);
			}
		});
	}

	@Test
	void whenStreamedThenRowsStartAtTheCursor() {
		requires(Capability.SORTING);
		inFolder((store, folder) -> {
			saveMany(folder, 5);
			try (ContentsTable table = sorted(folder.contents())) {
				table.nextRows(1);
				Assertions.assertThat(values(table, Samples.NUMBER)).containsExactly(1, 2, 3, 4);
			}
		});
	}

	@Test
	void whenStreamedHalfWayThenTheTableClosesAllTheSame() {
		requires(Capability.SORTING);
		inFolder((store, folder) -> {
			saveMany(folder, 500);
			try (ContentsTable table = sorted(folder.contents()); Stream<Row> rows = table.rows()) {
				Assertions.assertThat(rows.limit(10).map((row) -> row.get(Samples.NUMBER)))
					.containsExactlyElementsOf(numbers(0, 10));
			}
		});
	}

	@Test
	void whenStreamedHalfWayThenAnotherStreamStartsWhereItIsSoughtTo() {
		requires(Capability.SORTING);
		inFolder((store, folder) -> {
			saveMany(folder, 500);
			try (ContentsTable table = sorted(folder.contents())) {
				Assertions.assertThat(table.rows().findFirst()).isPresent();
				Assertions.assertThat(values(table.seek(0), Samples.NUMBER)).containsExactlyElementsOf(numbers(0, 500));
			}
		});
	}

	@Test
	void whenTheTableIsClosedThenItsStreamFails() {
		inFolder((store, folder) -> {
			saveMany(folder, 5);
			ContentsTable table = folder.contents();
			Stream<Row> rows = table.rows();
			table.close();
			Assertions.assertThatIllegalStateException().isThrownBy(rows::toList);
		});
	}

	@Test
	void whenThereAreFiveThousandRowsThenEachComesOnce() {
		requires(Capability.SORTING, Capability.RESTRICTIONS, Capability.ONE_ENTRY_ID);
		inFolder((store, folder) -> {
			saveMany(folder, 5000);
			try (ContentsTable table = folder.contents()) {
				table.columns(PropertyTags.ENTRYID, Samples.NUMBER);
				assertRowCount(table, 5000);
				Set<EntryId> streamed = new HashSet<>(values(table, PropertyTags.ENTRYID));
				Assertions.assertThat(streamed).hasSize(5000);
				Set<EntryId> batched = new HashSet<>();
				table.seek(0);
				List<Row> rows = table.nextRows(100);
				while (!rows.isEmpty()) {
					rows.forEach((row) -> Assertions.assertThat(batched.add(row.get(PropertyTags.ENTRYID))).isTrue());
					rows = table.nextRows(100);
				}
				Assertions.assertThat(batched).isEqualTo(streamed);
				table.sort(Samples.NUMBER.descending());
				Assertions.assertThat(values(table, Samples.NUMBER))
					.hasSize(5000)
					.isSortedAccordingTo(Comparator.reverseOrder());
				table.where(Samples.NUMBER.lessThan(10));
				assertRowCount(table, 10);
			}
		});
	}

	@Test
	void whenTheTableIsClosedThenItsRowsStillTell() {
		Row row = fromWorker((session) -> {
			try (Folder folder = session.defaultStore().ipmSubtree()) {
				save(folder, "A message");
				return onlyRow(folder, PropertyTags.SUBJECT, PropertyTags.ENTRYID);
			}
		});
		endLease();
		Assertions.assertThat(row.get(PropertyTags.SUBJECT)).isEqualTo("A message");
		Assertions.assertThat(row.find(PropertyTags.ENTRYID)).isPresent();
	}

	private static ContentsTable sorted(ContentsTable table) {
		return table.columns(Samples.NUMBER).sort(Samples.NUMBER.ascending());
	}

	private static List<Integer> numbers(int from, int to) {
		return IntStream.range(from, to).boxed().toList();
	}

}
