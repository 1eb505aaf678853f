// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import io.github.mapikit.runtime.task.TaskFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a worker asks of its pool. Called by the worker's thread; nothing comes out of any
 * method.
 */
interface WorkerHost {

	/**
	 * Sees to it that somebody looks at what a worker has begun with: a task, its start
	 * or its end.
	 */
	void occupied();

	/**
	 * Counts on a worker that has initialized.
	 * @param worker the worker
	 */
	void initialized(Worker worker);

	/**
	 * Fails the tasks that wait if nobody can serve them, and waits for the time of the
	 * next attempt.
	 * @param worker the worker
	 * @param failure why initialize failed
	 * @param attempt how many attempts have failed
	 * @return whether to try again
	 */
	boolean initializeFailed(Worker worker, Throwable failure, int attempt);

	/**
	 * Returns the next task, or waits for one.
	 * @param worker the worker
	 * @return the task, or {@code null} if the worker shall end
	 */
	@Nullable TaskFuture<?> next(Worker worker);

	/**
	 * Takes an ended worker off the books.
	 * @param worker the worker
	 */
	void ended(Worker worker);

}
