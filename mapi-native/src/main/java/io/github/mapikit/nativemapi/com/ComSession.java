// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.nativemapi.memory.StructWriter;
import org.jspecify.annotations.Nullable;

/**
 * {@code IMAPISession}: a session.
 * <p>
 * Source: "IMAPISession : IUnknown" (MAPI reference).
 */
public final class ComSession extends ComMapiObject {

	private static final int MDB_NO_DIALOG = 0x0001;

	private static final int MAPI_BEST_ACCESS = 0x0010;

	private ComSession(ComContext context, long address) {
		super(context, ComMethod.SESSION_LAST_ERROR, address);
	}

	/**
	 * {@code MAPILogonEx}: logs on.
	 * @param context what the objects of the thread share
	 * @param profile the name of the profile, or {@code null} for none
	 * @param flags the flags beside {@code MAPI_UNICODE}
	 * @return the session; the caller logs off and releases it
	 */
	public static ComSession logon(ComContext context, @Nullable String profile, int flags) {
		return new ComSession(context, logonAddress(context, profile, flags));
	}

	private static long logonAddress(ComContext context, @Nullable String profile, int flags) {
		String name = MapiFunction.LOGON_EX.documentedName();
		context.trace().calling(name);
		try (Scratch.Frame scratch = context.scratch().open()) {
			long slot = scratch.slot();
			int result = context.library().logonEx(profile, flags | MAPI_UNICODE, slot);
			if (result < 0) {
				throw ComFailures.failed(name, result,
						(profile != null) ? "profile '" + profile + "'" : "default profile");
			}
			if (scratch.pointer(slot) == 0) {
				throw ComFailures.absurd(name, "the call succeeded without an object");
			}
			return scratch.pointer(slot);
		}
	}

	/**
	 * {@code GetMsgStoresTable}: opens the table of the profile's stores.
	 * @return the table; the caller releases it
	 */
	public ComTable getMsgStoresTable() {
		return table(ComMethod.GET_MSG_STORES_TABLE, MAPI_UNICODE);
	}

	/**
	 * {@code GetStatusTable}: opens the table of what the session is made of.
	 * @return the table; the caller releases it
	 */
	public ComTable getStatusTable() {
		return table(ComMethod.GET_STATUS_TABLE, MAPI_UNICODE);
	}

	/**
	 * {@code OpenMsgStore}: opens a store, as far as the user may change it, without a
	 * dialog.
	 * @param entryId the store
	 * @return the store; the caller releases it
	 */
	public ComStore openMsgStore(EntryId entryId) {
		try (Scratch.Frame scratch = frame()) {
			StructWriter writer = writer();
			writer.binary(entryId.bytes().toByteArray());
			long id = scratch.place(writer);
			long slot = scratch.slot();
			return new ComStore(context(), opened(ComMethod.OPEN_MSG_STORE, invoke(ComMethod.OPEN_MSG_STORE, 0,
					entryId.bytes().size(), id, 0, MDB_NO_DIALOG | MAPI_BEST_ACCESS, slot), scratch, slot));
		}
	}

	/**
	 * {@code Logoff}: ends the session, but not what other clients share. Does nothing
	 * after MAPI has crashed.
	 * @return the result; a session is released whatever it is
	 */
	public int logoff() {
		return context().library().isLost() ? 0 : invoke(ComMethod.LOGOFF, 0, 0, 0);
	}

}
