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

	static final int GET_MSG_STORES_TABLE = 4;

	static final int OPEN_MSG_STORE = 5;

	static final int GET_STATUS_TABLE = 8;

	static final int LOGOFF = 17;

	private static final int MDB_NO_DIALOG = 0x0001;

	private static final int MAPI_BEST_ACCESS = 0x0010;

	private ComSession(ComContext context, long address) {
		super(context, "IMAPISession", address);
	}

	/**
	 * {@code MAPILogonEx}: logs on.
	 * @param context what the objects of the session share
	 * @param profile the name of the profile, or {@code null} for none
	 * @param flags the flags beside {@code MAPI_UNICODE}
	 * @return the session; the caller logs off and releases it
	 */
	public static ComSession logon(ComContext context, @Nullable String profile, int flags) {
		MapiLibrary.Opened opened = context.library().logonEx(profile, flags | MAPI_UNICODE);
		if (opened.result() < 0) {
			throw ComFailures.failed("MAPILogonEx", opened.result(),
					(profile != null) ? "profile '" + profile + "'" : "default profile");
		}
		return new ComSession(context, opened.address());
	}

	/**
	 * {@code GetMsgStoresTable}: opens the table of the profile's stores.
	 * @return the table; the caller releases it
	 */
	public ComTable getMsgStoresTable() {
		return table("IMAPISession::GetMsgStoresTable", GET_MSG_STORES_TABLE, MAPI_UNICODE);
	}

	/**
	 * {@code GetStatusTable}: opens the table of what the session is made of.
	 * @return the table; the caller releases it
	 */
	public ComTable getStatusTable() {
		return table("IMAPISession::GetStatusTable", GET_STATUS_TABLE, MAPI_UNICODE);
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
			return new ComStore(
					context(), opened(
							"IMAPISession::OpenMsgStore", invoke("IMAPISession::OpenMsgStore", OPEN_MSG_STORE, 0,
									entryId.bytes().size(), id, 0, MDB_NO_DIALOG | MAPI_BEST_ACCESS, slot),
							scratch, slot));
		}
	}

	/**
	 * {@code Logoff}: ends the session, but not what other clients share.
	 * @return the result; a session is released whatever it is
	 */
	public int logoff() {
		return invoke("IMAPISession::Logoff", LOGOFF, 0, 0, 0);
	}

}
