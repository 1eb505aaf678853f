// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.util.List;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.property.SortOrder;
import io.github.mapikit.nativemapi.memory.ArgumentEncoder;
import io.github.mapikit.nativemapi.memory.RestrictionEncoder;
import io.github.mapikit.nativemapi.memory.StructWriter;
import org.jspecify.annotations.Nullable;

/**
 * {@code IMAPITable}: a view on rows.
 * <p>
 * Source: "IMAPITable : IUnknown" (MAPI reference).
 */
public final class ComTable extends ComMapiObject {

	private static final int TBL_BATCH = 0x0002;

	private static final int BOOKMARK_BEGINNING = 0;

	private static final int BOOKMARK_CURRENT = 1;

	/** How long a busy table is waited for. */
	private static final int BUSY_MILLIS = 30_000;

	/** What {@code QueryPosition} answers where it cannot tell. */
	private static final int UNKNOWN_ROW = -1;

	ComTable(ComContext context, long address) {
		super(context, ComMethod.TABLE_LAST_ERROR, address);
	}

	/**
	 * {@code SetColumns}: chooses the columns. A provider may tell of a failure as late
	 * as when rows are read.
	 * @param columns the columns
	 */
	public void setColumns(PropertyTag<?>... columns) {
		try (Scratch.Frame scratch = frame()) {
			StructWriter writer = writer();
			ArgumentEncoder.tags(writer, columns);
			change(ComMethod.SET_COLUMNS, scratch.place(writer));
		}
	}

	/**
	 * {@code Restrict}: restricts the rows. A provider may tell of a failure as late as
	 * when rows are read.
	 * @param restriction the restriction, or {@code null} for all rows
	 */
	public void restrict(@Nullable Restriction restriction) {
		try (Scratch.Frame scratch = frame()) {
			long root = 0;
			if (restriction != null) {
				StructWriter writer = writer();
				RestrictionEncoder.write(writer, restriction);
				root = scratch.place(writer);
			}
			change(ComMethod.RESTRICT, root);
		}
	}

	/**
	 * {@code SortTable}: sorts the rows. A provider may tell of a failure as late as when
	 * rows are read.
	 * @param keys the sort keys; none for no particular order
	 */
	public void sortTable(SortOrder... keys) {
		try (Scratch.Frame scratch = frame()) {
			StructWriter writer = writer();
			ArgumentEncoder.sortOrder(writer, keys);
			change(ComMethod.SORT_TABLE, scratch.place(writer));
		}
	}

	private void change(ComMethod method, long argument) {
		int result = invoke(method, argument, TBL_BATCH);
		check(method, isReadyNow(result) ? invoke(method, argument, TBL_BATCH) : result);
	}

	/**
	 * {@code GetRowCount}: counts the rows.
	 * @return how many rows there are, in some stores approximately
	 */
	public int getRowCount() {
		try (Scratch.Frame scratch = frame()) {
			long slot = scratch.slot();
			int result = invoke(ComMethod.GET_ROW_COUNT, 0, slot);
			check(ComMethod.GET_ROW_COUNT, isReadyNow(result) ? invoke(ComMethod.GET_ROW_COUNT, 0, slot) : result);
			return scratch.int32(slot);
		}
	}

	/**
	 * {@code SeekRow}: moves the cursor.
	 * @param row the row that is read next, from the first; behind the last it is the end
	 */
	public void seekRow(int row) {
		int result = invoke(ComMethod.SEEK_ROW, BOOKMARK_BEGINNING, row, 0);
		check(ComMethod.SEEK_ROW, isReadyNow(result) ? invoke(ComMethod.SEEK_ROW, BOOKMARK_BEGINNING, row, 0) : result);
	}

	/**
	 * {@code FindRow}: moves the cursor to the next row that satisfies a restriction.
	 * @param restriction the restriction
	 * @return whether there is one; if not, nobody knows where the cursor is
	 */
	public boolean findRow(Restriction restriction) {
		try (Scratch.Frame scratch = frame()) {
			StructWriter writer = writer();
			RestrictionEncoder.write(writer, restriction);
			long root = scratch.place(writer);
			int result = invoke(ComMethod.FIND_ROW, root, BOOKMARK_CURRENT, 0);
			if (isReadyNow(result)) {
				result = invoke(ComMethod.FIND_ROW, root, BOOKMARK_CURRENT, 0);
			}
			if (result == MapiErrors.MAPI_E_NOT_FOUND.code()) {
				return false;
			}
			check(ComMethod.FIND_ROW, result);
			return true;
		}
	}

	/**
	 * {@code QueryPosition}: asks where the cursor is.
	 * @return the row that is read next, from 0
	 */
	public int queryPosition() {
		try (Scratch.Frame scratch = frame()) {
			long row = scratch.slot();
			long numerator = scratch.slot();
			long denominator = scratch.slot();
			check(ComMethod.QUERY_POSITION, invoke(ComMethod.QUERY_POSITION, row, numerator, denominator));
			int found = scratch.int32(row);
			if (found == UNKNOWN_ROW) {
				throw ComFailures.failed(ComMethod.QUERY_POSITION.documentedName(), MapiErrors.MAPI_E_NO_SUPPORT.code(),
						"the table cannot tell which row it is");
			}
			if (found < 0) {
				throw ComFailures.absurd(ComMethod.QUERY_POSITION.documentedName(),
						"a table with %d rows cannot be".formatted(found & 0xFFFFFFFFL));
			}
			return found;
		}
	}

	/**
	 * {@code QueryRows}: reads the next rows.
	 * @param maxRows how many at most
	 * @param columns the columns that were chosen; not to be changed any more
	 * @return the rows; none at the end of the table
	 */
	public List<Row> queryRows(int maxRows, PropertyTag<?>[] columns) {
		try (Scratch.Frame scratch = frame()) {
			long slot = scratch.slot();
			int result = invoke(ComMethod.QUERY_ROWS, maxRows, 0, slot);
			if (isReadyNow(result)) {
				// what came with the first answer is not taken
				slot = scratch.slot();
				result = invoke(ComMethod.QUERY_ROWS, maxRows, 0, slot);
			}
			long rows = scratch.pointer(slot);
			try {
				check(ComMethod.QUERY_ROWS, result);
			}
			catch (MapiCallException ex) {
				context().freeBuffer(rows);
				throw ex;
			}
			return (rows != 0) ? take(rows, maxRows, columns) : List.of();
		}
	}

	private List<Row> take(long rows, int maxRows, PropertyTag<?>[] columns) {
		try {
			decode(ComMethod.QUERY_ROWS, () -> context().rows().count(rows, maxRows));
		}
		catch (MapiCallException ex) {
			// what lies beyond a count that cannot be is not ours to free
			context().freeBuffer(rows);
			throw ex;
		}
		catch (Error ex) {
			free(rows);
			throw ex;
		}
		try {
			return decode(ComMethod.QUERY_ROWS, () -> context().rows().rows(rows, columns, maxRows));
		}
		finally {
			free(rows);
		}
	}

	private void free(long rows) {
		if (context().freeRows(rows)) {
			return;
		}
		for (long buffer : decode(ComMethod.QUERY_ROWS, () -> context().rows().buffers(rows))) {
			context().freeBuffer(buffer);
		}
		context().freeBuffer(rows);
	}

	/**
	 * Waits for a table that still works on a restriction or an order.
	 * @param result what a call returned
	 * @return whether the call was refused because of that, and is worth another attempt.
	 * A thread that has to pump does not wait
	 */
	private boolean isReadyNow(int result) {
		if (result != MapiErrors.MAPI_E_BUSY.code() || !context().mayWait()) {
			return false;
		}
		try (Scratch.Frame scratch = frame()) {
			long slot = scratch.slot();
			invoke(ComMethod.WAIT_FOR_COMPLETION, 0, BUSY_MILLIS, slot);
			return true;
		}
	}

}
