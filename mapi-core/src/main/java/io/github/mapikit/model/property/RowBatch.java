// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
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

	@Serial
	private Object writeReplace() {
		return new Serialized(this.columns, this.cells);
	}

	@Serial
	private void readObject(ObjectInputStream in) throws InvalidObjectException {
		throw new InvalidObjectException("Rows are written as 'Serialized'");
	}

	/**
	 * What is written of the rows, so that what is read passes through a constructor and
	 * shares its arrays with nobody.
	 *
	 * @param columns the columns
	 * @param cells the values
	 */
	private record Serialized(PropertyTag<?>[] columns, @Nullable Object[] cells) implements Serializable {

		@Serial
		private Object readResolve() throws InvalidObjectException {
			try {
				return new RowBatch(PropertyCells.tags(this.columns), PropertyCells.cells(this.cells));
			}
			catch (NullPointerException | IllegalArgumentException ex) {
				throw PropertyCells.invalid("rows", ex);
			}
		}

	}

}
