// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import io.github.mapikit.spi.Handle;
import org.jspecify.annotations.Nullable;

/**
 * An open object as its {@link MapiScope} sees it. Confined to its thread.
 */
abstract class ScopeEntry {

	// the scope's

	@Nullable ScopeEntry previous;

	@Nullable ScopeEntry next;

	/**
	 * Closes the object, whoever holds it.
	 */
	abstract void closeNow();

	/**
	 * Notes that the object is closed, without releasing it.
	 */
	abstract void closed();

	/**
	 * Returns what the driver has open for the object.
	 * @return the handle, or {@code null} if it has nothing open
	 */
	abstract @Nullable Handle handleOrNull();

	/**
	 * Returns the object's thread.
	 * @return the thread
	 */
	abstract MapiThread thread();

	abstract boolean isDescendantOf(ScopeEntry ancestor);

	abstract boolean isSession();

	/**
	 * Returns whether the object was opened through a session that has died, and whose
	 * releases may fail.
	 * @return whether it was
	 */
	abstract boolean isOfLostSession();

	/**
	 * Returns whether a task may leave the object to the end of the task.
	 * @return whether it is no leak
	 */
	abstract boolean mayBeLeft();

	abstract String kind();

	/**
	 * Returns where the object was opened.
	 * @return the stack of that moment, or {@code null} if it was not taken
	 */
	abstract StackTraceElement @Nullable [] origin();

}
