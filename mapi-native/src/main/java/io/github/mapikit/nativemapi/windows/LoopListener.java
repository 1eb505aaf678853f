// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

/**
 * Is told what a message loop meets. Called on the thread of the loop; must return soon.
 *
 * @since 0.1.0
 */
public interface LoopListener {

	/**
	 * Somebody asked the loop to end ({@code WM_QUIT}); it goes on.
	 */
	void onQuit();

	/**
	 * The user logs off or Windows shuts down ({@code WM_ENDSESSION}). Windows ends the
	 * process when this returns, or after some seconds. Called on a thread that does
	 * nothing else, and may wait.
	 */
	void onSessionEnd();

	/**
	 * A message failed halfway, which leaves MAPI in an unknown state. The loop throws
	 * what it failed with.
	 * @param failure what it failed with
	 */
	void onFailure(Throwable failure);

	/**
	 * Returns whether MAPI is lost, so that no further message may reach it.
	 * @return whether it is
	 */
	boolean isLost();

}
