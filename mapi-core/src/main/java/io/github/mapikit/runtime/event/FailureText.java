// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.event;

import io.github.mapikit.error.MapiException;

/**
 * The text of exceptions that others threw, some of which throw when they are asked for
 * it. May be used from any thread.
 *
 * @since 0.1.0
 */
public final class FailureText {

	private FailureText() {
	}

	/**
	 * Returns the message of an exception.
	 * @param failure the exception
	 * @return the message, or the name of the class if there is none
	 */
	public static String of(Throwable failure) {
		try {
			String message = failure.getMessage();
			return (message != null) ? message : failure.getClass().getName();
		}
		catch (Throwable ex) {
			return failure.getClass().getName();
		}
	}

	/**
	 * Returns an exception that can be handed to others: the JDK asks the failure of a
	 * future for its text in the middle of what wakes its waiters.
	 * @param failure what was thrown
	 * @return the same, or one around it if it throws when it is asked for its text
	 */
	public static Throwable presentable(Throwable failure) {
		try {
			failure.toString();
			return failure;
		}
		catch (OutOfMemoryError ex) {
			// the heap's fault, and not for long
			return failure;
		}
		catch (Throwable ex) {
			return new MapiException(
					"'%s' was thrown, whose message cannot be shown".formatted(failure.getClass().getName()), failure);
		}
	}

}
