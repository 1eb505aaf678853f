// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.spi.SessionOptions;

/**
 * What of the loaded MAPI DLL concerns threads and sessions. Results are as MAPI returns
 * them.
 */
interface MapiEntry {

	/**
	 * {@code MAPIInitialize}.
	 * @param flags its flags
	 * @return the result
	 */
	int initialize(int flags);

	/**
	 * {@code MAPIUninitialize}.
	 */
	void uninitialize();

	/**
	 * {@code HrDispatchNotifications}, if the DLL has it.
	 */
	void dispatchNotifications();

	/**
	 * Returns whether an access violation in the DLL becomes an {@link Error}; if not, it
	 * ends the process.
	 * @return whether it does
	 */
	boolean isProtected();

	/**
	 * Refuses all further calls: something crashed that may have held MAPI's locks.
	 * @param place where
	 */
	void lose(String place);

	/**
	 * Logs on.
	 * @param options how
	 * @param extraFlags further flags of {@code MAPILogonEx}
	 * @return the session
	 */
	MapiSession openSession(SessionOptions options, int extraFlags);

}
