// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.thread;

import java.util.List;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.nativemapi.com.ComSession;
import io.github.mapikit.nativemapi.com.ComTable;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Opened;
import io.github.mapikit.spi.TableSource;

/**
 * A session.
 */
final class SessionHandle extends NativeHandle<ComSession> {

	private static final RuntimeLog logger = RuntimeLog.of(SessionHandle.class);

	private static final PropertyTag<Boolean> DEFAULT_STORE = PropertyTag.bool(0x3400);

	private static final int BATCH = 64;

	SessionHandle(ComSession com) {
		super(com);
	}

	@Override
	Opened open(OpenRequest request) {
		if (request instanceof OpenRequest.DefaultStore) {
			return new Opened(openStore(defaultStoreId()), null, -1, null);
		}
		if (request instanceof OpenRequest.Store store) {
			return new Opened(openStore(store.entryId()), null, -1, null);
		}
		throw refused(request);
	}

	StoreHandle openStore(EntryId entryId) {
		return new StoreHandle(this, com().openMsgStore(entryId));
	}

	// such tables are small: reading them beats restricting them
	// ("Calling QueryRows for Small Tables")
	private EntryId defaultStoreId() {
		PropertyTag<?>[] columns = { PropertyTags.ENTRYID, DEFAULT_STORE };
		ComTable table = com().getMsgStoresTable();
		try {
			table.setColumns(columns);
			List<Row> rows = table.queryRows(BATCH, columns);
			while (!rows.isEmpty()) {
				for (Row row : rows) {
					if (Boolean.TRUE.equals(row.value(DEFAULT_STORE).value())) {
						return row.get(PropertyTags.ENTRYID);
					}
				}
				rows = table.queryRows(BATCH, columns);
			}
		}
		finally {
			table.release();
		}
		throw MapiCallExceptions.of("IMAPISession::OpenMsgStore", "default store", MapiErrors.MAPI_E_NOT_FOUND,
				"the profile has no default store", null);
	}

	@Override
	Handle openTable(TableSource source) {
		if (source instanceof TableSource.Stores) {
			return new TableHandle(com().getMsgStoresTable());
		}
		if (source instanceof TableSource.Status) {
			return new TableHandle(com().getStatusTable());
		}
		throw refused(source);
	}

	@Override
	void release() {
		try {
			HResult result = HResult.of(com().logoff());
			if (result.isError()) {
				logger.debug("IMAPISession::Logoff returned {}", result);
			}
		}
		finally {
			super.release();
		}
	}

}
