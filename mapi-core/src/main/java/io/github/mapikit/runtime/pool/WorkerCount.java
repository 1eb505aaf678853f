// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import io.github.mapikit.runtime.thread.MapiThread;

/**
 * Counts the workers that live in a MAPI process: the primary thread outlives the last
 * one (R4). May be used from any thread.
 *
 * @since 0.1.0
 */
public interface WorkerCount {

	/**
	 * Counts a worker that is about to start.
	 * @param worker the worker
	 */
	void joined(MapiThread worker);

	/**
	 * Counts a worker no more, which has ended. Never throws.
	 * @param worker the worker
	 */
	void left(MapiThread worker);

}
