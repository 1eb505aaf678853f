// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiSubsystemFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The one place where what a native call returned becomes an exception.
 */
final class ComFailures {

	/** The name by which crashes are reported. */
	private static final String DRIVER = "native";

	private ComFailures() {
	}

	/**
	 * Returns the failure of a call.
	 * @param operation the call by its documented name
	 * @param result an error
	 * @param detail what else is known, or {@code null}
	 * @return the exception to throw
	 */
	static MapiCallException failed(String operation, int result, @Nullable String detail) {
		return MapiCallExceptions.of(operation, null, HResult.of(result), detail, null);
	}

	/**
	 * Returns the failure of a call whose answer breaks the rules of its own interface.
	 * @param operation the call by its documented name
	 * @param what what is wrong with the answer; no mail content
	 * @return the exception to throw
	 */
	static MapiCallException absurd(String operation, String what) {
		return MapiCallExceptions.of(operation, "answer", MapiErrors.MAPI_E_CORRUPT_DATA, what, null);
	}

	/**
	 * Returns the failure of a call whose answer points to where no memory is.
	 * @param operation the call by its documented name
	 * @param fault what reading it ended with
	 * @return the exception to throw
	 */
	static MapiCallException unreadable(String operation, Error fault) {
		return MapiCallExceptions.of(operation, "answer", MapiErrors.MAPI_E_CORRUPT_DATA,
				"it points to memory that cannot be read; what it returned stays allocated", fault);
	}

	/**
	 * Returns the failure of a call that crashed.
	 * @param operation the call by its documented name
	 * @param crash the crash
	 * @return the exception to throw
	 */
	static MapiSubsystemFailedException crashed(String operation, Error crash) {
		return new MapiSubsystemFailedException(DRIVER, operation, crash);
	}

	/**
	 * Returns the failure of a call that is not made, because an earlier one crashed.
	 * @param crashedIn the call that crashed
	 * @param operation the call that is not made
	 * @return the exception to throw
	 */
	static MapiSubsystemFailedException lost(String crashedIn, String operation) {
		return new MapiSubsystemFailedException(DRIVER, crashedIn,
				new IllegalStateException("'%s' is not called any more".formatted(operation)));
	}

}
