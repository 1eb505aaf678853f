// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Makes the exceptions for failed calls: the one place where a code is translated. May be
 * used from any thread.
 *
 * @since 0.1.0
 */
public final class MapiCallExceptions {

	private static final Set<HResult> NOT_FOUND = Set.of(MapiErrors.MAPI_E_NOT_FOUND, MapiErrors.MAPI_E_OBJECT_DELETED,
			MapiErrors.MAPI_E_INVALID_ENTRYID, MapiErrors.MAPI_E_UNKNOWN_ENTRYID);

	private static final Set<HResult> DENIED = Set.of(MapiErrors.MAPI_E_NO_ACCESS, ComErrors.STG_E_ACCESSDENIED,
			MapiErrors.MAPI_E_ACCOUNT_DISABLED, MapiErrors.MAPI_E_INVALID_ACCESS_TIME,
			MapiErrors.MAPI_E_INVALID_WORKSTATION_ACCOUNT, MapiErrors.MAPI_E_PASSWORD_CHANGE_REQUIRED,
			MapiErrors.MAPI_E_PASSWORD_EXPIRED);

	private MapiCallExceptions() {
	}

	/**
	 * The exception for a failed call, of the class that fits call and code.
	 * @param operation the documented name of the call, such as {@code MAPIInitialize} or
	 * {@code IMAPISession::OpenMsgStore}
	 * @param result the error it returned
	 * @return the exception to throw
	 * @throws IllegalArgumentException if the result is no error
	 */
	public static MapiCallException of(String operation, HResult result) {
		return of(operation, null, result, null, null);
	}

	/**
	 * The exception for a failed step of a call, of the class that fits call and code.
	 * @param operation the documented name of the call
	 * @param step the step of the call that failed, if it is known
	 * @param result the error it returned
	 * @return the exception to throw
	 * @throws IllegalArgumentException if the result is no error
	 */
	public static MapiCallException of(String operation, @Nullable String step, HResult result) {
		return of(operation, step, result, null, null);
	}

	/**
	 * The exception for a failed step of a call, of the class that fits call and code.
	 * @param operation the documented name of the call
	 * @param step the step of the call that failed, if it is known
	 * @param result the error it returned
	 * @param detail what else is known, such as the text of {@code GetLastError} or the
	 * name of the thing that was asked for; no mail content
	 * @param cause what led to it, if anything did
	 * @return the exception to throw
	 * @throws IllegalArgumentException if the result is no error
	 */
	public static MapiCallException of(String operation, @Nullable String step, HResult result, @Nullable String detail,
			@Nullable Throwable cause) {
		Objects.requireNonNull(operation, "operation");
		if (!Objects.requireNonNull(result, "result").isError()) {
			throw new IllegalArgumentException("'" + operation + "' returned " + result.describeIn(operation, step)
					+ ", which is no error: handle it as a result");
		}
		return of(new FailedCall(operation, step, result, detail, cause));
	}

	private static MapiCallException of(FailedCall call) {
		switch (OperationName.plain(call.operation())) {
			case "MAPIInitialize":
				return new MapiInitializationException(call);
			case "MAPILogonEx":
				return new MapiLogonException(call);
			case "CreateProfile":
				// its MAPI_E_NO_ACCESS says that the name is taken
				// ("IProfAdmin::CreateProfile")
				return new MapiCallException(call);
			default:
				return byCode(call);
		}
	}

	private static MapiCallException byCode(FailedCall call) {
		if (NOT_FOUND.contains(call.result())) {
			return new MapiNotFoundException(call);
		}
		if (DENIED.contains(call.result())) {
			return new MapiAccessDeniedException(call);
		}
		return new MapiCallException(call);
	}

}
