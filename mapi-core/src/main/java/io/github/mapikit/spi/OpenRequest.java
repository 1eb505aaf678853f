// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

import java.io.Serializable;
import java.util.Objects;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.store.StandardFolder;

/**
 * What a driver is asked to open, or to create and open. Each says which object it is
 * asked of.
 *
 * @since 0.1.0
 */
public sealed interface OpenRequest extends Serializable {

	/**
	 * The default store, of a session.
	 */
	record DefaultStore() implements OpenRequest {

	}

	/**
	 * A store, of a session.
	 *
	 * @param entryId its entry identifier
	 */
	record Store(EntryId entryId) implements OpenRequest {

		/**
		 * Creates the request.
		 */
		public Store {
			Objects.requireNonNull(entryId, "entryId");
		}

	}

	/**
	 * A folder by its entry identifier, of a store.
	 *
	 * @param entryId its entry identifier
	 */
	record Folder(EntryId entryId) implements OpenRequest {

		/**
		 * Creates the request.
		 */
		public Folder {
			Objects.requireNonNull(entryId, "entryId");
		}

	}

	/**
	 * A folder by its part, of a store.
	 *
	 * @param folder its part
	 */
	record Standard(StandardFolder folder) implements OpenRequest {

		/**
		 * Creates the request.
		 */
		public Standard {
			Objects.requireNonNull(folder, "folder");
		}

	}

	/**
	 * A message, of a store.
	 *
	 * @param entryId its entry identifier
	 */
	record Message(EntryId entryId) implements OpenRequest {

		/**
		 * Creates the request.
		 */
		public Message {
			Objects.requireNonNull(entryId, "entryId");
		}

	}

	/**
	 * A new message, of the folder that it is to be in once it is saved.
	 */
	record NewMessage() implements OpenRequest {

	}

	/**
	 * A new subfolder, or the one that has the name already, of a folder.
	 *
	 * @param name the name, not blank
	 */
	record NewFolder(String name) implements OpenRequest {

		/**
		 * Creates the request.
		 */
		public NewFolder {
			Objects.requireNonNull(name, "name");
		}

	}

	/**
	 * An attachment, of a message.
	 *
	 * @param number its number
	 */
	record Attachment(int number) implements OpenRequest {

	}

	/**
	 * A new attachment, of a message.
	 */
	record NewAttachment() implements OpenRequest {

	}

	/**
	 * The message that an attachment holds, of the attachment. One that was made to hold
	 * a message and has none yet gets an empty one.
	 */
	record EmbeddedMessage() implements OpenRequest {

	}

}
