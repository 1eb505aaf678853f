// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.TableQuery;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Rows by a query, without a table that somebody has to close. Sources:
 * "IMAPITable::QueryRows", "Tips for Better Table Performance".
 *
 * @since 0.1.0
 */
public abstract class ListContract extends ModelContract {

	private static final TableQuery NUMBERS = TableQuery.columns(Samples.NUMBER);

	private static List<Integer> numbers(Stream<Row> rows) {
		return rows.map((row) -> row.get(Samples.NUMBER)).toList();
	}

	private static List<Integer> range(int from, int to) {
		return IntStream.range(from, to).boxed().toList();
	}

	/** However a folder is listed, its rows are the same. */
	private void assertListed(MessageStore store, Folder folder, Function<Stream<Row>, List<Integer>> reading,
			TableQuery query, List<Integer> expected) {
		Assertions.assertThat(reading.apply(folder.list(query))).as("of the folder").isEqualTo(expected);
		Assertions.assertThat(reading.apply(store.list(folder.entryId(), query)))
			.as("of the store")
			.isEqualTo(expected);
	}

	@Test
	void whenListedThenColumnsRestrictionAndOrderAreThoseOfTheQuery() {
		requires(Capability.SORTING, Capability.RESTRICTIONS);
		inFolder((store, folder) -> {
			saveMany(folder, 10);
			TableQuery query = NUMBERS.where(Samples.NUMBER.atLeast(6)).sort(Samples.NUMBER.descending());
			assertListed(store, folder, ListContract::numbers, query, List.of(9, 8, 7, 6));
			Row row = folder.list(TableQuery.columns(PropertyTags.SUBJECT, Samples.NUMBER).limit(1)).toList().get(0);
			Assertions.assertThat(row.tags()).containsExactly(PropertyTags.SUBJECT, Samples.NUMBER);
		});
	}

	@Test
	void whenNoColumnsAreAskedForThenTheRowsHaveThoseOfATable() {
		inFolder((store, folder) -> {
			save(folder, "A message");
			List<Row> rows = folder.list(TableQuery.ALL).toList();
			Assertions.assertThat(rows).hasSize(1);
			Assertions.assertThat(rows.get(0).tags()).contains(PropertyTags.ENTRYID, PropertyTags.SUBJECT);
			Assertions.assertThat(rows.get(0).get(PropertyTags.SUBJECT)).isEqualTo("A message");
		});
	}

	@Test
	void whenTheFolderIsEmptyThenThereAreNoRows() {
		inFolder((store, folder) -> {
			assertListed(store, folder, ListContract::numbers, NUMBERS, List.of());
			assertListed(store, folder, ListContract::numbers, NUMBERS.limit(10), List.of());
			assertListed(store, folder, ListContract::numbers, NUMBERS.from(5).limit(10), List.of());
		});
	}

	@Test
	void whenAPartIsAskedForThenItStartsAndEndsThere() {
		requires(Capability.SORTING);
		inFolder((store, folder) -> {
			saveMany(folder, 20);
			TableQuery sorted = NUMBERS.sort(Samples.NUMBER.ascending());
			assertListed(store, folder, ListContract::numbers, sorted.limit(5), range(0, 5));
			assertListed(store, folder, ListContract::numbers, sorted.from(5).limit(5), range(5, 10));
			assertListed(store, folder, ListContract::numbers, sorted.from(18).limit(5), range(18, 20));
			assertListed(store, folder, ListContract::numbers, sorted.from(17), range(17, 20));
			assertListed(store, folder, ListContract::numbers, sorted.from(20), List.of());
			assertListed(store, folder, ListContract::numbers, sorted.from(1_000_000).limit(1), List.of());
			assertListed(store, folder, ListContract::numbers, sorted.limit(0), List.of());
		});
	}

	@Test
	void whenThereAreMoreRowsThanABatchThenEachComesOnceAndInOrder() {
		requires(Capability.SORTING);
		inFolder((store, folder) -> {
			saveMany(folder, 2500);
			TableQuery sorted = NUMBERS.sort(Samples.NUMBER.ascending());
			assertListed(store, folder, ListContract::numbers, sorted, range(0, 2500));
			assertListed(store, folder, ListContract::numbers, sorted.from(1200).limit(1000), range(1200, 2200));
			assertListed(store, folder, ListContract::numbers, sorted.limit(512), range(0, 512));
			assertListed(store, folder, ListContract::numbers, sorted.limit(513), range(0, 513));
		});
	}

	@Test
	void whenAStreamIsLeftHalfUsedThenNothingIsForgotten() {
		requires(Capability.SORTING);
		inFolder((store, folder) -> {
			saveMany(folder, 1500);
			TableQuery sorted = NUMBERS.sort(Samples.NUMBER.ascending());
			Function<Stream<Row>, List<Integer>> beginning = (rows) -> numbers(rows.limit(10));
			assertListed(store, folder, beginning, sorted, range(0, 10));
			assertListed(store, folder, beginning, sorted.limit(1000), range(0, 10));
			// a stream that nobody has begun, and one that is closed in the middle
			Assertions.assertThat(folder.list(sorted)).isNotNull();
			try (Stream<Row> rows = store.list(folder.entryId(), sorted)) {
				Assertions.assertThat(numbers(rows.limit(3))).isEqualTo(range(0, 3));
			}
		});
		Assertions.assertThat(leaks()).isEmpty();
	}

	@Test
	void whenTwoStreamsAreReadInTurnThenEachGoesOnByItself() {
		requires(Capability.SORTING);
		inFolder((store, folder) -> {
			saveMany(folder, 1200);
			Iterator<Row> up = folder.list(NUMBERS.sort(Samples.NUMBER.ascending())).iterator();
			Iterator<Row> down = folder.list(NUMBERS.sort(Samples.NUMBER.descending())).iterator();
			for (int i = 0; i < 1200; i++) {
				Assertions.assertThat(up.next().get(Samples.NUMBER)).isEqualTo(i);
				Assertions.assertThat(down.next().get(Samples.NUMBER)).isEqualTo(1199 - i);
			}
			Assertions.assertThat(up.hasNext() || down.hasNext()).isFalse();
		});
	}

	@Test
	void whenAStandardFolderIsListedThenItsRowsCome() {
		onWorker((session) -> {
			MessageStore store = session.defaultStore();
			for (StandardFolder part : List.of(StandardFolder.INBOX, StandardFolder.SENT_ITEMS,
					StandardFolder.DELETED_ITEMS)) {
				try (Folder folder = store.openFolder(part)) {
					save(folder, part.name());
				}
				for (TableQuery query : List.of(TableQuery.ALL, TableQuery.ALL.limit(5))) {
					Assertions.assertThat(store.list(part, query).map((row) -> row.get(PropertyTags.SUBJECT)))
						.containsExactly(part.name());
				}
			}
		});
	}

	@Test
	void whenTheFolderIsGoneThenItIsNotFound() {
		inFolder((store, folder) -> {
			EntryId gone;
			try (Folder child = folder.createFolder("Child")) {
				gone = child.entryId();
			}
			folder.deleteFolder(gone);
			for (TableQuery query : List.of(NUMBERS, NUMBERS.limit(5))) {
				Assertions.assertThatExceptionOfType(MapiNotFoundException.class)
					.isThrownBy(() -> store.list(gone, query).toList());
			}
		});
	}

	@Test
	void whenRowsAreKeptThenTheyOutliveTheTask() {
		List<Row> rows = fromWorker((session) -> {
			try (Folder inbox = session.defaultStore().inbox()) {
				save(inbox, "A message");
			}
			return session.defaultStore().list(StandardFolder.INBOX, TableQuery.ALL).toList();
		});
		endLease();
		Assertions.assertThat(rows.get(0).get(PropertyTags.SUBJECT)).isEqualTo("A message");
	}

	@Test
	void whenFoldersAreListedThenChildrenOrAllLevelsCome() {
		inFolder((store, folder) -> {
			Set<String> children = new HashSet<>();
			for (int i = 0; i < 5; i++) {
				try (Folder child = folder.createFolder("Child " + i);
						Folder grandchild = child.createFolder("Grandchild " + i)) {
					children.add("Child " + i);
					Assertions.assertThat(grandchild.entryId()).isNotNull();
				}
			}
			TableQuery query = TableQuery.columns(PropertyTags.DISPLAY_NAME);
			Assertions
				.assertThat(folder.listFolders(HierarchyDepth.CHILDREN, query)
					.map((row) -> row.get(PropertyTags.DISPLAY_NAME)))
				.containsExactlyInAnyOrderElementsOf(children);
			Assertions.assertThat(folder.listFolders(HierarchyDepth.ALL, query)).hasSize(10);
			Assertions.assertThat(folder.listFolders(HierarchyDepth.ALL, query.limit(3))).hasSize(3);
			Assertions
				.assertThat(folder.listFolders(HierarchyDepth.CHILDREN, TableQuery.ALL.limit(1)).toList().get(0).tags())
				.contains(PropertyTags.ENTRYID, PropertyTags.PARENT_ENTRYID, PropertyTags.DISPLAY_NAME);
		});
	}

}
