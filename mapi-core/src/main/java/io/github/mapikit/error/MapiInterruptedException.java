// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import org.jspecify.annotations.Nullable;

/**
 * The calling thread was interrupted while it waited for MAPI. Who throws this has set
 * the thread's interrupt flag again. The MAPI call itself goes on, it cannot be
 * interrupted (R8). May be handled on any thread.
 */
public final class MapiInterruptedException extends MapiException {

	private static final long serialVersionUID = 1L;

	private final String threadName;

	private final String waitedFor;

	/**
	 * An exception about the calling thread.
	 * @param waitedFor what it waited for, such as {@code task 'Archive.unread'}
	 * @param cause the interruption, if there was an exception
	 */
	public MapiInterruptedException(String waitedFor, @Nullable Throwable cause) {
		this(Thread.currentThread().getName(), waitedFor, cause);
	}

	private MapiInterruptedException(String threadName, String waitedFor, @Nullable Throwable cause) {
		super("Thread '" + threadName + "' was interrupted while it waited for " + waitedFor
				+ ". A MAPI call that is under way goes on until it returns", cause);
		this.threadName = threadName;
		this.waitedFor = waitedFor;
	}

	/**
	 * Always: what was waited for goes on.
	 */
	@Override
	public boolean mayHaveTakenEffect() {
		return true;
	}

	/**
	 * The name of the thread that was interrupted.
	 * @return the name
	 */
	public String threadName() {
		return this.threadName;
	}

	/**
	 * What the thread waited for.
	 * @return such as {@code task 'Archive.unread'}
	 */
	public String waitedFor() {
		return this.waitedFor;
	}

}
