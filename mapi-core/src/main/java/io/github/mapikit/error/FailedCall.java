// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A call that returned an error, on its way to becoming an exception: the one place where
 * a code is translated.
 *
 * @param operation the documented name of the call
 * @param step the step that failed, if known
 * @param result the error
 * @param detail what else is known
 * @param cause what led to it
 */
record FailedCall(String operation, @Nullable String step, HResult result, @Nullable String detail,
		@Nullable Throwable cause) {

	private static final Set<HResult> NOT_FOUND = Set.of(MapiErrors.MAPI_E_NOT_FOUND, MapiErrors.MAPI_E_OBJECT_DELETED,
			MapiErrors.MAPI_E_INVALID_ENTRYID, MapiErrors.MAPI_E_UNKNOWN_ENTRYID);

	private static final Set<HResult> DENIED = Set.of(MapiErrors.MAPI_E_NO_ACCESS, ComErrors.STG_E_ACCESSDENIED,
			MapiErrors.MAPI_E_ACCOUNT_DISABLED, MapiErrors.MAPI_E_INVALID_ACCESS_TIME,
			MapiErrors.MAPI_E_INVALID_WORKSTATION_ACCOUNT, MapiErrors.MAPI_E_PASSWORD_CHANGE_REQUIRED,
			MapiErrors.MAPI_E_PASSWORD_EXPIRED);

	MapiCallException toException() {
		switch (OperationName.plain(this.operation)) {
			case "MAPIInitialize":
				return new MapiInitializationException(this);
			case "MAPILogonEx":
				return new MapiLogonException(this);
			case "CreateProfile":
				// its MAPI_E_NO_ACCESS says that the name is taken
				// ("IProfAdmin::CreateProfile")
				return new MapiCallException(this);
			default:
				return byCode();
		}
	}

	private MapiCallException byCode() {
		if (NOT_FOUND.contains(this.result)) {
			return new MapiNotFoundException(this);
		}
		if (DENIED.contains(this.result)) {
			return new MapiAccessDeniedException(this);
		}
		return new MapiCallException(this);
	}

	Explanation explanation() {
		return Explanation.of(this.operation, this.step, this.result);
	}

	String message() {
		StringBuilder text = new StringBuilder("'").append(this.operation).append('\'');
		if (this.step != null) {
			text.append(" (step '").append(this.step).append("')");
		}
		text.append(" failed with ").append(this.result.toString(this.operation, this.step)).append(": ");
		if (this.detail != null) {
			text.append(this.detail).append(": ");
		}
		return text.append(explanation()).toString();
	}

}
