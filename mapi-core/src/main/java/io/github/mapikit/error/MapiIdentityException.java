// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import org.jspecify.annotations.Nullable;

/**
 * A thread was about to use MAPI as another user than the one that MAPI runs as in this
 * process (R9), or did so. Names both. May be handled on any thread.
 * <p>
 * Source: "MAPICDO and the impersonation hang" (S. Griffin): under two identities,
 * releasing a message store hangs for ever.
 *
 * @since 0.1.0
 */
public final class MapiIdentityException extends MapiException {

	private static final long serialVersionUID = 1L;

	private final String threadName;

	private final String attempted;

	private final String processIdentity;

	private final @Nullable String threadIdentity;

	/**
	 * An exception about the calling thread.
	 * @param attempted what it tried, such as {@code run task 'archive'}
	 * @param processIdentity the user that MAPI runs as in this process
	 * @param threadIdentity the user that the thread runs as, or {@code null} if it
	 * cannot be told
	 */
	public MapiIdentityException(String attempted, String processIdentity, @Nullable String threadIdentity) {
		super(("Thread '%s' tried to %s as user %s, but MAPI runs as user '%s' in this process, and one process has one "
				+ "identity: with two, releasing a message store may hang for ever. Give the user of the process rights "
				+ "on the mailboxes, or let each user have a process of its own, and end impersonation before MAPI is used")
			.formatted(Thread.currentThread().getName(), attempted,
					(threadIdentity != null) ? "'" + threadIdentity + "'" : "that cannot be told", processIdentity));
		this.threadName = Thread.currentThread().getName();
		this.attempted = attempted;
		this.processIdentity = processIdentity;
		this.threadIdentity = threadIdentity;
	}

	/**
	 * The name of the thread.
	 * @return the name that the thread had
	 */
	public String threadName() {
		return this.threadName;
	}

	/**
	 * What the thread tried to do.
	 * @return the attempt, in the form {@code run task 'archive'}
	 */
	public String attempted() {
		return this.attempted;
	}

	/**
	 * The user that MAPI runs as in this process.
	 * @return the user
	 */
	public String processIdentity() {
		return this.processIdentity;
	}

	/**
	 * The user that the thread ran as.
	 * @return the user, or {@code null} if it could not be told
	 */
	public @Nullable String threadIdentity() {
		return this.threadIdentity;
	}

}
