// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.spi.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A table. What it shows is taken when rows are read from its beginning.
 */
final class TableHandle extends Handle {

	private static final String RESTRICT = "IMAPITable::Restrict";

	private static final String QUERY_ROWS = "IMAPITable::QueryRows";

	private static final String FIND_ROW = "IMAPITable::FindRow";

	private final Supplier<List<TableRow>> source;

	private final boolean shortened;

	private @Nullable TableQuery query;

	private @Nullable List<TableRow> shown;

	TableHandle(Supplier<List<TableRow>> source, boolean shortened) {
		this.source = source;
		this.shortened = shortened;
	}

	void query(TableQuery newQuery) {
		this.query = null;
		this.shown = null;
		if (newQuery.columns().isEmpty()) {
			throw Mailbox.failure("IMAPITable::SetColumns", MapiErrors.MAPI_E_INVALID_PARAMETER);
		}
		// refused here rather than when rows are read
		condition(newQuery);
		this.query = newQuery;
	}

	private static Predicate<TableRow> condition(TableQuery query) {
		Restriction where = query.where();
		return (where != null) ? RowFilter.of(RESTRICT, where) : (row) -> true;
	}

	private TableQuery chosen(String operation) {
		TableQuery current = this.query;
		if (current == null) {
			throw Mailbox.failure(operation, MapiErrors.MAPI_E_CALL_FAILED);
		}
		return current;
	}

	private List<TableRow> look(TableQuery current) {
		return this.source.get().stream().filter(condition(current)).sorted(ValueOrder.of(current.order())).toList();
	}

	private List<TableRow> shown(TableQuery current, long from) {
		List<TableRow> rows = this.shown;
		if (rows == null || from == 0) {
			rows = look(current);
			this.shown = rows;
		}
		return rows;
	}

	List<Row> rows(long from, int max) {
		TableQuery current = chosen(QUERY_ROWS);
		PropertyTag<?>[] columns = current.columns().toArray(new PropertyTag<?>[0]);
		return from(shown(current, from), from).limit(max)
			.map((row) -> row.values().row(columns, this.shortened))
			.toList();
	}

	private static Stream<TableRow> from(List<TableRow> rows, long from) {
		return rows.stream().skip(from);
	}

	int count() {
		return look(chosen("IMAPITable::GetRowCount")).size();
	}

	long find(Restriction restriction, long from) {
		Predicate<TableRow> wanted = RowFilter.of(FIND_ROW, restriction);
		List<TableRow> rows = shown(chosen(FIND_ROW), from);
		for (long i = from; i < rows.size(); i++) {
			if (wanted.test(rows.get((int) i))) {
				return i;
			}
		}
		return -1;
	}

}
