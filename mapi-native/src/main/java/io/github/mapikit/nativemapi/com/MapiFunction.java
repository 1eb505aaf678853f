// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

/**
 * The flat functions of MAPI that this binding calls.
 */
enum MapiFunction {

	INITIALIZE("MAPIInitialize", 4, true),

	UNINITIALIZE("MAPIUninitialize", 0, true),

	LOGON_EX("MAPILogonEx", 20, true),

	FREE_BUFFER("MAPIFreeBuffer", 4, true),

	FREE_ROWS("FreeProws", 4, false),

	DISPATCH_NOTIFICATIONS("HrDispatchNotifications", 4, false);

	private final String documentedName;

	private final int argumentBytes;

	private final boolean needed;

	MapiFunction(String documentedName, int argumentBytes, boolean needed) {
		this.documentedName = documentedName;
		this.argumentBytes = argumentBytes;
		this.needed = needed;
	}

	String documentedName() {
		return this.documentedName;
	}

	/**
	 * Returns how many bytes the arguments take on 32-bit Windows, which decorated names
	 * end in.
	 * @return how many bytes
	 */
	int argumentBytes() {
		return this.argumentBytes;
	}

	/**
	 * Returns whether no session can do without it.
	 * @return whether it is needed
	 */
	boolean isNeeded() {
		return this.needed;
	}

}
