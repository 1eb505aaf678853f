// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.runtime.event.RuntimeListeners;

/**
 * A lease as the runtime of its process sees it. May be called from any thread; none of
 * it throws.
 */
interface Leaseholder {

	/**
	 * Returns who leases.
	 * @return who leases
	 */
	String owner();

	/**
	 * Returns who is told what happens in the process.
	 * @return the listeners
	 */
	RuntimeListeners listeners();

	/**
	 * Notes that the lease has failed; whoever calls it tells the news.
	 * @param cause by what
	 */
	void failed(Throwable cause);

	/**
	 * Notes that MAPI was lost, and fails the tasks that wait; whoever calls it tells the
	 * news.
	 * @param told what tasks are told
	 * @param cause what it was lost by
	 */
	void lost(MapiSubsystemFailedException told, Throwable cause);

	/**
	 * Tells the news of the lease's state.
	 */
	void tellNews();

}
