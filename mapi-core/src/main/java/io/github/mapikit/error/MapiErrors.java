// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

/**
 * The most used of MAPI's result codes by the names of its documentation, for comparing
 * ({@code MAPI_E_NOT_FOUND.equals(failure.result())}) and for throwing
 * ({@link MapiCallExceptions#of(String, HResult)}). What a code means depends on the call
 * that returned it, see {@link Explanation}. Immutable; may be used from any thread.
 * <p>
 * COM's codes stand in {@link ComErrors}; all others, of MAPI and of COM, are found by
 * their names with {@link HResult#byName(String)}.
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

	/** {@code 0x8004010E}. */
	public static final HResult MAPI_E_NOT_ENOUGH_RESOURCES = new HResult(0x8004010E);

	/** {@code 0x8004010F}. */
	public static final HResult MAPI_E_NOT_FOUND = new HResult(0x8004010F);

	/** {@code 0x80040110}. */
	public static final HResult MAPI_E_VERSION = new HResult(0x80040110);

	/** {@code 0x80040111}. */
	public static final HResult MAPI_E_LOGON_FAILED = new HResult(0x80040111);

	/** {@code 0x80040113}. */
	public static final HResult MAPI_E_USER_CANCEL = new HResult(0x80040113);

	/** {@code 0x80040115}. */
	public static final HResult MAPI_E_NETWORK_ERROR = new HResult(0x80040115);

	/** {@code 0x80040116}. */
	public static final HResult MAPI_E_DISK_ERROR = new HResult(0x80040116);

	/** {@code 0x80040117}. */
	public static final HResult MAPI_E_TOO_COMPLEX = new HResult(0x80040117);

	/** {@code 0x8004011A}. */
	public static final HResult MAPI_E_COMPUTED = new HResult(0x8004011A);

	/** {@code 0x8004011B}. */
	public static final HResult MAPI_E_CORRUPT_DATA = new HResult(0x8004011B);

	/** {@code 0x8004011D}. */
	public static final HResult MAPI_E_FAILONEPROVIDER = new HResult(0x8004011D);

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

	/** {@code 0x80040201}. */
	public static final HResult MAPI_E_UNKNOWN_ENTRYID = new HResult(0x80040201);

	/** {@code 0x80040302}. */
	public static final HResult MAPI_E_INVALID_TYPE = new HResult(0x80040302);

	/** {@code 0x80040200}. */
	public static final HResult MAPI_E_END_OF_SESSION = new HResult(0x80040200);

	/** {@code 0x80040304}. */
	public static final HResult MAPI_E_UNEXPECTED_TYPE = new HResult(0x80040304);

	/** {@code 0x80040305}. */
	public static final HResult MAPI_E_TOO_BIG = new HResult(0x80040305);

	/** {@code 0x80040401}. */
	public static final HResult MAPI_E_TIMEOUT = new HResult(0x80040401);

	/** {@code 0x80040604}. */
	public static final HResult MAPI_E_COLLISION = new HResult(0x80040604);

	/** {@code 0x80040605}. */
	public static final HResult MAPI_E_NOT_INITIALIZED = new HResult(0x80040605);

	/** {@code 0x80040607}. */
	public static final HResult MAPI_E_NO_RECIPIENTS = new HResult(0x80040607);

	/** {@code 0x80040608}. */
	public static final HResult MAPI_E_SUBMITTED = new HResult(0x80040608);

	/** {@code 0x80040700}. */
	public static final HResult MAPI_E_AMBIGUOUS_RECIP = new HResult(0x80040700);

	private MapiErrors() {
	}

}
