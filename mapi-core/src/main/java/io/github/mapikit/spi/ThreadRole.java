// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

/**
 * The part that a thread has in a process that uses MAPI.
 *
 * @since 0.1.0
 */
public enum ThreadRole {

	/**
	 * The first thread to initialize MAPI and the last to uninitialize it; it owns the
	 * hidden windows and pumps messages (R4, R5). A single-threaded apartment on Windows.
	 */
	PRIMARY,

	/**
	 * A thread that runs tasks. A multithreaded apartment on Windows by default (R10).
	 */
	WORKER

}
