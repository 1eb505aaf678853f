// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.table;

import java.util.List;

import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Row;
import org.jspecify.annotations.Nullable;

/**
 * Makes answers of values. The compiler of Java 17 does not read from class files that
 * the elements of a parameter's array may be {@code null}, so this one place says so.
 *
 * @since 0.1.0
 */
public final class Answers {

	private Answers() {
	}

	/**
	 * Returns a row that takes over the given arrays.
	 * @param columns the columns, shared by all rows
	 * @param values the values, {@code null} for what is absent
	 * @return the row
	 */
	@SuppressWarnings("NullAway")
	public static Row row(PropertyTag<?>[] columns, @Nullable Object[] values) {
		return new Row(columns, values);
	}

	/**
	 * Returns rows that take over the given arrays.
	 * @param columns the columns
	 * @param cells the values, column by column, {@code null} for what is absent
	 * @return the rows
	 */
	@SuppressWarnings("NullAway")
	static List<Row> rows(PropertyTag<?>[] columns, @Nullable Object[] cells) {
		return Row.batch(columns, cells);
	}

	/**
	 * Returns property values that take over the given arrays.
	 * @param tags the properties
	 * @param values the values, {@code null} for what is absent
	 * @return the property values
	 */
	@SuppressWarnings("NullAway")
	public static PropertyValues values(PropertyTag<?>[] tags, @Nullable Object[] values) {
		return PropertyValues.of(tags, values);
	}

}
