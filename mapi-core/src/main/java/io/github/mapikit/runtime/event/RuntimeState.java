// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.event;

/**
 * The life of a lease and of the runtime, passed through in this order.
 *
 * @since 0.1.0
 */
public enum RuntimeState {

	/** Nothing was started yet. */
	NEW,
	/** The primary thread is starting. */
	STARTING,
	/** Tasks are accepted. */
	RUNNING,
	/** Tasks that were accepted are finished, workers and primary thread end. */
	STOPPING,
	/** Everything has ended, or was left to itself because it was stuck. */
	STOPPED,
	/** The start failed, or MAPI was lost. */
	FAILED

}
