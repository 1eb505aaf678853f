// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import io.github.mapikit.nativemapi.thread.NativeThread.Life;
import io.github.mapikit.spi.CallTrace;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.ThreadRole;

/**
 * What of the loaded MAPI DLL concerns threads. Results are as MAPI returns them.
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
	 * Returns the verbs of the calling thread, which is about to initialize.
	 * @param role the part of the thread
	 * @param trace is told of each call
	 * @param life initializes and uninitializes the thread
	 * @return the verbs
	 */
	DriverThread thread(ThreadRole role, CallTrace trace, Life life);

}
