// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

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

	abstract boolean isDescendantOf(ScopeEntry ancestor);

	abstract boolean isSession();

	abstract String kind();

	/**
	 * Returns where the object was opened.
	 * @return the stack of that moment, or {@code null} if it was not taken
	 */
	abstract StackTraceElement @Nullable [] origin();

}
