// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.thread;

import java.util.List;
import java.util.Map;

import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.TableSource;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests for tables: which calls are made for a query, and where the cursor goes.
 */
class TableVerbTests extends NativeThreadFixture {

	private static final TableQuery QUERY = TableQuery.columns(NUMBER)
		.where(NUMBER.atLeast(0))
		.sort(NUMBER.ascending());

	@BeforeEach
	void threeRows() {
		for (int i = 0; i < 3; i++) {
			this.rows.add(Map.of(NUMBER, i));
		}
	}

	private Handle table() {
		return thread().openTable(openFolder(), new TableSource.Contents(null));
	}

	private List<Integer> rows(Handle table, long from, int max) {
		return thread().rows(table, from, max).stream().map((row) -> row.get(NUMBER)).toList();
	}

	@Test
	void whenRowsAreReadInOrderThenTheCursorIsLeftAlone() {
		Handle table = table();
		thread().query(table, QUERY);
		Assertions.assertThat(rows(table, 0, 2)).containsExactly(0, 1);
		Assertions.assertThat(rows(table, 2, 2)).containsExactly(2);
		Assertions.assertThat(rows(table, 3, 2)).isEmpty();
		Assertions.assertThat(this.calls)
			.containsExactly("SetColumns", "Restrict", "SortTable", "QueryRows", "QueryRows", "QueryRows");
	}

	@Test
	void whenRowsAreReadElsewhereThenTheCursorGoesThere() {
		Handle table = table();
		thread().query(table, TableQuery.columns(NUMBER));
		Assertions.assertThat(rows(table, 1, 1)).containsExactly(1);
		Assertions.assertThat(rows(table, 0, 1)).containsExactly(0);
		Assertions.assertThat(rows(table, 1L << 40, 1)).isEmpty();
		Assertions.assertThat(this.calls)
			.containsExactly("SetColumns", "SeekRow 1", "QueryRows", "SeekRow 0", "QueryRows");
	}

	@Test
	void whenAQueryChangesThenTheTableIsToldWhatIsNew() {
		Handle table = table();
		thread().query(table, QUERY);
		thread().query(table, QUERY);
		thread().query(table, QUERY.sort(NUMBER.descending()).from(7).limit(8));
		thread().query(table, TableQuery.columns(NUMBER, PropertyTags.SUBJECT));
		Assertions.assertThat(this.calls)
			.containsExactly("SetColumns", "Restrict", "SortTable", "SortTable", "SetColumns", "Restrict", "SortTable");
	}

	@Test
	void whenAQueryChangesAfterRowsWereReadThenTheCursorGoesBack() {
		Handle table = table();
		thread().query(table, TableQuery.columns(NUMBER));
		Assertions.assertThat(rows(table, 0, 2)).containsExactly(0, 1);
		thread().query(table, TableQuery.columns(NUMBER, PropertyTags.SUBJECT));
		Assertions.assertThat(rows(table, 0, 5)).containsExactly(0, 1, 2);
		Assertions.assertThat(this.calls)
			.containsExactly("SetColumns", "QueryRows", "SetColumns", "SeekRow 0", "QueryRows");
	}

	@Test
	void whenARowIsFoundThenReadingGoesOnThere() {
		Handle table = table();
		thread().query(table, TableQuery.columns(NUMBER));
		Assertions.assertThat(thread().find(table, NUMBER.atLeast(1), 0)).isEqualTo(1);
		Assertions.assertThat(rows(table, 1, 1)).containsExactly(1);
		Assertions.assertThat(thread().find(table, NUMBER.atLeast(1), 2)).isEqualTo(-1);
		Assertions.assertThat(thread().find(table, NUMBER.atLeast(1), 1L << 40)).isEqualTo(-1);
		Assertions.assertThat(rows(table, 2, 1)).containsExactly(2);
		Assertions.assertThat(this.calls)
			.containsExactly("SetColumns", "FindRow 1", "QueryPosition", "QueryRows", "FindRow 1", "SeekRow 2",
					"QueryRows");
	}

	@Test
	void whenAllRowsAreListedThenTheTableIsReleased() {
		Handle folder = openFolder();
		Assertions.assertThat(thread().list(folder, new TableSource.Contents(null), QUERY, Integer.MAX_VALUE))
			.hasSize(3);
		Assertions.assertThat(this.calls)
			.containsExactly("SetColumns", "Restrict", "SortTable", "QueryRows", "QueryRows", "Release table");
	}

	@Test
	void whenACertainNumberOfRowsIsListedThenTheyAreReadAtOnce() {
		Handle folder = openFolder();
		Assertions.assertThat(thread().list(folder, new TableSource.Contents(null), QUERY, 2)).hasSize(2);
		Assertions.assertThat(this.calls)
			.containsExactly("SetColumns", "Restrict", "SortTable", "QueryRows", "Release table");
	}

	@Test
	void whenManyRowsAreWantedThenTheyComeInParts() {
		for (int i = 3; i < 1500; i++) {
			this.rows.add(Map.of(NUMBER, i));
		}
		Handle table = table();
		thread().query(table, TableQuery.columns(NUMBER));
		Assertions.assertThat(rows(table, 0, Integer.MAX_VALUE)).hasSize(1024).endsWith(1023);
	}

}
