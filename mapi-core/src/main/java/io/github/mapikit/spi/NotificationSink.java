// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

import io.github.mapikit.model.notification.Notification;

/**
 * Takes a driver's notifications. Called on whatever thread MAPI notifies on; returns at
 * once and throws nothing.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface NotificationSink {

	/**
	 * Takes a notification.
	 * @param notification what happened
	 */
	void accept(Notification notification);

}
