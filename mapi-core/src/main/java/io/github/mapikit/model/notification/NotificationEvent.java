// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.notification;

/**
 * A kind of event in a message store.
 * <p>
 * Source: "MAPI Notification Events" (MAPI documentation).
 *
 * @since 0.1.0
 */
public enum NotificationEvent {

	/** A message was delivered. */
	NEW_MAIL(0x00000002),
	/** An object was created. */
	OBJECT_CREATED(0x00000004),
	/** An object was deleted. */
	OBJECT_DELETED(0x00000008),
	/** An object was changed. */
	OBJECT_MODIFIED(0x00000010),
	/** An object was moved. */
	OBJECT_MOVED(0x00000020),
	/** An object was copied. */
	OBJECT_COPIED(0x00000040),
	/**
	 * Notifications may be missing; see {@link Resync}. No event of MAPI's, and nothing
	 * to ask for: every subscription of a lease tells it.
	 */
	RESYNC(0);

	private final int mask;

	NotificationEvent(int mask) {
		this.mask = mask;
	}

	/**
	 * Returns the bit of the event in an event mask.
	 * @return the {@code fnev*} number; 0 if MAPI has no such event
	 */
	public int mask() {
		return this.mask;
	}

}
