// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

/**
 * MAPI's result codes by the names of its documentation, for comparing
 * ({@code MAPI_E_NOT_FOUND.equals(failure.result())}) and for throwing
 * ({@link MapiCallException#of(String, HResult)}). What a code means depends on the call
 * that returned it, see {@link Explanation}. Immutable; may be used from any thread.
 * <p>
 * COM's codes stand in {@link ComErrors}; every name that is known, these and more, is
 * found by {@link HResult#byName(String)}.
 */
public final class MapiErrors {

	/** {@code 0x80004005}. */
	public static final HResult MAPI_E_CALL_FAILED = new HResult(0x80004005);

	/** {@code 0x8007000E}. */
	public static final HResult MAPI_E_NOT_ENOUGH_MEMORY = new HResult(0x8007000E);

	/** {@code 0x80070057}. */
	public static final HResult MAPI_E_INVALID_PARAMETER = new HResult(0x80070057);

	/** {@code 0x80004002}. */
	public static final HResult MAPI_E_INTERFACE_NOT_SUPPORTED = new HResult(0x80004002);

	/** {@code 0x80070005}. */
	public static final HResult MAPI_E_NO_ACCESS = new HResult(0x80070005);

	/** {@code 0x80040102}. */
	public static final HResult MAPI_E_NO_SUPPORT = new HResult(0x80040102);

	/** {@code 0x80040103}. */
	public static final HResult MAPI_E_BAD_CHARWIDTH = new HResult(0x80040103);

	/** {@code 0x80040105}. */
	public static final HResult MAPI_E_STRING_TOO_LONG = new HResult(0x80040105);

	/** {@code 0x80040106}. */
	public static final HResult MAPI_E_UNKNOWN_FLAGS = new HResult(0x80040106);

	/** {@code 0x80040107}. */
	public static final HResult MAPI_E_INVALID_ENTRYID = new HResult(0x80040107);

	/** {@code 0x80040108}. */
	public static final HResult MAPI_E_INVALID_OBJECT = new HResult(0x80040108);

	/** {@code 0x80040109}. */
	public static final HResult MAPI_E_OBJECT_CHANGED = new HResult(0x80040109);

	/** {@code 0x8004010A}. */
	public static final HResult MAPI_E_OBJECT_DELETED = new HResult(0x8004010A);

	/** {@code 0x8004010B}. */
	public static final HResult MAPI_E_BUSY = new HResult(0x8004010B);

	/** {@code 0x8004010D}. */
	public static final HResult MAPI_E_NOT_ENOUGH_DISK = new HResult(0x8004010D);

	/** {@code 0x8004010E}. */
	public static final HResult MAPI_E_NOT_ENOUGH_RESOURCES = new HResult(0x8004010E);

	/** {@code 0x8004010F}. */
	public static final HResult MAPI_E_NOT_FOUND = new HResult(0x8004010F);

	/** {@code 0x80040110}. */
	public static final HResult MAPI_E_VERSION = new HResult(0x80040110);

	/** {@code 0x80040111}. */
	public static final HResult MAPI_E_LOGON_FAILED = new HResult(0x80040111);

	/** {@code 0x80040112}. */
	public static final HResult MAPI_E_SESSION_LIMIT = new HResult(0x80040112);

	/** {@code 0x80040113}. */
	public static final HResult MAPI_E_USER_CANCEL = new HResult(0x80040113);

	/** {@code 0x80040114}. */
	public static final HResult MAPI_E_UNABLE_TO_ABORT = new HResult(0x80040114);

	/** {@code 0x80040115}. */
	public static final HResult MAPI_E_NETWORK_ERROR = new HResult(0x80040115);

	/** {@code 0x80040116}. */
	public static final HResult MAPI_E_DISK_ERROR = new HResult(0x80040116);

	/** {@code 0x80040117}. */
	public static final HResult MAPI_E_TOO_COMPLEX = new HResult(0x80040117);

	/** {@code 0x80040118}. */
	public static final HResult MAPI_E_BAD_COLUMN = new HResult(0x80040118);

	/** {@code 0x80040119}. */
	public static final HResult MAPI_E_EXTENDED_ERROR = new HResult(0x80040119);

	/** {@code 0x8004011A}. */
	public static final HResult MAPI_E_COMPUTED = new HResult(0x8004011A);

	/** {@code 0x8004011B}. */
	public static final HResult MAPI_E_CORRUPT_DATA = new HResult(0x8004011B);

	/** {@code 0x8004011C}. */
	public static final HResult MAPI_E_UNCONFIGURED = new HResult(0x8004011C);

	/** {@code 0x8004011D}. */
	public static final HResult MAPI_E_FAILONEPROVIDER = new HResult(0x8004011D);

	/** {@code 0x8004011E}. */
	public static final HResult MAPI_E_UNKNOWN_CPID = new HResult(0x8004011E);

	/** {@code 0x8004011F}. */
	public static final HResult MAPI_E_UNKNOWN_LCID = new HResult(0x8004011F);

	/** {@code 0x80040120}. */
	public static final HResult MAPI_E_PASSWORD_CHANGE_REQUIRED = new HResult(0x80040120);

	/** {@code 0x80040121}. */
	public static final HResult MAPI_E_PASSWORD_EXPIRED = new HResult(0x80040121);

	/** {@code 0x80040122}. */
	public static final HResult MAPI_E_INVALID_WORKSTATION_ACCOUNT = new HResult(0x80040122);

	/** {@code 0x80040123}. */
	public static final HResult MAPI_E_INVALID_ACCESS_TIME = new HResult(0x80040123);

	/** {@code 0x80040124}. */
	public static final HResult MAPI_E_ACCOUNT_DISABLED = new HResult(0x80040124);

	/** {@code 0x80040200}. */
	public static final HResult MAPI_E_END_OF_SESSION = new HResult(0x80040200);

	/** {@code 0x80040201}. */
	public static final HResult MAPI_E_UNKNOWN_ENTRYID = new HResult(0x80040201);

	/** {@code 0x80040202}. */
	public static final HResult MAPI_E_MISSING_REQUIRED_COLUMN = new HResult(0x80040202);

	/** {@code 0x00040203}. */
	public static final HResult MAPI_W_NO_SERVICE = new HResult(0x00040203);

	/** {@code 0x80040301}. */
	public static final HResult MAPI_E_BAD_VALUE = new HResult(0x80040301);

	/** {@code 0x80040302}. */
	public static final HResult MAPI_E_INVALID_TYPE = new HResult(0x80040302);

	/** {@code 0x80040303}. */
	public static final HResult MAPI_E_TYPE_NO_SUPPORT = new HResult(0x80040303);

	/** {@code 0x80040304}. */
	public static final HResult MAPI_E_UNEXPECTED_TYPE = new HResult(0x80040304);

	/** {@code 0x80040305}. */
	public static final HResult MAPI_E_TOO_BIG = new HResult(0x80040305);

	/** {@code 0x80040306}. */
	public static final HResult MAPI_E_DECLINE_COPY = new HResult(0x80040306);

	/** {@code 0x80040307}. */
	public static final HResult MAPI_E_UNEXPECTED_ID = new HResult(0x80040307);

	/** {@code 0x00040380}. */
	public static final HResult MAPI_W_ERRORS_RETURNED = new HResult(0x00040380);

	/** {@code 0x80040400}. */
	public static final HResult MAPI_E_UNABLE_TO_COMPLETE = new HResult(0x80040400);

	/** {@code 0x80040401}. */
	public static final HResult MAPI_E_TIMEOUT = new HResult(0x80040401);

	/** {@code 0x80040402}. */
	public static final HResult MAPI_E_TABLE_EMPTY = new HResult(0x80040402);

	/** {@code 0x80040403}. */
	public static final HResult MAPI_E_TABLE_TOO_BIG = new HResult(0x80040403);

	/** {@code 0x80040405}. */
	public static final HResult MAPI_E_INVALID_BOOKMARK = new HResult(0x80040405);

	/** {@code 0x00040481}. */
	public static final HResult MAPI_W_POSITION_CHANGED = new HResult(0x00040481);

	/** {@code 0x00040482}. */
	public static final HResult MAPI_W_APPROX_COUNT = new HResult(0x00040482);

	/** {@code 0x80040500}. */
	public static final HResult MAPI_E_WAIT = new HResult(0x80040500);

	/** {@code 0x80040501}. */
	public static final HResult MAPI_E_CANCEL = new HResult(0x80040501);

	/** {@code 0x80040502}. */
	public static final HResult MAPI_E_NOT_ME = new HResult(0x80040502);

	/** {@code 0x00040580}. */
	public static final HResult MAPI_W_CANCEL_MESSAGE = new HResult(0x00040580);

	/** {@code 0x80040600}. */
	public static final HResult MAPI_E_CORRUPT_STORE = new HResult(0x80040600);

	/** {@code 0x80040601}. */
	public static final HResult MAPI_E_NOT_IN_QUEUE = new HResult(0x80040601);

	/** {@code 0x80040602}. */
	public static final HResult MAPI_E_NO_SUPPRESS = new HResult(0x80040602);

	/** {@code 0x80040604}. */
	public static final HResult MAPI_E_COLLISION = new HResult(0x80040604);

	/** {@code 0x80040605}. */
	public static final HResult MAPI_E_NOT_INITIALIZED = new HResult(0x80040605);

	/** {@code 0x80040606}. */
	public static final HResult MAPI_E_NON_STANDARD = new HResult(0x80040606);

	/** {@code 0x80040607}. */
	public static final HResult MAPI_E_NO_RECIPIENTS = new HResult(0x80040607);

	/** {@code 0x80040608}. */
	public static final HResult MAPI_E_SUBMITTED = new HResult(0x80040608);

	/** {@code 0x80040609}. */
	public static final HResult MAPI_E_HAS_FOLDERS = new HResult(0x80040609);

	/** {@code 0x8004060A}. */
	public static final HResult MAPI_E_HAS_MESSAGES = new HResult(0x8004060A);

	/** {@code 0x8004060B}. */
	public static final HResult MAPI_E_FOLDER_CYCLE = new HResult(0x8004060B);

	/** {@code 0x00040680}. */
	public static final HResult MAPI_W_PARTIAL_COMPLETION = new HResult(0x00040680);

	/** {@code 0x80040700}. */
	public static final HResult MAPI_E_AMBIGUOUS_RECIP = new HResult(0x80040700);

	/** {@code 0x80040800}. */
	public static final HResult SYNC_E_OBJECT_DELETED = new HResult(0x80040800);

	/** {@code 0x80040801}. */
	public static final HResult SYNC_E_IGNORE = new HResult(0x80040801);

	/** {@code 0x80040802}. */
	public static final HResult SYNC_E_CONFLICT = new HResult(0x80040802);

	/** {@code 0x80040803}. */
	public static final HResult SYNC_E_NO_PARENT = new HResult(0x80040803);

	/** {@code 0x80040804}. */
	public static final HResult SYNC_E_CYCLE = new HResult(0x80040804);

	/** {@code 0x80040805}. */
	public static final HResult SYNC_E_UNSYNCHRONIZED = new HResult(0x80040805);

	/** {@code 0x00040820}. */
	public static final HResult SYNC_W_PROGRESS = new HResult(0x00040820);

	/** {@code 0x00040821}. */
	public static final HResult SYNC_W_CLIENT_CHANGE_NEWER = new HResult(0x00040821);

	/** {@code 0x8004060C}. */
	public static final HResult MAPI_E_STORE_FULL = new HResult(0x8004060C);

	/** {@code 0x8004060D}. */
	public static final HResult MAPI_E_LOCKID_LIMIT = new HResult(0x8004060D);

	/** {@code 0x80040900}. */
	public static final HResult MAPI_E_NAMED_PROP_QUOTA_EXCEEDED = new HResult(0x80040900);

	/** {@code 0x80040204}. */
	public static final HResult MAPI_E_PROFILE_DELETED = new HResult(0x80040204);

	/** {@code 0x80040125}. */
	public static final HResult MAPI_E_RECONNECTED = new HResult(0x80040125);

	/** {@code 0x80040126}. */
	public static final HResult MAPI_E_OFFLINE = new HResult(0x80040126);

	/** {@code 0x81002746}. */
	public static final HResult MAIL_E_NAMENOTFOUND = new HResult(0x81002746);

	private MapiErrors() {
	}

}
