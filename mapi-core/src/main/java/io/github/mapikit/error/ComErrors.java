// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

/**
 * Result codes of COM, its structured storage and its calls between apartments, as far as
 * MAPI clients meet them. Where MAPI has a name of its own for the same number, that name
 * stands in {@link MapiErrors}, except for the codes of class factories. Immutable; may
 * be used from any thread.
 */
public final class ComErrors {

	/** {@code 0x00000000}. */
	public static final HResult S_OK = new HResult(0x00000000);

	/** {@code 0x00000001}. */
	public static final HResult S_FALSE = new HResult(0x00000001);

	/** {@code 0x80004001}. */
	public static final HResult E_NOTIMPL = new HResult(0x80004001);

	/** {@code 0x80004003}. */
	public static final HResult E_POINTER = new HResult(0x80004003);

	/** {@code 0x80004004}. */
	public static final HResult E_ABORT = new HResult(0x80004004);

	/** {@code 0x8000FFFF}. */
	public static final HResult E_UNEXPECTED = new HResult(0x8000FFFF);

	/** {@code 0x80070006}. */
	public static final HResult E_HANDLE = new HResult(0x80070006);

	/** {@code 0x8000000A}. */
	public static final HResult E_PENDING = new HResult(0x8000000A);

	/** {@code 0x800401F0}. */
	public static final HResult CO_E_NOTINITIALIZED = new HResult(0x800401F0);

	/** {@code 0x800401F1}. */
	public static final HResult CO_E_ALREADYINITIALIZED = new HResult(0x800401F1);

	/** {@code 0x800401F8}. */
	public static final HResult CO_E_DLLNOTFOUND = new HResult(0x800401F8);

	/** {@code 0x800401F9}. */
	public static final HResult CO_E_ERRORINDLL = new HResult(0x800401F9);

	/** {@code 0x800401FD}. */
	public static final HResult CO_E_OBJNOTCONNECTED = new HResult(0x800401FD);

	/** {@code 0x800401F3}. */
	public static final HResult CO_E_CLASSSTRING = new HResult(0x800401F3);

	/** {@code 0x80080005}. */
	public static final HResult CO_E_SERVER_EXEC_FAILURE = new HResult(0x80080005);

	/** {@code 0x800401FA}. */
	public static final HResult CO_E_WRONGOSFORAPP = new HResult(0x800401FA);

	/** {@code 0x00080012}. */
	public static final HResult CO_S_NOTALLINTERFACES = new HResult(0x00080012);

	/** {@code 0x80040154}. */
	public static final HResult REGDB_E_CLASSNOTREG = new HResult(0x80040154);

	/** {@code 0x80040155}. */
	public static final HResult REGDB_E_IIDNOTREG = new HResult(0x80040155);

	/** {@code 0x80040110}. */
	public static final HResult CLASS_E_NOAGGREGATION = new HResult(0x80040110);

	/** {@code 0x80040111}. */
	public static final HResult CLASS_E_CLASSNOTAVAILABLE = new HResult(0x80040111);

	/** {@code 0x80010106}. */
	public static final HResult RPC_E_CHANGED_MODE = new HResult(0x80010106);

	/** {@code 0x8001010E}. */
	public static final HResult RPC_E_WRONG_THREAD = new HResult(0x8001010E);

	/** {@code 0x80010108}. */
	public static final HResult RPC_E_DISCONNECTED = new HResult(0x80010108);

	/** {@code 0x80010105}. */
	public static final HResult RPC_E_SERVERFAULT = new HResult(0x80010105);

	/** {@code 0x80010001}. */
	public static final HResult RPC_E_CALL_REJECTED = new HResult(0x80010001);

	/** {@code 0x8001010A}. */
	public static final HResult RPC_E_SERVERCALL_RETRYLATER = new HResult(0x8001010A);

	/** {@code 0x8001010D}. */
	public static final HResult RPC_E_CANTCALLOUT_ININPUTSYNCCALL = new HResult(0x8001010D);

	/** {@code 0x8001011F}. */
	public static final HResult RPC_E_TIMEOUT = new HResult(0x8001011F);

	/** {@code 0x80020005}. */
	public static final HResult DISP_E_TYPEMISMATCH = new HResult(0x80020005);

	/** {@code 0x80020003}. */
	public static final HResult DISP_E_MEMBERNOTFOUND = new HResult(0x80020003);

	/** {@code 0x80030001}. */
	public static final HResult STG_E_INVALIDFUNCTION = new HResult(0x80030001);

	/** {@code 0x80030002}. */
	public static final HResult STG_E_FILENOTFOUND = new HResult(0x80030002);

	/** {@code 0x80030003}. */
	public static final HResult STG_E_PATHNOTFOUND = new HResult(0x80030003);

	/** {@code 0x80030005}. */
	public static final HResult STG_E_ACCESSDENIED = new HResult(0x80030005);

	/** {@code 0x80030006}. */
	public static final HResult STG_E_INVALIDHANDLE = new HResult(0x80030006);

	/** {@code 0x80030008}. */
	public static final HResult STG_E_INSUFFICIENTMEMORY = new HResult(0x80030008);

	/** {@code 0x80030009}. */
	public static final HResult STG_E_INVALIDPOINTER = new HResult(0x80030009);

	/** {@code 0x80030012}. */
	public static final HResult STG_E_NOMOREFILES = new HResult(0x80030012);

	/** {@code 0x80030019}. */
	public static final HResult STG_E_SEEKERROR = new HResult(0x80030019);

	/** {@code 0x8003001D}. */
	public static final HResult STG_E_WRITEFAULT = new HResult(0x8003001D);

	/** {@code 0x8003001E}. */
	public static final HResult STG_E_READFAULT = new HResult(0x8003001E);

	/** {@code 0x80030020}. */
	public static final HResult STG_E_SHAREVIOLATION = new HResult(0x80030020);

	/** {@code 0x80030021}. */
	public static final HResult STG_E_LOCKVIOLATION = new HResult(0x80030021);

	/** {@code 0x80030050}. */
	public static final HResult STG_E_FILEALREADYEXISTS = new HResult(0x80030050);

	/** {@code 0x80030057}. */
	public static final HResult STG_E_INVALIDPARAMETER = new HResult(0x80030057);

	/** {@code 0x80030070}. */
	public static final HResult STG_E_MEDIUMFULL = new HResult(0x80030070);

	/** {@code 0x800300FB}. */
	public static final HResult STG_E_INVALIDHEADER = new HResult(0x800300FB);

	/** {@code 0x800300FC}. */
	public static final HResult STG_E_INVALIDNAME = new HResult(0x800300FC);

	/** {@code 0x800300FD}. */
	public static final HResult STG_E_UNKNOWN = new HResult(0x800300FD);

	/** {@code 0x800300FE}. */
	public static final HResult STG_E_UNIMPLEMENTEDFUNCTION = new HResult(0x800300FE);

	/** {@code 0x800300FF}. */
	public static final HResult STG_E_INVALIDFLAG = new HResult(0x800300FF);

	/** {@code 0x80030101}. */
	public static final HResult STG_E_NOTCURRENT = new HResult(0x80030101);

	/** {@code 0x80030102}. */
	public static final HResult STG_E_REVERTED = new HResult(0x80030102);

	/** {@code 0x80030103}. */
	public static final HResult STG_E_CANTSAVE = new HResult(0x80030103);

	/** {@code 0x80030104}. */
	public static final HResult STG_E_OLDFORMAT = new HResult(0x80030104);

	/** {@code 0x00030200}. */
	public static final HResult STG_S_CONVERTED = new HResult(0x00030200);

	private ComErrors() {
	}

}
