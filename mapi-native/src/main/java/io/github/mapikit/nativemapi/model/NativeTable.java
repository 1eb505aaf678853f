// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.property.SortOrder;
import io.github.mapikit.model.table.Table;
import io.github.mapikit.nativemapi.com.ComTable;
import io.github.mapikit.spi.RowBatches;

/**
 * A table. Rows come in batches, each by one call.
 *
 * @param <T> the type of the table itself
 */
abstract class NativeTable<T extends Table<T>> extends NativeObject<ComTable> implements Table<T> {

	/** Who wants but a few rows should not wait for many. */
	static final int FIRST_BATCH = 128;

	/**
	 * A round trip to a server is worth many rows, but rows take memory on both sides.
	 */
	static final int LARGEST_BATCH = 1024;

	private PropertyTag<?>[] columns;

	/** Whether the COM table has these columns. */
	private boolean columnsSet;

	/** Whether the cursor may stand elsewhere than at the first row. */
	private boolean moved;

	/**
	 * Takes over a reference.
	 * @param kind what it is, in a word
	 * @param folder the folder
	 * @param table the table
	 * @param columns the columns to begin with, which nobody changes
	 */
	NativeTable(String kind, NativeFolder folder, ComTable table, PropertyTag<?>[] columns) {
		super(kind, folder, false, table);
		this.columns = columns;
	}

	abstract T self();

	@Override
	public T columns(PropertyTag<?>... newColumns) {
		if (newColumns.length == 0) {
			throw new IllegalArgumentException("A table has at least one column");
		}
		PropertyTag<?>[] changed = newColumns.clone();
		for (PropertyTag<?> column : changed) {
			Objects.requireNonNull(column, "column");
		}
		run("IMAPITable::SetColumns", () -> {
			com().setColumns(changed);
			this.columns = changed;
			this.columnsSet = true;
			rewind();
		});
		return self();
	}

	@Override
	public T where(Restriction restriction) {
		Objects.requireNonNull(restriction, "restriction");
		run("IMAPITable::Restrict", () -> {
			chooseColumns();
			com().restrict(restriction);
			rewind();
		});
		return self();
	}

	@Override
	public T sort(SortOrder... keys) {
		SortOrder[] changed = keys.clone();
		for (SortOrder key : changed) {
			Objects.requireNonNull(key, "key");
		}
		run("IMAPITable::SortTable", () -> {
			chooseColumns();
			com().sortTable(changed);
			rewind();
		});
		return self();
	}

	private void chooseColumns() {
		if (!this.columnsSet) {
			com().setColumns(this.columns);
			this.columnsSet = true;
		}
	}

	private void rewind() {
		if (this.moved) {
			com().seekRow(0);
			this.moved = false;
		}
	}

	@Override
	public int rowCount() {
		return call("IMAPITable::GetRowCount", () -> com().getRowCount());
	}

	@Override
	public T seek(int row) {
		if (row < 0) {
			throw new IllegalArgumentException("A table has no row '%d'".formatted(row));
		}
		run("IMAPITable::SeekRow", () -> {
			com().seekRow(row);
			this.moved = row != 0;
		});
		return self();
	}

	@Override
	public List<Row> nextRows(int maxRows) {
		if (maxRows <= 0) {
			throw new IllegalArgumentException("A table cannot read '%d' rows".formatted(maxRows));
		}
		return call("IMAPITable::QueryRows", () -> {
			chooseColumns();
			this.moved = true;
			return com().queryRows(maxRows, this.columns);
		});
	}

	@Override
	public Stream<Row> rows() {
		return RowBatches.stream(FIRST_BATCH, LARGEST_BATCH, this::nextRows);
	}

	/**
	 * Reads all rows of a small table.
	 * @param table the table
	 * @param columns the columns
	 * @param batch how many rows to read at once
	 * @return the rows
	 */
	static List<Row> readAll(ComTable table, PropertyTag<?>[] columns, int batch) {
		table.setColumns(columns);
		List<Row> all = new ArrayList<>();
		List<Row> rows = table.queryRows(batch, columns);
		while (!rows.isEmpty()) {
			all.addAll(rows);
			rows = table.queryRows(batch, columns);
		}
		return all;
	}

}
