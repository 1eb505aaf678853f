// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.notification;

/**
 * Notifications may be missing from before this one: the subscription was interrupted, or
 * its queue was full. Whoever keeps something up to date by notifications reads it anew.
 *
 * @since 0.1.0
 */
public record Resync() implements Notification {

	@Override
	public NotificationEvent event() {
		return NotificationEvent.RESYNC;
	}

}
