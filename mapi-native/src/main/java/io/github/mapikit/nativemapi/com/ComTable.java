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

/**
 * {@code IMAPITable}: a view on rows.
 * <p>
 * Source: "IMAPITable : IUnknown" (MAPI reference).
 */
public final class ComTable extends ComMapiObject {

	static final int SET_COLUMNS = 7;

	static final int GET_ROW_COUNT = 9;

	static final int SEEK_ROW = 10;

	static final int RESTRICT = 14;

	static final int SORT_TABLE = 17;

	static final int QUERY_ROWS = 19;

	static final int WAIT_FOR_COMPLETION = 23;

	private static final int TBL_BATCH = 0x0002;

	private static final int BOOKMARK_BEGINNING = 0;

	/** How long a busy table is waited for. */
	private static final int BUSY_MILLIS = 30_000;

	private static final String QUERY_ROWS_NAME = "IMAPITable::QueryRows";

	ComTable(ComContext context, long address) {
		super(context, "IMAPITable", address);
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
			long array = scratch.place(writer);
			check("IMAPITable::SetColumns", invoke("IMAPITable::SetColumns", SET_COLUMNS, array, TBL_BATCH));
		}
	}

	/**
	 * {@code Restrict}: restricts the rows. A provider may tell of a failure as late as
	 * when rows are read.
	 * @param restriction the restriction
	 */
	public void restrict(Restriction restriction) {
		try (Scratch.Frame scratch = frame()) {
			StructWriter writer = writer();
			RestrictionEncoder.write(writer, restriction);
			long root = scratch.place(writer);
			check("IMAPITable::Restrict", invoke("IMAPITable::Restrict", RESTRICT, root, TBL_BATCH));
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
			long order = scratch.place(writer);
			check("IMAPITable::SortTable", invoke("IMAPITable::SortTable", SORT_TABLE, order, TBL_BATCH));
		}
	}

	/**
	 * {@code GetRowCount}: counts the rows.
	 * @return how many rows there are, in some stores approximately
	 */
	public int getRowCount() {
		try (Scratch.Frame scratch = frame()) {
			long slot = scratch.slot();
			int result = invoke("IMAPITable::GetRowCount", GET_ROW_COUNT, 0, slot);
			if (isBusy(result)) {
				result = invoke("IMAPITable::GetRowCount", GET_ROW_COUNT, 0, slot);
			}
			check("IMAPITable::GetRowCount", result);
			return scratch.int32(slot);
		}
	}

	/**
	 * {@code SeekRow}: moves the cursor.
	 * @param row the row that is read next, from the first; behind the last it is the end
	 */
	public void seekRow(int row) {
		check("IMAPITable::SeekRow", invoke("IMAPITable::SeekRow", SEEK_ROW, BOOKMARK_BEGINNING, row, 0));
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
			int result = invoke(QUERY_ROWS_NAME, QUERY_ROWS, maxRows, 0, slot);
			if (isBusy(result)) {
				slot = scratch.slot();
				result = invoke(QUERY_ROWS_NAME, QUERY_ROWS, maxRows, 0, slot);
			}
			long rows = scratch.pointer(slot);
			try {
				check(QUERY_ROWS_NAME, result);
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
			decode(QUERY_ROWS_NAME, () -> context().rows().count(rows, maxRows));
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
			return decode(QUERY_ROWS_NAME, () -> context().rows().rows(rows, columns, maxRows));
		}
		finally {
			free(rows);
		}
	}

	private void free(long rows) {
		if (context().freeRows(rows)) {
			return;
		}
		for (long buffer : decode(QUERY_ROWS_NAME, () -> context().rows().buffers(rows))) {
			context().freeBuffer(buffer);
		}
		context().freeBuffer(rows);
	}

	// a table that still works on a restriction or an order can be waited for
	private boolean isBusy(int result) {
		if (result != MapiErrors.MAPI_E_BUSY.code()) {
			return false;
		}
		try (Scratch.Frame scratch = frame()) {
			long slot = scratch.slot();
			invoke("IMAPITable::WaitForCompletion", WAIT_FOR_COMPLETION, 0, BUSY_MILLIS, slot);
			return true;
		}
	}

}
