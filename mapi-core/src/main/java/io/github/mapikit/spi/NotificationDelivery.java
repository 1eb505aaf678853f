// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

/**
 * The thread on which a driver delivers notifications. The first thread to initialize
 * decides for the whole process (R12); it has to pump in either case (R5).
 * <p>
 * Source: "MAPIINIT_0" (MAPI reference).
 *
 * @since 0.1.0
 */
public enum NotificationDelivery {

	/** The primary thread, when it pumps. */
	PRIMARY_THREAD,

	/** A thread of MAPI's own ({@code MAPI_MULTITHREAD_NOTIFICATIONS}). */
	DEDICATED_THREAD

}
