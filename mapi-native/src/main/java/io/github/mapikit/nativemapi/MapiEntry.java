/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.nativemapi;

import io.github.mapikit.model.MapiSession;
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
