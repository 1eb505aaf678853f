// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import io.github.mapikit.spi.MessageLoop;

/**
 * Opens message loops.
 *
 * @since 0.1.0
 */
public interface MessageLoops {

	/**
	 * Opens the message loop of the calling thread.
	 * @param primary whether the thread is the primary thread, which also watches for the
	 * end of the Windows session
	 * @param listener who is told what the loop meets
	 * @return the loop; the caller closes it on the same thread
	 */
	MessageLoop open(boolean primary, LoopListener listener);

}
