// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.table;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.property.SortOrder;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a listing a table shows, in which order. Made and read under the read
 * lock of the store.
 *
 * @since 0.1.0
 */
public final class TableRows {

	private final Listing listing;

	/**
	 * The rows by their positions in the listing; {@code null} for all of them, in the
	 * listing's order.
	 */
	private final int @Nullable [] rows;

	private TableRows(Listing listing, int @Nullable [] rows) {
		this.listing = listing;
		this.rows = rows;
	}

	/**
	 * Chooses rows.
	 * @param listing what the table is over
	 * @param filter what the rows have to pass, or {@code null}
	 * @param order the keys to sort by, most important first
	 * @return the rows
	 */
	public static TableRows of(Listing listing, @Nullable Predicate<PropertySource> filter, SortOrder[] order) {
		return new TableRows(listing, sorted(listing, filtered(listing, filter), order));
	}

	private static int @Nullable [] filtered(Listing all, @Nullable Predicate<PropertySource> filter) {
		if (filter == null) {
			return null;
		}
		return IntStream.range(0, all.size()).filter((position) -> filter.test(all.source(position))).toArray();
	}

	private static int @Nullable [] sorted(Listing all, int @Nullable [] rows, SortOrder[] order) {
		if (order.length == 0) {
			return rows;
		}
		return RowOrder.sort(all, (rows != null) ? rows : IntStream.range(0, all.size()).toArray(), order);
	}

	/**
	 * Returns how many rows there are.
	 * @return the number of rows
	 */
	public int size() {
		return (this.rows != null) ? this.rows.length : this.listing.size();
	}

	/**
	 * Finds a row.
	 * @param wanted what it passes
	 * @param from the first row to look at
	 * @return its number, or -1 if there is none
	 */
	public long find(Predicate<PropertySource> wanted, long from) {
		for (long row = from; row < size(); row++) {
			if (wanted.test(this.listing.source(position((int) row)))) {
				return row;
			}
		}
		return -1;
	}

	private int position(int row) {
		return (this.rows != null) ? this.rows[row] : row;
	}

	/**
	 * Reads rows.
	 * @param columns the columns, which the rows share
	 * @param from the first row
	 * @param count how many rows
	 * @return the rows
	 */
	public List<Row> read(PropertyTag<?>[] columns, int from, int count) {
		Listing.Column[] shown = new Listing.Column[columns.length];
		boolean gathered = true;
		for (int c = 0; c < columns.length; c++) {
			shown[c] = this.listing.column(columns[c]);
			gathered &= shown[c].isGathered();
		}
		// a row that is kept must not keep alive what other rows alone have
		return gathered ? batch(columns, shown, from, count) : rows(columns, shown, from, count);
	}

	private List<Row> batch(PropertyTag<?>[] columns, Listing.Column[] shown, int from, int count) {
		@Nullable Object[] cells = new @Nullable Object[shown.length * count];
		for (int c = 0; c < shown.length; c++) {
			shown[c].copy(this.rows, from, cells, c * count, count);
		}
		return Answers.rows(columns, cells);
	}

	private List<Row> rows(PropertyTag<?>[] columns, Listing.Column[] shown, int from, int count) {
		Row[] read = new Row[count];
		for (int i = 0; i < count; i++) {
			int position = position(from + i);
			@Nullable Object[] values = new @Nullable Object[shown.length];
			for (int c = 0; c < shown.length; c++) {
				values[c] = shown[c].cell(position);
			}
			read[i] = Answers.row(columns, values);
		}
		return List.of(read);
	}

}
