// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.util.List;
import java.util.stream.Stream;

import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.runtime.thread.ScopedObject;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Opened;
import io.github.mapikit.spi.TableSource;
import org.jspecify.annotations.Nullable;

/**
 * An open object whose tables, or those of the folders in it, can be listed. Few rows are
 * read in one step. For more, a table stays open until the stream is at its end, is
 * closed, or the task ends.
 */
abstract class OpenContainer extends OpenProperties {

	/** How many rows are read in one step, without a table that stays open. */
	private static final int PAGE = 512;

	private @Nullable EntryId entryId;

	OpenContainer(String kind, @Nullable ScopedObject parent, boolean heldByParent, Opened container) {
		super(kind, parent, heldByParent, container.handle(), false);
		this.entryId = container.entryId();
	}

	/**
	 * Returns the object's entry identifier, within a call, which is read once.
	 * @return the entry identifier
	 */
	final EntryId knownEntryId() {
		EntryId id = this.entryId;
		if (id == null) {
			id = readEntryId();
			this.entryId = id;
		}
		if (id == null) {
			throw MapiCallExceptions.of(GET_PROPS, MapiErrors.MAPI_E_NOT_FOUND);
		}
		return id;
	}

	final Stream<Row> list(TableSource source, TableQuery asked) {
		RestrictionDepth.check("IMAPITable::Restrict", asked.where());
		boolean hierarchy = source instanceof TableSource.Hierarchy;
		TableQuery query = asked.columns().isEmpty()
				? withColumns(asked, hierarchy ? OpenHierarchy.COLUMNS : OpenContents.COLUMNS) : asked;
		if (query.limit() == 0) {
			return Stream.empty();
		}
		String operation = hierarchy ? "IMAPIContainer::GetHierarchyTable" : "IMAPIContainer::GetContentsTable";
		return (query.limit() <= PAGE)
				? call(operation, () -> driver().list(handle(), source, query, query.limit())).stream()
				: call(operation, () -> open(source, query)).stream(PAGE);
	}

	private static TableQuery withColumns(TableQuery query, List<PropertyTag<?>> columns) {
		return new TableQuery(columns, query.where(), query.order(), query.from(), query.limit());
	}

	private ListedRows open(TableSource source, TableQuery query) {
		OpenRequest folder = source.folder();
		if (folder == null) {
			return new ListedRows(null, this, driver().openTable(handle(), source), query);
		}
		ListedFolder opened = new ListedFolder(this, driver().open(handle(), folder).handle());
		try {
			return opened.rows(source.ownTable(), query);
		}
		catch (Throwable ex) {
			opened.closeAfter(ex);
			throw ex;
		}
	}

	/**
	 * A folder that is open because its rows are listed.
	 */
	private static final class ListedFolder extends ScopedObject {

		ListedFolder(ScopedObject parent, Handle folder) {
			super("folder", parent, false, folder);
		}

		ListedRows rows(TableSource source, TableQuery query) {
			return new ListedRows(this, this, driver().openTable(handle(), source), query);
		}

		void closeAfter(Throwable failure) {
			try {
				close();
			}
			catch (Throwable ex) {
				failure.addSuppressed(ex);
			}
		}

		@Override
		protected boolean mayBeLeft() {
			return true;
		}

	}

}
