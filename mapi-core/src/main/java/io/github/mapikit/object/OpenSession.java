// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.util.Objects;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiPropertyException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.ScopedObject;
import io.github.mapikit.runtime.thread.SessionFactory;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Opened;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.TableSource;
import org.jspecify.annotations.Nullable;

/**
 * A session. Its default store is opened once, and closed with it.
 */
public final class OpenSession extends ScopedObject implements MapiSession {

	private static final RuntimeLog logger = RuntimeLog.of(OpenSession.class);

	private static final PropertyTag<Integer> RESOURCE_TYPE = PropertyTag.int32(0x3E03);

	private static final String STATUS = "IMAPISession::GetStatusTable";

	private static final String OPEN_STORE = "IMAPISession::OpenMsgStore";

	private static final int MAPI_SUBSYSTEM = 39;

	private static final String UNKNOWN_PROFILE = "default profile";

	private @Nullable String profileName;

	private @Nullable OpenStore defaultStore;

	private OpenSession(Opened session) {
		super("session", null, false, session.handle());
		this.profileName = session.name();
	}

	/**
	 * Logs the calling MAPI thread on.
	 * @param options how
	 * @return the session, in the thread's current scope
	 * @throws io.github.mapikit.error.MapiLogonException if it fails
	 */
	public static SessionFactory.Opened logOn(SessionOptions options) {
		Objects.requireNonNull(options, "options");
		MapiThread thread = MapiThread.current("MAPILogonEx");
		OpenSession session = thread.work()
			.withRetry("MAPILogonEx",
					() -> thread.call("MAPILogonEx", () -> new OpenSession(thread.driver().logOn(options))));
		return new SessionFactory.Opened(session, session.knownProfile());
	}

	// the documentation advises against the status table when a session has just begun
	private String knownProfile() {
		String name = this.profileName;
		return (name != null) ? name : UNKNOWN_PROFILE;
	}

	@Override
	public String profileName() {
		String known = this.profileName;
		String name = (known != null) ? call(STATUS, () -> known) : readProfileName();
		this.profileName = name;
		return name;
	}

	// the row of the subsystem is named after the profile ("Status Table Columns")
	private String readProfileName() {
		TableQuery query = TableQuery.columns(RESOURCE_TYPE, PropertyTags.DISPLAY_NAME);
		try {
			for (Row row : call(STATUS,
					() -> driver().list(handle(), new TableSource.Status(), query, Integer.MAX_VALUE))) {
				if (Objects.equals(row.value(RESOURCE_TYPE).value(), MAPI_SUBSYSTEM)) {
					return row.get(PropertyTags.DISPLAY_NAME);
				}
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
		OpenStore held = this.defaultStore;
		if (held != null) {
			return call(OPEN_STORE, () -> held);
		}
		try {
			OpenStore opened = callWithRetry(OPEN_STORE,
					() -> new OpenStore(this, true, driver().open(handle(), new OpenRequest.DefaultStore())));
			this.defaultStore = opened;
			return opened;
		}
		catch (MapiCallException ex) {
			if (ex.result().equals(MapiErrors.MAPI_E_NETWORK_ERROR)) {
				sessionLost(ex);
			}
			throw ex;
		}
	}

	@Override
	public MessageStore openStore(EntryId entryId) {
		OpenRequest request = new OpenRequest.Store(entryId);
		return callWithRetry(OPEN_STORE, () -> new OpenStore(this, false, driver().open(handle(), request)));
	}

}
