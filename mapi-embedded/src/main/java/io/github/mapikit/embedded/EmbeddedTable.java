// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

	private @Nullable View view;

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
			View rows = view();
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

	private View view() {
		View current = this.view;
		if (current == null) {
			Listing all = source();
			current = new View(all, sorted(all, filtered(all)));
			this.view = current;
		}
		return current;
	}

	private int @Nullable [] filtered(Listing all) {
		Predicate<PropertySource> passes = this.filter;
		if (passes == null) {
			return null;
		}
		return IntStream.range(0, all.size()).filter((position) -> passes.test(all.source(position))).toArray();
	}

	private int @Nullable [] sorted(Listing all, int @Nullable [] rows) {
		if (this.order.length == 0) {
			return rows;
		}
		return RowOrder.sort(all, (rows != null) ? rows : IntStream.range(0, all.size()).toArray(), this.order);
	}

	/**
	 * Which rows of a listing the table shows, in which order.
	 *
	 * @param listing what the table is over
	 * @param rows the rows by their positions in the listing; {@code null} for all of
	 * them, in the listing's order
	 */
	@SuppressWarnings("ArrayRecordComponent")
	private record View(Listing listing, int @Nullable [] rows) {

		int size() {
			return (this.rows != null) ? this.rows.length : this.listing.size();
		}

		List<Row> read(PropertyTag<?>[] columns, int from, int count) {
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
				int position = (this.rows != null) ? this.rows[from + i] : from + i;
				@Nullable Object[] values = new @Nullable Object[shown.length];
				for (int c = 0; c < shown.length; c++) {
					values[c] = shown[c].cell(position);
				}
				read[i] = Answers.row(columns, values);
			}
			return List.of(read);
		}

	}

}
