// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.table;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.property.SortOrder;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table are wanted, with which columns, in which order. Immutable; it
 * owns nothing and may be kept, shared and sent.
 *
 * @param columns the columns; empty for those that the table has if nobody chooses
 * @param where what the rows satisfy, or {@code null} for all
 * @param order the sort keys, most important first; empty for the store's own order
 * @param from how many rows to leave out at the beginning
 * @param limit how many rows at most
 * @since 0.1.0
 */
public record TableQuery(List<PropertyTag<?>> columns, @Nullable Restriction where, List<SortOrder> order, int from,
		int limit) implements Serializable {

	/** All rows, with the columns that a table has if nobody chooses. */
	public static final TableQuery ALL = new TableQuery(List.of(), null, List.of(), 0, Integer.MAX_VALUE);

	/**
	 * Creates a query.
	 * @throws IllegalArgumentException if {@code from} or {@code limit} is negative
	 */
	public TableQuery {
		columns = List.copyOf(columns);
		order = List.copyOf(order);
		if (from < 0) {
			throw new IllegalArgumentException("A table has no row '%d'".formatted(from));
		}
		if (limit < 0) {
			throw new IllegalArgumentException("A table cannot read '%d' rows".formatted(limit));
		}
	}

	/**
	 * Returns a query for all rows with some columns.
	 * @param columns the columns, at least one
	 * @return the query
	 * @throws IllegalArgumentException if there is no column
	 */
	public static TableQuery columns(PropertyTag<?>... columns) {
		return ALL.withColumns(columns);
	}

	/**
	 * Returns this query with other columns.
	 * @param newColumns the columns, at least one
	 * @return the query
	 * @throws IllegalArgumentException if there is no column
	 */
	public TableQuery withColumns(PropertyTag<?>... newColumns) {
		if (newColumns.length == 0) {
			throw new IllegalArgumentException("A table has at least one column");
		}
		return new TableQuery(List.of(newColumns), this.where, this.order, this.from, this.limit);
	}

	/**
	 * Returns this query for rows that satisfy a restriction, in place of an earlier one.
	 * @param restriction the restriction
	 * @return the query
	 */
	public TableQuery where(Restriction restriction) {
		Objects.requireNonNull(restriction, "restriction");
		return new TableQuery(this.columns, restriction, this.order, this.from, this.limit);
	}

	/**
	 * Returns this query with another order.
	 * @param keys the sort keys, most important first; none for the store's own order
	 * @return the query
	 */
	public TableQuery sort(SortOrder... keys) {
		return new TableQuery(this.columns, this.where, List.of(keys), this.from, this.limit);
	}

	/**
	 * Returns this query without some rows at the beginning.
	 * @param rows how many rows to leave out
	 * @return the query
	 * @throws IllegalArgumentException if it is negative
	 */
	public TableQuery from(int rows) {
		return new TableQuery(this.columns, this.where, this.order, rows, this.limit);
	}

	/**
	 * Returns this query for so many rows at most.
	 * @param rows how many rows at most
	 * @return the query
	 * @throws IllegalArgumentException if it is negative
	 */
	public TableQuery limit(int rows) {
		return new TableQuery(this.columns, this.where, this.order, this.from, rows);
	}

	/**
	 * Returns the query without what rows must satisfy, in which there are values.
	 */
	@Override
	public String toString() {
		return "TableQuery[columns %s, %s, sorted by %s, from %d, limit %d]".formatted(this.columns,
				(this.where != null) ? "restricted" : "not restricted", this.order, this.from, this.limit);
	}

}
