// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.util.Set;

/**
 * The rule for {@link MapiException#mayHaveTakenEffect()}: which failed calls may have
 * done what they were asked for, or a part of it.
 * <ul>
 * <li>Whatever error comes from a call that works on several objects: the documentation
 * says not to assume that no work was done ("IMAPIFolder::CopyMessages",
 * "IMAPIFolder::DeleteMessages" and their like, MAPI reference).</li>
 * <li>An error that says how the call ended, but not that it was refused: a time-out, a
 * connection or a session that broke, a disk that failed, a cancellation in the middle, a
 * failure without a reason.</li>
 * <li>A code that this library does not know.</li>
 * </ul>
 * Any other error says that the call was refused, or could not do its work: it did
 * nothing. For a call that only reads the answer says nothing: such a call can be
 * repeated anyway.
 */
final class UncertainOutcome {

	private static final Set<String> SEVERAL_OBJECTS = Set.of("CopyFolder", "CopyMessages", "DeleteFolder",
			"DeleteMessages", "EmptyFolder", "SetReadFlags");

	private static final Set<Integer> BROKEN_OFF = Set.of(
			// E_ABORT, MAPI_E_CALL_FAILED, E_UNEXPECTED
			0x80004004, 0x80004005, 0x8000FFFF,
			// RPC_E_SERVERFAULT, RPC_E_DISCONNECTED, RPC_E_TIMEOUT
			0x80010105, 0x80010108, 0x8001011F,
			// STG_E_WRITEFAULT, STG_E_READFAULT, STG_E_UNKNOWN
			0x8003001D, 0x8003001E, 0x800300FD,
			// MAPI_E_USER_CANCEL, MAPI_E_NETWORK_ERROR, MAPI_E_DISK_ERROR
			0x80040113, 0x80040115, 0x80040116,
			// MAPI_E_EXTENDED_ERROR, MAPI_E_RECONNECTED, MAPI_E_END_OF_SESSION
			0x80040119, 0x80040125, 0x80040200,
			// MAPI_E_UNABLE_TO_COMPLETE, MAPI_E_TIMEOUT, MAPI_E_CANCEL
			0x80040400, 0x80040401, 0x80040501);

	private UncertainOutcome() {
	}

	/**
	 * Says whether a failed call may have done something.
	 * @param operation the documented name of the call
	 * @param result the error that it returned
	 * @return whether it may have
	 */
	static boolean of(String operation, HResult result) {
		return SEVERAL_OBJECTS.contains(OperationName.plain(operation)) || BROKEN_OFF.contains(result.code())
				|| result.names().isEmpty();
	}

}
