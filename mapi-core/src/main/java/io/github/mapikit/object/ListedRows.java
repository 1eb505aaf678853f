// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.util.List;
import java.util.stream.Stream;

import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.runtime.thread.ScopedObject;
import io.github.mapikit.spi.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A table that is open because its rows are listed. It closes itself at their end.
 */
final class ListedRows extends ScopedObject {

	private static final int LARGEST_BATCH = 1024;

	/** What was opened for the list, and is closed with it. */
	private final @Nullable ScopedObject owned;

	private final TableQuery query;

	private boolean sent;

	private int read;

	/** Whether there are no more rows; a table that somebody else closed has more. */
	private boolean ended;

	ListedRows(@Nullable ScopedObject owned, ScopedObject parent, Handle table, TableQuery query) {
		super("table", parent, false, table);
		this.owned = owned;
		this.query = query;
	}

	Stream<Row> stream(int first) {
		return RowBatches.stream(first, LARGEST_BATCH, this::next).onClose(this::closeAll);
	}

	private List<Row> next(int size) {
		if (this.ended) {
			return List.of();
		}
		int wanted = Math.min(size, this.query.limit() - this.read);
		List<Row> rows = (wanted == 0) ? List.of() : call("IMAPITable::QueryRows", () -> read(wanted));
		this.read += rows.size();
		if (rows.isEmpty()) {
			this.ended = true;
			closeAll();
		}
		return rows;
	}

	private List<Row> read(int wanted) {
		if (!this.sent) {
			driver().query(handle(), this.query);
			this.sent = true;
		}
		return driver().rows(handle(), (long) this.query.from() + this.read, wanted);
	}

	private void closeAll() {
		if (this.owned != null) {
			// with it goes what was opened through it
			this.owned.close();
		}
		else {
			close();
		}
	}

	@Override
	protected boolean mayBeLeft() {
		return true;
	}

}
