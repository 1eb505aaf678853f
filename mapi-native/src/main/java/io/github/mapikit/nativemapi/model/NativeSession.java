// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import java.util.List;
import java.util.Objects;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiPropertyException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.nativemapi.com.ComContext;
import io.github.mapikit.nativemapi.com.ComSession;
import io.github.mapikit.nativemapi.com.ComTable;
import io.github.mapikit.runtime.event.RuntimeLog;
import org.jspecify.annotations.Nullable;

/**
 * A session on the installed MAPI.
 */
final class NativeSession extends NativeObject<ComSession> implements MapiSession {

	private static final RuntimeLog logger = RuntimeLog.of(NativeSession.class);

	private static final int BATCH = 64;

	private static final PropertyTag<Boolean> DEFAULT_STORE = PropertyTag.bool(0x3400);

	private static final PropertyTag<Integer> RESOURCE_TYPE = PropertyTag.int32(0x3E03);

	private static final int MAPI_SUBSYSTEM = 39;

	private static final String UNKNOWN_PROFILE = "default profile";

	private final ComContext context;

	private @Nullable String profileName;

	private @Nullable NativeStore defaultStore;

	/**
	 * Takes over a session.
	 * @param context what its objects share, given up with the session
	 * @param session the session
	 * @param profileName the profile by the name that it was asked for, or {@code null}
	 */
	NativeSession(ComContext context, ComSession session, @Nullable String profileName) {
		super("session", null, false, session);
		this.context = context;
		this.profileName = profileName;
	}

	@Override
	public String profileName() {
		return call("IMAPISession::GetStatusTable", () -> {
			String name = this.profileName;
			if (name == null) {
				name = readProfileName();
				this.profileName = name;
			}
			return name;
		});
	}

	// the row of the subsystem is named after the profile ("Status Table Columns")
	private String readProfileName() {
		PropertyTag<?>[] columns = { RESOURCE_TYPE, PropertyTags.DISPLAY_NAME };
		try {
			ComTable table = com().getStatusTable();
			try {
				for (Row row : all(table, columns)) {
					if (Objects.equals(row.value(RESOURCE_TYPE).value(), MAPI_SUBSYSTEM)) {
						return row.get(PropertyTags.DISPLAY_NAME);
					}
				}
			}
			finally {
				table.release();
			}
		}
		catch (MapiCallException | MapiPropertyException ex) {
			// a session that cannot name its profile is a session all the same
			logger.warn("The name of the profile cannot be read; it is shown as '{}'", UNKNOWN_PROFILE, ex);
		}
		return UNKNOWN_PROFILE;
	}

	@Override
	public MessageStore defaultStore() {
		return call("IMAPISession::OpenMsgStore", () -> {
			NativeStore opened = this.defaultStore;
			if (opened == null) {
				opened = new NativeStore(this, true, com().openMsgStore(defaultStoreId()));
				this.defaultStore = opened;
			}
			return opened;
		});
	}

	private EntryId defaultStoreId() {
		PropertyTag<?>[] columns = { PropertyTags.ENTRYID, DEFAULT_STORE };
		ComTable table = com().getMsgStoresTable();
		try {
			for (Row row : all(table, columns)) {
				if (Boolean.TRUE.equals(row.value(DEFAULT_STORE).value())) {
					return row.get(PropertyTags.ENTRYID);
				}
			}
		}
		finally {
			table.release();
		}
		throw MapiCallExceptions.of("IMAPISession::OpenMsgStore", "default store", MapiErrors.MAPI_E_NOT_FOUND,
				"the profile has no default store", null);
	}

	// such tables are small: reading them beats restricting them
	// ("Calling QueryRows for Small Tables")
	private static List<Row> all(ComTable table, PropertyTag<?>[] columns) {
		return NativeTable.readAll(table, columns, BATCH);
	}

	@Override
	public MessageStore openStore(EntryId entryId) {
		Objects.requireNonNull(entryId, "entryId");
		return call("IMAPISession::OpenMsgStore", () -> new NativeStore(this, false, com().openMsgStore(entryId)));
	}

	@Override
	protected void release() {
		try {
			if (!this.context.library().isLost()) {
				int result = com().logoff();
				if (result < 0) {
					logger.debug("IMAPISession::Logoff returned 0x{}", Integer.toHexString(result));
				}
			}
		}
		finally {
			try {
				super.release();
			}
			finally {
				this.context.close();
			}
		}
	}

}
