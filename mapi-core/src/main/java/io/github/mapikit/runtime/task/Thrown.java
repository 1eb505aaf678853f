// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

import java.util.concurrent.ExecutionException;

/**
 * Throws again what a task threw.
 */
final class Thrown {

	private Thrown() {
	}

	/**
	 * Returns an exception as what can be thrown.
	 * @param failure what a task threw
	 * @return the same if it is an exception, or one around it
	 * @throws Error the same if it is an error
	 */
	static Exception asIs(Throwable failure) {
		if (failure instanceof Error error) {
			throw error;
		}
		return (failure instanceof Exception exception) ? exception : new ExecutionException(failure);
	}

}
