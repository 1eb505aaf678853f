// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.nativemapi.com.ComContext;
import io.github.mapikit.nativemapi.com.ComSession;
import io.github.mapikit.nativemapi.com.MapiLibrary;
import io.github.mapikit.spi.SessionOptions;

/**
 * Opens sessions on an installed MAPI.
 *
 * @since 0.1.0
 */
public final class NativeSessions {

	/** Not one that another program, or thread, shares. */
	private static final int MAPI_NEW_SESSION = 0x0002;

	private static final int MAPI_EXPLICIT_PROFILE = 0x0010;

	private static final int MAPI_EXTENDED = 0x0020;

	private static final int MAPI_USE_DEFAULT = 0x0040;

	private NativeSessions() {
	}

	/**
	 * Logs on ({@code MAPILogonEx}). Must be called on a MAPI thread that has
	 * initialized. No dialog is shown.
	 * @param library the library
	 * @param options which profile
	 * @param extraLogonFlags flags beside those that every logon needs, such as
	 * {@code MAPI_NT_SERVICE} and {@code MAPI_NO_MAIL}
	 * @return the session; it belongs to the calling thread
	 * @throws io.github.mapikit.error.MapiLogonException if the logon fails
	 */
	public static MapiSession open(MapiLibrary library, SessionOptions options, int extraLogonFlags) {
		String profile = options.profile();
		int which = (profile != null) ? MAPI_EXPLICIT_PROFILE : MAPI_USE_DEFAULT;
		ComContext context = new ComContext(library);
		ComSession session = null;
		try {
			session = ComSession.logon(context, profile, MAPI_EXTENDED | MAPI_NEW_SESSION | which | extraLogonFlags);
			return new NativeSession(context, session, profile);
		}
		catch (RuntimeException | Error ex) {
			if (session != null) {
				session.release();
			}
			context.close();
			throw ex;
		}
	}

}
