// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.store;

/**
 * A folder that a message store has for a purpose.
 *
 * @since 0.1.0
 */
public enum StandardFolder {

	/** The folder under which people see their folders. */
	IPM_SUBTREE,
	/** The folder into which mail is delivered. */
	INBOX,
	/** The folder in which messages wait to be sent. */
	OUTBOX,
	/** The folder of sent messages. */
	SENT_ITEMS,
	/** The folder of deleted messages. */
	DELETED_ITEMS

}
