// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.store;

import java.util.Set;
import java.util.stream.Stream;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.MessageContent;
import io.github.mapikit.model.message.MessageRequest;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.NotificationListener;
import io.github.mapikit.model.notification.Subscription;
import io.github.mapikit.model.property.PropertyObject;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.table.TableQuery;

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
	default Folder ipmSubtree() {
		return openFolder(StandardFolder.IPM_SUBTREE);
	}

	/**
	 * Opens the folder into which mail is delivered.
	 * @return the folder; the caller closes it
	 */
	default Folder inbox() {
		return openFolder(StandardFolder.INBOX);
	}

	/**
	 * Opens the folder in which messages wait to be sent.
	 * @return the folder; the caller closes it
	 */
	default Folder outbox() {
		return openFolder(StandardFolder.OUTBOX);
	}

	/**
	 * Opens the folder of sent messages.
	 * @return the folder; the caller closes it
	 */
	default Folder sentItems() {
		return openFolder(StandardFolder.SENT_ITEMS);
	}

	/**
	 * Opens the folder of deleted messages.
	 * @return the folder; the caller closes it
	 */
	default Folder deletedItems() {
		return openFolder(StandardFolder.DELETED_ITEMS);
	}

	/**
	 * Opens a folder that the store has for a purpose.
	 * @param folder the folder
	 * @return the folder; the caller closes it
	 * @throws io.github.mapikit.error.MapiNotFoundException if the store does not have it
	 */
	Folder openFolder(StandardFolder folder);

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
	 * Reads what is asked for of a message, in one step, and leaves nothing open.
	 * @param entryId the message's entry identifier
	 * @param request what to read
	 * @return the content
	 * @throws io.github.mapikit.error.MapiNotFoundException if there is no such message
	 */
	MessageContent readMessage(EntryId entryId, MessageRequest request);

	/**
	 * Lists messages of a folder, as {@link Folder#list} does, without opening it.
	 * @param folder the folder
	 * @param query which messages
	 * @return the rows
	 */
	Stream<Row> list(StandardFolder folder, TableQuery query);

	/**
	 * Lists messages of a folder, as {@link Folder#list} does, without opening it.
	 * @param folder the folder's entry identifier
	 * @param query which messages
	 * @return the rows
	 */
	Stream<Row> list(EntryId folder, TableQuery query);

	/**
	 * Asks to be told of events in the whole store.
	 * @param events the kinds of events
	 * @param listener called on the thread that MAPI notifies on; it must return soon and
	 * must not use MAPI: hand the work to a MAPI executor
	 * @return the subscription; closing it ends the calls, though one that is under way
	 * may still arrive
	 */
	Subscription advise(Set<NotificationEvent> events, NotificationListener listener);

	/**
	 * Asks to be told of events of one folder or message, as
	 * {@link #advise(Set, NotificationListener)} does of all.
	 * @param entryId the object's entry identifier
	 * @param events the kinds of events
	 * @param listener called on the thread that MAPI notifies on
	 * @return the subscription
	 */
	Subscription advise(EntryId entryId, Set<NotificationEvent> events, NotificationListener listener);

}
