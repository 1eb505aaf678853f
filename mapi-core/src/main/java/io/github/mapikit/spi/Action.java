// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.store.FolderAddress;

/**
 * Something that is done to an object as a whole, or to several objects in it.
 *
 * @since 0.1.0
 */
public sealed interface Action extends Serializable {

	/**
	 * Copies or moves messages of a folder into another one.
	 *
	 * @param messages the messages
	 * @param destination the folder, of this or another store of the same session
	 * @param move whether they are gone from this folder afterwards
	 */
	record Transfer(List<EntryId> messages, FolderAddress destination, boolean move) implements Action {

		/**
		 * Creates the action.
		 */
		public Transfer {
			messages = List.copyOf(messages);
			Objects.requireNonNull(destination, "destination");
		}

	}

	/**
	 * Deletes messages of a folder.
	 *
	 * @param messages the messages
	 */
	record Delete(List<EntryId> messages) implements Action {

		/**
		 * Creates the action.
		 */
		public Delete {
			messages = List.copyOf(messages);
		}

	}

	/**
	 * Deletes a subfolder with everything in it.
	 *
	 * @param folder the subfolder
	 */
	record DeleteFolder(EntryId folder) implements Action {

		/**
		 * Creates the action.
		 */
		public DeleteFolder {
			Objects.requireNonNull(folder, "folder");
		}

	}

	/**
	 * Marks messages of a folder read or unread.
	 *
	 * @param messages the messages
	 * @param read whether they are read
	 */
	record MarkRead(List<EntryId> messages, boolean read) implements Action {

		/**
		 * Creates the action.
		 */
		public MarkRead {
			messages = List.copyOf(messages);
		}

	}

	/**
	 * Marks the message itself read or unread.
	 *
	 * @param read whether it is read
	 */
	record MarkThisRead(boolean read) implements Action {

	}

	/**
	 * Replaces the recipients of the message. Takes effect when it is saved.
	 *
	 * @param rows the properties of each recipient, with those that have values alone
	 */
	record ReplaceRecipients(List<PropertyValues> rows) implements Action {

		/**
		 * Creates the action.
		 */
		public ReplaceRecipients {
			rows = List.copyOf(rows);
		}

	}

	/**
	 * Deletes an attachment of the message. Takes effect when it is saved.
	 *
	 * @param number the number of the attachment
	 */
	record DeleteAttachment(int number) implements Action {

	}

	/**
	 * Saves the message and hands it over for sending. A copy goes where the message
	 * says, or else among the sent items.
	 */
	record Submit() implements Action {

	}

}
