// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles;

/**
 * Follows the opening of a mailbox.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface MailboxProgress {

	/** Follows nothing. */
	MailboxProgress NONE = (mailbox) -> true;

	/**
	 * Called before the first file, between two files, and with each message of a file.
	 * Called very often, on the thread that opens.
	 * @param mailbox what was found so far; to be looked at with {@link Mailbox#look}
	 * @return whether to go on: {@code false} ends the opening with a
	 * {@link java.util.concurrent.CancellationException}
	 */
	boolean advanced(Mailbox mailbox);

}
