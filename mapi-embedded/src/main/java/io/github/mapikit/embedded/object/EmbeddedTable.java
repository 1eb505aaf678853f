// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.object;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.embedded.store.MailStore;
import io.github.mapikit.embedded.table.Listing;
import io.github.mapikit.embedded.table.PropertySource;
import io.github.mapikit.embedded.table.RestrictionCompiler;
import io.github.mapikit.embedded.table.RowOrder;
import io.github.mapikit.embedded.table.TableRows;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.property.SortOrder;
import io.github.mapikit.model.table.Table;
import io.github.mapikit.spi.RowBatches;
import org.jspecify.annotations.Nullable;

/**
 * A table over objects of the store. Which rows it has, and in which order, is settled
 * when it is first read; put back to its first row, it sees what has changed since.
 *
 * @param <T> the type of the table itself
 */
abstract class EmbeddedTable<T extends Table<T>> extends EmbeddedObject implements Table<T> {

	private static final int BATCH = 512;

	private final MailStore store;

	private PropertyTag<?>[] columns;

	private @Nullable Predicate<PropertySource> filter;

	private SortOrder[] order = new SortOrder[0];

	private @Nullable TableRows view;

	private int position;

	EmbeddedTable(String kind, EmbeddedObject parent, MailStore store, PropertyTag<?>... columns) {
		super(kind, parent);
		this.store = store;
		this.columns = columns;
	}

	abstract T self();

	/**
	 * Returns what the table is over. Called under the read lock of the store.
	 * @return the objects in the store's own order
	 */
	abstract Listing source();

	@Override
	public T columns(PropertyTag<?>... newColumns) {
		if (newColumns.length == 0) {
			throw new IllegalArgumentException("A table has at least one column");
		}
		PropertyTag<?>[] changed = newColumns.clone();
		for (PropertyTag<?> column : changed) {
			Objects.requireNonNull(column, "column");
		}
		perform(EmbeddedCall.SET_COLUMNS, () -> {
			this.columns = changed;
			restart();
		});
		return self();
	}

	@Override
	public T where(Restriction restriction) {
		Objects.requireNonNull(restriction, "restriction");
		perform(EmbeddedCall.RESTRICT, () -> {
			this.filter = RestrictionCompiler.compile(restriction);
			restart();
		});
		return self();
	}

	@Override
	public T sort(SortOrder... keys) {
		SortOrder[] changed = keys.clone();
		perform(EmbeddedCall.SORT_TABLE, () -> {
			RowOrder.check(changed);
			this.order = changed;
			restart();
		});
		return self();
	}

	private void restart() {
		this.view = null;
		this.position = 0;
	}

	@Override
	public int rowCount() {
		return perform(EmbeddedCall.GET_ROW_COUNT, () -> this.store.read(() -> {
			if (this.position == 0) {
				this.view = null;
			}
			return view().size();
		}));
	}

	@Override
	public T seek(int row) {
		if (row < 0) {
			throw new IllegalArgumentException("A table has no row '%d'".formatted(row));
		}
		perform(EmbeddedCall.SEEK_ROW, () -> {
			if (row == 0) {
				restart();
			}
			this.position = row;
		});
		return self();
	}

	@Override
	public List<Row> nextRows(int maxRows) {
		if (maxRows <= 0) {
			throw new IllegalArgumentException("A table cannot read '%d' rows".formatted(maxRows));
		}
		return perform(EmbeddedCall.QUERY_ROWS, () -> this.store.read(() -> {
			TableRows rows = view();
			int from = Math.min(this.position, rows.size());
			int count = Math.min(maxRows, rows.size() - from);
			this.position = from + count;
			return rows.read(this.columns, from, count);
		}));
	}

	@Override
	public Stream<Row> rows() {
		return RowBatches.stream(BATCH, BATCH, this::nextRows);
	}

	private TableRows view() {
		TableRows current = this.view;
		if (current == null) {
			current = TableRows.of(source(), this.filter, this.order);
			this.view = current;
		}
		return current;
	}

}
