// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.thread;

import java.util.List;

import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.property.SortOrder;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.nativemapi.com.ComTable;
import org.jspecify.annotations.Nullable;

/**
 * A table, with what was asked of it and where its cursor is. The cursor moves with the
 * rows where some are added or deleted while they are read.
 */
final class TableHandle extends NativeHandle<ComTable> {

	/** Rows take memory on both sides. */
	private static final int MOST_ROWS = 1024;

	private static final long UNKNOWN = -1;

	private List<PropertyTag<?>> chosen = List.of();

	private PropertyTag<?>[] columns = {};

	private @Nullable Restriction where;

	private List<SortOrder> sort = List.of();

	/** The row that is read next, or {@link #UNKNOWN}. */
	private long next;

	TableHandle(ComTable com) {
		super(com);
	}

	/**
	 * Tells the table what of a query is new.
	 * @param query the query
	 */
	void query(TableQuery query) {
		if (!query.columns().equals(this.chosen)) {
			PropertyTag<?>[] changed = query.columns().toArray(new PropertyTag<?>[0]);
			changing();
			com().setColumns(changed);
			this.columns = changed;
			this.chosen = query.columns();
		}
		Restriction restriction = query.where();
		if ((restriction != null) ? !restriction.equals(this.where) : this.where != null) {
			changing();
			com().restrict(restriction);
			this.where = restriction;
		}
		if (!query.order().equals(this.sort)) {
			changing();
			com().sortTable(query.order().toArray(new SortOrder[0]));
			this.sort = query.order();
		}
	}

	private void changing() {
		if (this.next != 0) {
			this.next = UNKNOWN;
		}
	}

	List<Row> rows(long from, int max) {
		if (!seek(from)) {
			return List.of();
		}
		this.next = UNKNOWN;
		List<Row> rows = com().queryRows(Math.min(max, MOST_ROWS), this.columns);
		this.next = from + rows.size();
		return rows;
	}

	/**
	 * Finds a row, and moves the cursor to it.
	 * @param restriction what the row satisfies
	 * @param from the first row to look at
	 * @return its number, or -1 if there is none
	 */
	long find(Restriction restriction, long from) {
		if (!seek(from)) {
			return -1;
		}
		this.next = UNKNOWN;
		if (!com().findRow(restriction)) {
			return -1;
		}
		this.next = com().queryPosition();
		return this.next;
	}

	// no table has more rows than an int counts
	private boolean seek(long row) {
		if (row > Integer.MAX_VALUE) {
			return false;
		}
		if (row != this.next) {
			this.next = UNKNOWN;
			com().seekRow((int) row);
			this.next = row;
		}
		return true;
	}

}
