// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.spi.DriverThread;
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
	 * Returns what calls of the object's thread pass through.
	 * @return the gate
	 */
	abstract CallGate gate();

	/**
	 * Returns what the driver can do on the object's thread.
	 * @return the driver's verbs
	 */
	abstract DriverThread driver();

	/**
	 * Notes that the object is the session that a lease has on the thread.
	 * @param holding the life of the session
	 */
	abstract void heldFor(HeldSession holding);

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

	/**
	 * The life of the session that a lease has on a thread, as that session and what was
	 * opened through it see it. Confined to the thread.
	 */
	interface HeldSession {

		/**
		 * Notes that the session has died.
		 * @param failure what shows it
		 */
		void lost(MapiCallException failure);

		/**
		 * Returns whether the session has died.
		 * @return whether it has
		 */
		boolean isLost();

		/**
		 * Refuses a call on a session that has died, or on what was opened through it.
		 * @param operation the call
		 */
		void requireAlive(String operation);

	}

}
