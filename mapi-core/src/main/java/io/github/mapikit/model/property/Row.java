// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.io.Serial;
import java.util.List;

import io.github.mapikit.error.HResult;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table: the values of its columns. Immutable; may be used from any thread,
 * and after the table has been closed.
 * <p>
 * Source: "SRow" (MAPI reference).
 *
 * @since 0.1.0
 */
public final class Row extends PropertyValues {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Takes over the given arrays without copying them: the caller gives them up. All
	 * rows of a table share one array of columns.
	 * @param columns the columns
	 * @param values a value each: of the column's Java type, an {@link HResult} for the
	 * reason why there is none, or {@code null} if the object does not have the property
	 */
	public Row(PropertyTag<?>[] columns, @Nullable Object[] values) {
		super(columns, values);
	}

	Row(PropertyTag<?>[] columns, @Nullable Object[] cells, int first, int step) {
		super(columns, cells, first, step);
	}

	/**
	 * Returns rows whose values stand column by column in one array, without copying it:
	 * the caller gives up both. Each row keeps all of them alive.
	 * @param columns the columns, at least one
	 * @param cells the values of the first column from the first row to the last, then
	 * those of the second, and so on; each as in a single row
	 * @return the rows, unmodifiable; made anew whenever they are asked for
	 */
	public static List<Row> batch(PropertyTag<?>[] columns, @Nullable Object[] cells) {
		return new RowBatch(columns, cells);
	}

}
