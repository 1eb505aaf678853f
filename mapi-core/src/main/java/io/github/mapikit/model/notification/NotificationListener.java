// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.notification;

import io.github.mapikit.model.store.MessageStore;

/**
 * Is told of events in a message store.
 *
 * @since 0.1.0
 * @see MessageStore#advise
 */
@FunctionalInterface
public interface NotificationListener {

	/**
	 * Called for each event, on the thread that MAPI notifies on. Must return soon, and
	 * must not use MAPI.
	 * @param notification what happened
	 */
	void onNotification(Notification notification);

}
