// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;

import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.property.SortOrder;
import io.github.mapikit.model.table.Table;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.runtime.thread.ScopedObject;
import io.github.mapikit.spi.Handle;

/**
 * A table. It gathers columns, restriction and order into one query, which goes to the
 * driver before rows are next read, counted or looked for; the position of the cursor is
 * known here.
 *
 * @param <T> the type of the table itself
 */
abstract class OpenTable<T extends Table<T>> extends ScopedObject implements Table<T> {

	static final int FIRST_BATCH = 128;

	static final int LARGEST_BATCH = 1024;

	private TableQuery query;

	private boolean sent;

	private long position;

	OpenTable(String kind, ScopedObject folder, Handle handle, List<PropertyTag<?>> columns) {
		super(kind, folder, false, handle);
		this.query = new TableQuery(columns, null, List.of(), 0, Integer.MAX_VALUE);
	}

	abstract T self();

	@Override
	public T columns(PropertyTag<?>... columns) {
		return query("IMAPITable::SetColumns", this.query.withColumns(columns));
	}

	@Override
	public T where(Restriction restriction) {
		RestrictionDepth.check("IMAPITable::Restrict", restriction);
		return query("IMAPITable::Restrict", this.query.where(restriction));
	}

	@Override
	public T sort(SortOrder... keys) {
		return query("IMAPITable::SortTable", this.query.sort(keys));
	}

	private T query(String operation, TableQuery changed) {
		run(operation, () -> {
			this.query = changed;
			this.sent = false;
			this.position = 0;
		});
		return self();
	}

	private void send() {
		if (!this.sent) {
			driver().query(handle(), this.query);
			this.sent = true;
		}
	}

	@Override
	public int rowCount() {
		return call("IMAPITable::GetRowCount", () -> {
			send();
			return driver().count(handle());
		});
	}

	@Override
	public T seek(int row) {
		if (row < 0) {
			throw new IllegalArgumentException("A table has no row '%d'".formatted(row));
		}
		run("IMAPITable::SeekRow", () -> this.position = row);
		return self();
	}

	@Override
	public OptionalInt find(Restriction restriction) {
		Objects.requireNonNull(restriction, "restriction");
		RestrictionDepth.check("IMAPITable::FindRow", restriction);
		return call("IMAPITable::FindRow", () -> {
			send();
			long found = driver().find(handle(), restriction, this.position);
			if (found < 0) {
				return OptionalInt.empty();
			}
			this.position = found;
			return OptionalInt.of(Math.toIntExact(found));
		});
	}

	@Override
	public List<Row> nextRows(int maxRows) {
		if (maxRows <= 0) {
			throw new IllegalArgumentException("A table cannot read '%d' rows".formatted(maxRows));
		}
		return call("IMAPITable::QueryRows", () -> {
			send();
			List<Row> rows = driver().rows(handle(), this.position, maxRows);
			this.position += rows.size();
			return rows;
		});
	}

	@Override
	public Stream<Row> rows() {
		return RowBatches.stream(FIRST_BATCH, LARGEST_BATCH, this::nextRows);
	}

}
