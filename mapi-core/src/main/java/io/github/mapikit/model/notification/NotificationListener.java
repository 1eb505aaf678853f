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
	 * Called for each event: for a subscription of a lease on the runtime's dispatcher
	 * thread, for an advice of a store on the thread that MAPI notifies on. Must return
	 * soon, since others wait for the same thread, and must not use MAPI: it hands work
	 * to a MAPI executor.
	 * @param notification what happened
	 */
	void onNotification(Notification notification);

}
