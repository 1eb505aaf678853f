// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.store;

import java.util.Set;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.NotificationListener;
import io.github.mapikit.model.notification.Subscription;
import io.github.mapikit.model.property.PropertyObject;

/**
 * A message store: a tree of folders with messages.
 * <p>
 * Source: "IMsgStore : IMAPIProp" (MAPI reference).
 *
 * @since 0.1.0
 */
public interface MessageStore extends PropertyObject {

	/**
	 * Returns the store's entry identifier.
	 * @return the entry identifier
	 */
	EntryId entryId();

	/**
	 * Opens the folder under which people see their folders.
	 * @return the folder; the caller closes it
	 */
	Folder ipmSubtree();

	/**
	 * Opens the folder into which mail is delivered.
	 * @return the folder; the caller closes it
	 */
	Folder inbox();

	/**
	 * Opens the folder in which messages wait to be sent.
	 * @return the folder; the caller closes it
	 */
	Folder outbox();

	/**
	 * Opens the folder of sent messages.
	 * @return the folder; the caller closes it
	 */
	Folder sentItems();

	/**
	 * Opens the folder of deleted messages.
	 * @return the folder; the caller closes it
	 */
	Folder deletedItems();

	/**
	 * Opens a folder.
	 * @param entryId the folder's entry identifier
	 * @return the folder; the caller closes it
	 * @throws io.github.mapikit.error.MapiNotFoundException if there is no such folder
	 */
	Folder openFolder(EntryId entryId);

	/**
	 * Opens a message.
	 * @param entryId the message's entry identifier
	 * @return the message; the caller closes it
	 * @throws io.github.mapikit.error.MapiNotFoundException if there is no such message
	 */
	Message openMessage(EntryId entryId);

	/**
	 * Asks to be told of events in the whole store.
	 * @param events the kinds of events
	 * @param listener called on the thread that MAPI notifies on; it must return soon and
	 * must not use MAPI: hand the work to a MAPI executor
	 * @return the subscription; closing it ends the calls, though one that is under way
	 * may still arrive
	 */
	Subscription advise(Set<NotificationEvent> events, NotificationListener listener);

}
