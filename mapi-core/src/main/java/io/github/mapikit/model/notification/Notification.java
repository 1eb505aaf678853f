// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.notification;

import java.io.Serializable;

/**
 * What a subscription tells: something that happened in a message store, or that
 * something may have happened of which nobody was told.
 *
 * @since 0.1.0
 */
public sealed interface Notification extends Serializable permits ObjectNotification, Resync {

	/**
	 * Returns the kind of event.
	 * @return the kind
	 */
	NotificationEvent event();

}
