// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

/**
 * What becomes of the entry identifier of a message when the message is moved.
 *
 * @since 0.1.0
 */
public enum EntryIdsAfterMove {

	/**
	 * It opens nothing any more, and the message has another one: what message stores do.
	 */
	VOID,
	/** It opens the message where that is now. */
	VALID

}
