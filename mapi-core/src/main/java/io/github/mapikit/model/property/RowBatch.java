// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.io.Serial;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

import org.jspecify.annotations.Nullable;

/**
 * Rows whose values stand column by column in one array. What a row costs is spent when
 * it is asked for, and nothing where the compiler sees that it does not outlive the call.
 */
final class RowBatch extends AbstractList<Row> implements RandomAccess, Serializable {

	@Serial
	private static final long serialVersionUID = 1L;

	private final PropertyTag<?>[] columns;

	private final @Nullable Object[] cells;

	private final int count;

	RowBatch(PropertyTag<?>[] columns, @Nullable Object[] cells) {
		if (columns.length == 0 || cells.length % columns.length != 0) {
			throw new IllegalArgumentException(columns.length + " columns, but " + cells.length + " values");
		}
		this.columns = columns;
		this.cells = cells;
		this.count = cells.length / columns.length;
	}

	@Override
	public Row get(int index) {
		return new Row(this.columns, this.cells, Objects.checkIndex(index, this.count), this.count);
	}

	@Override
	public int size() {
		return this.count;
	}

}
