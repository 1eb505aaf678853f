// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.store;

import java.util.Collection;
import java.util.stream.Stream;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyObject;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.HierarchyTable;
import io.github.mapikit.model.table.TableQuery;

/**
 * A folder of a message store.
 * <p>
 * Source: "IMAPIFolder : IMAPIContainer" (MAPI reference).
 *
 * @since 0.1.0
 */
public interface Folder extends PropertyObject {

	/**
	 * Returns the folder's entry identifier.
	 * @return the entry identifier
	 */
	EntryId entryId();

	/**
	 * Opens the table of the folder's messages.
	 * @return the table; the caller closes it
	 */
	ContentsTable contents();

	/**
	 * Opens the table of the folder's subfolders.
	 * @param depth whether to list the folders right below, or all levels
	 * @return the table; the caller closes it
	 */
	HierarchyTable hierarchy(HierarchyDepth depth);

	/**
	 * Lists messages of the folder in as few steps as it takes: up to some hundred rows
	 * take one. The rows are read as the stream is used, on this thread, so that a folder
	 * of any size takes constant memory. Nothing need be closed: what a stream that is
	 * not used to its end has open ends with it if it is closed, or else with the task.
	 * @param query which messages
	 * @return the rows
	 */
	Stream<Row> list(TableQuery query);

	/**
	 * Lists subfolders, as {@link #list} lists messages.
	 * @param depth whether to list the folders right below, or all levels
	 * @param query which folders
	 * @return the rows
	 */
	Stream<Row> listFolders(HierarchyDepth depth, TableQuery query);

	/**
	 * Creates a message. It is in the folder once it is {@linkplain Message#save()
	 * saved}.
	 * @return the message; the caller closes it
	 */
	Message createMessage();

	/**
	 * Creates a subfolder, or opens the one that has the name already.
	 * @param displayName the name
	 * @return the folder; the caller closes it
	 */
	Folder createFolder(String displayName);

	/**
	 * Deletes a subfolder with everything in it.
	 * @param entryId the subfolder
	 * @return how far it came
	 */
	Completion deleteFolder(EntryId entryId);

	/**
	 * Copies messages of this folder into another one, of this or another store.
	 * @param messages the messages
	 * @param destination where the folder is to copy into
	 * @return how far it came
	 */
	Completion copyMessages(Collection<EntryId> messages, FolderAddress destination);

	/**
	 * Copies messages of this folder into another one of the same store.
	 * @param messages the messages
	 * @param destination the entry identifier of the folder to copy into
	 * @return how far it came
	 */
	default Completion copyMessages(Collection<EntryId> messages, EntryId destination) {
		return copyMessages(messages, FolderAddress.of(destination));
	}

	/**
	 * Moves messages of this folder into another one, of this or another store.
	 * @param messages the messages; they may get other entry identifiers
	 * @param destination where the folder is to move into
	 * @return how far it came
	 */
	Completion moveMessages(Collection<EntryId> messages, FolderAddress destination);

	/**
	 * Moves messages of this folder into another one of the same store.
	 * @param messages the messages; they may get other entry identifiers
	 * @param destination the entry identifier of the folder to move into
	 * @return how far it came
	 */
	default Completion moveMessages(Collection<EntryId> messages, EntryId destination) {
		return moveMessages(messages, FolderAddress.of(destination));
	}

	/**
	 * Deletes messages of this folder for good. To put them among the deleted items, move
	 * them there.
	 * @param messages the messages
	 * @return how far it came
	 */
	Completion deleteMessages(Collection<EntryId> messages);

	/**
	 * Marks messages of this folder read or unread.
	 * @param messages the messages
	 * @param read whether they are read
	 * @return how far it came
	 */
	Completion markRead(Collection<EntryId> messages, boolean read);

}
