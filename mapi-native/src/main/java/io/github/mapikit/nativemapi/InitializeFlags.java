// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import io.github.mapikit.spi.NotificationDelivery;

/**
 * The flags of {@code MAPIInitialize} and {@code MAPILogonEx} that belong together.
 * <p>
 * Sources: "MAPIINIT_0", "MAPILogonEx", "Calling MAPI from Windows services" (MAPI
 * documentation).
 */
final class InitializeFlags {

	/** {@code MAPI_MULTITHREAD_NOTIFICATIONS}. */
	static final int MULTITHREAD_NOTIFICATIONS = 0x1;

	/** {@code MAPI_NO_COINIT}. */
	static final int NO_COINIT = 0x8;

	/** {@code MAPI_NT_SERVICE}, of both calls. */
	static final int NT_SERVICE = 0x10000;

	/** {@code MAPI_NO_MAIL} of {@code MAPILogonEx}. */
	static final int NO_MAIL = 0x8000;

	private InitializeFlags() {
	}

	static int forInitialize(NotificationDelivery notifications, boolean service, boolean ownCom) {
		return ((notifications == NotificationDelivery.DEDICATED_THREAD) ? MULTITHREAD_NOTIFICATIONS : 0)
				| (service ? NT_SERVICE : 0) | (ownCom ? NO_COINIT : 0);
	}

	// a service without MAPI_NO_MAIL is refused with MAPI_E_INVALID_PARAMETER
	static int forLogon(boolean service) {
		return service ? NT_SERVICE | NO_MAIL : 0;
	}

}
