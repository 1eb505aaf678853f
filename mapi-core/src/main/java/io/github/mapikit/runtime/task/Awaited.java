// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

/**
 * What a MAPI thread may be about to wait for.
 */
interface Awaited {

	/**
	 * Sees to it that the calling thread may wait, and that it need not wait for itself.
	 * @param done whether what it waits for is there already
	 * @throws io.github.mapikit.error.MapiThreadException if it must not wait
	 */
	void prepareToWait(boolean done);

}
