// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.preflight;

/**
 * Whether MAPI is told that the process is a Windows service ({@code MAPI_NT_SERVICE}).
 * Both wrong answers fail ("MAPIINIT_0", MAPI reference).
 *
 * @since 0.1.0
 */
public enum ServiceMode {

	/** It is, if the process runs in session 0, where services run. */
	AUTO,
	/** It is. */
	ON,
	/** It is not. */
	OFF

}
