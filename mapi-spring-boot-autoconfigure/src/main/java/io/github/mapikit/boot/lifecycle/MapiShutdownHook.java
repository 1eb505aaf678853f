// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.lifecycle;

/**
 * Something to do while MAPI is shut down. Beans of this type in the context that leases
 * the runtime are made when it starts, even lazy ones, and called in order at each of its
 * stops. What one throws is logged and stops neither the others nor the shutdown. One
 * that has not returned after {@code mapi.shutdown-timeout} is reported and left to
 * itself.
 *
 * @since 0.1.0
 */
public interface MapiShutdownHook {

	/**
	 * Called before the first executor stops: tasks may still be handed over and waited
	 * for. Runs on a thread of its own, which is no MAPI thread and is interrupted when
	 * its time is over, after the web server has drained.
	 */
	default void beforeWorkersStop() {
	}

	/**
	 * Called after the last worker of the context has ended and before the primary thread
	 * closes its session (R4). Runs on the primary thread: MAPI may be used, and nothing
	 * may be waited for. All of them share one {@code mapi.shutdown-timeout}.
	 */
	default void beforePrimaryUninitializes() {
	}

}
