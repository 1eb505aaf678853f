// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import io.github.mapikit.runtime.thread.CurrentTask;
import io.github.mapikit.runtime.thread.LeaseContext;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a task of a pool that is called on a MAPI thread runs in place.
 */
final class InPlace {

	private InPlace() {
	}

	/**
	 * Decides for a thread that is about to call a task.
	 * @param thread the calling thread, or {@code null} if it is no MAPI thread
	 * @param lease the lease of the pool
	 * @param pool the settings of the pool
	 * @return whether the thread runs the task itself
	 */
	static boolean isFor(@Nullable MapiThread thread, LeaseContext lease, PoolOptions pool) {
		// the session of another lease is not this one's
		return thread != null && thread.role() == ThreadRole.WORKER && thread.work().worksFor(lease)
				&& (!pool.apart() || waitsFor(pool.name(), thread.work().task()));
	}

	// a pool that keeps its tasks apart runs in place what comes back to it: the task
	// that it runs waits for this one
	private static boolean waitsFor(String pool, @Nullable CurrentTask task) {
		CurrentTask waiting = task;
		while (waiting != null && !waiting.executor().equals(pool)) {
			CurrentTask outer = waiting.outer();
			waiting = (outer != null) ? outer : waiting.caller();
		}
		return waiting != null;
	}

}
