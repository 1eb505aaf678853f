// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.preflight;

/**
 * Where the preflight runs.
 *
 * @since 0.1.0
 */
public enum PreflightMode {

	/** Nowhere: MAPI is loaded without a look at its surroundings. */
	OFF,
	/** In this process, which looks at registry and files, and loads nothing. */
	IN_PROCESS,
	/**
	 * In this process, and then in a child process that also initializes MAPI: whatever a
	 * broken installation does, a crash, a dialog or a hang, it does to the child.
	 */
	CHILD_PROCESS

}
