// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.table;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

import io.github.mapikit.model.MapiObject;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.property.SortOrder;

/**
 * A table: rows with chosen columns, restricted and sorted, with one cursor.
 * <p>
 * Set columns, restriction and order before reading; MAPI works best in just that order.
 * Setting any of them puts the cursor back to the first row; that one of them cannot be
 * is told there, or when rows are read, counted or looked for. Source: "IMAPITable :
 * IUnknown" (MAPI reference), "Tips for Better Table Performance" (MAPI documentation).
 *
 * @param <T> the type of the table itself
 * @since 0.1.0
 */
public interface Table<T extends Table<T>> extends MapiObject {

	/**
	 * Chooses the columns.
	 * @param columns the columns, at least one
	 * @return this table
	 */
	T columns(PropertyTag<?>... columns);

	/**
	 * Restricts the table to rows that satisfy a restriction, in place of an earlier one.
	 * @param restriction the restriction
	 * @return this table
	 */
	T where(Restriction restriction);

	/**
	 * Sorts the table, in place of an earlier order.
	 * @param keys the sort keys, most important first; none for the store's own order
	 * @return this table
	 */
	T sort(SortOrder... keys);

	/**
	 * Counts the rows.
	 * @return the number of rows that satisfy the restriction
	 */
	int rowCount();

	/**
	 * Moves the cursor.
	 * @param row the row to read next, from 0; a number behind the last row means the end
	 * @return this table
	 */
	T seek(int row);

	/**
	 * Finds the first row from the cursor on that satisfies a restriction, and moves the
	 * cursor to it. The cursor stays where it is if there is none.
	 * @param restriction the restriction
	 * @return the number of the row, from 0; empty if there is none
	 */
	OptionalInt find(Restriction restriction);

	/**
	 * Reads the next rows in one call and moves the cursor behind them.
	 * @param maxRows how many rows at most
	 * @return the rows, not to be changed; empty at the end of the table
	 */
	List<Row> nextRows(int maxRows);

	/**
	 * Reads the rows from the cursor on, lazily and in batches, so that a table of any
	 * size takes constant memory. The stream reads from the table as it goes: use it on
	 * the table's thread, before the table is closed, and one at a time.
	 * @return the rows
	 */
	Stream<Row> rows();

}
