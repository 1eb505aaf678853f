// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.driver;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.embedded.table.Listing;
import io.github.mapikit.embedded.table.PropertySource;
import io.github.mapikit.embedded.table.RestrictionCompiler;
import io.github.mapikit.embedded.table.RowOrder;
import io.github.mapikit.embedded.table.TableRows;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.property.SortOrder;
import io.github.mapikit.model.table.TableQuery;
import org.jspecify.annotations.Nullable;

/**
 * A table. Which rows it has, and in which order, is settled when it is first read; read
 * from its first row, it sees what has changed since.
 */
final class TableHandle extends EmbeddedHandle {

	private static final SortOrder[] NO_ORDER = {};

	private final boolean locked;

	private final Supplier<Listing> source;

	private TableQuery query = TableQuery.ALL;

	private PropertyTag<?>[] columns = {};

	private @Nullable Predicate<PropertySource> filter;

	private SortOrder[] order = NO_ORDER;

	private @Nullable TableRows view;

	/** Whether the view was made to look at it, and no row of it was read since. */
	private boolean looked;

	/** The row behind those that were read last. */
	private long position;

	/**
	 * Creates a table.
	 * @param parent the object that has it
	 * @param locked whether its rows are the store's, and read under its lock
	 * @param source gives what the table is over, in its own order
	 */
	TableHandle(EmbeddedHandle parent, boolean locked, Supplier<Listing> source) {
		super(parent);
		this.locked = locked;
		this.source = source;
	}

	void query(TableQuery wanted) {
		if (!wanted.columns().equals(this.query.columns())) {
			enter(EmbeddedCall.SET_COLUMNS);
		}
		Predicate<PropertySource> newFilter = this.filter;
		if (!Objects.equals(wanted.where(), this.query.where())) {
			enter(EmbeddedCall.RESTRICT);
			Restriction where = wanted.where();
			newFilter = (where != null) ? RestrictionCompiler.compile(EmbeddedCall.RESTRICT, where) : null;
		}
		SortOrder[] newOrder = wanted.order().toArray(NO_ORDER);
		if (!wanted.order().equals(this.query.order())) {
			enter(EmbeddedCall.SORT_TABLE);
			RowOrder.check(newOrder);
		}
		this.columns = wanted.columns().toArray(new PropertyTag<?>[0]);
		this.filter = newFilter;
		this.order = newOrder;
		this.query = wanted;
		this.view = null;
		this.position = 0;
	}

	List<Row> rows(long from, int max) {
		if (from != this.position) {
			enter(EmbeddedCall.SEEK_ROW);
		}
		enter(EmbeddedCall.QUERY_ROWS);
		List<Row> rows = reading(() -> {
			TableRows shown = view(from == 0 && !this.looked);
			int first = (int) Math.min(from, shown.size());
			return shown.read(this.columns, first, Math.min(max, shown.size() - first));
		});
		this.looked = false;
		this.position = from + rows.size();
		return rows;
	}

	int count() {
		enter(EmbeddedCall.GET_ROW_COUNT);
		return reading(() -> {
			if (this.position != 0) {
				// rows are being read: what is read next stays as it is
				return TableRows.of(this.source.get(), this.filter, NO_ORDER).size();
			}
			this.looked = true;
			return view(true).size();
		});
	}

	long find(Restriction restriction, long from) {
		enter(EmbeddedCall.FIND_ROW);
		Predicate<PropertySource> wanted = RestrictionCompiler.compile(EmbeddedCall.FIND_ROW, restriction);
		return reading(() -> {
			this.looked |= from == 0;
			return view(from == 0).find(wanted, from);
		});
	}

	private <T> T reading(Supplier<T> body) {
		return this.locked ? store().read(body) : body.get();
	}

	private TableRows view(boolean anew) {
		TableRows current = anew ? null : this.view;
		if (current == null) {
			current = TableRows.of(this.source.get(), this.filter, this.order);
			this.view = current;
		}
		return current;
	}

}
