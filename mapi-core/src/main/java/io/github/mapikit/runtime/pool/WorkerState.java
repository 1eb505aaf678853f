// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

/**
 * What a worker is at, as the books of its pool have it.
 */
enum WorkerState {

	/** It initializes, and will take a task soon. */
	STARTING,
	/** It initializes, and has been at it for too long to count on it. */
	HANGING,
	/** It could not initialize, and waits to try again. */
	BACKING_OFF,
	/** It waits for a task. */
	IDLE,
	/** It runs a task. */
	BUSY,
	/** It takes no task any more. */
	LEAVING,
	/** It has done all it does, and is about to be taken off the books. */
	ENDED

}
