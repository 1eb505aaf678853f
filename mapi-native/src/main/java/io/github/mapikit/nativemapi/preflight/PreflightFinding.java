// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.preflight;

/**
 * What a preflight can find. Each has one sentence and one remedy in a
 * {@link PreflightVerdict}.
 *
 * @since 0.1.0
 */
public enum PreflightFinding {

	/** The operating system is not Windows. */
	NOT_WINDOWS,
	/** There is no MAPI on this machine, and no Outlook. */
	MAPI_NOT_FOUND,
	/** There is Windows' stub, but no mail client to which it could forward. */
	STUB_WITHOUT_CLIENT,
	/** There is the new Outlook, which has no MAPI, and no other. */
	NEW_OUTLOOK_ONLY,
	/** The DLL that the options name does not exist or is no DLL. */
	LIBRARY_PATH_INVALID,
	/** The DLL has not the bitness of this JVM (R11). */
	LIBRARY_BITNESS,
	/** Outlook has not the bitness of this JVM (R11). */
	OUTLOOK_BITNESS,
	/** The DLL has the right bitness, but Windows does not load it. */
	LIBRARY_NOT_LOADED,
	/** Office is installed by Click-to-Run. */
	CLICK_TO_RUN,
	/** The process is a Windows service, or not one, and the options say otherwise. */
	SERVICE_FLAGS,
	/** The process runs where services run. */
	SERVICE,
	/** There is no profile for this user. */
	NO_PROFILE,
	/** There are profiles for this user, but not the one that the options name. */
	PROFILE_NOT_FOUND,
	/** The options name no profile, and none is the default one. */
	NO_DEFAULT_PROFILE,
	/** MAPI does not initialize in a child process. */
	INITIALIZE_FAILED,
	/** The child process crashed in MAPI. */
	CHILD_CRASHED,
	/** The child process did not answer in time. */
	CHILD_TIMED_OUT,
	/** The child process could not be started or said nothing that makes sense. */
	CHILD_NOT_STARTED,
	/** Nothing stands in the way. */
	USABLE

}
