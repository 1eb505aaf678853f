// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

/**
 * The executor that a task was given to, as the task sees it.
 */
interface TaskOwner {

	String name();

	MapiLease lease();

	Pace pace();

	/**
	 * Takes a task out of the queue: nobody waits for it any more.
	 * @param task the task
	 */
	void forget(TaskFuture<?> task);

	/**
	 * Is told that a MAPI thread has begun with a task.
	 */
	void taskStarted();

	/**
	 * Counts a task whose time ran out.
	 * @param task the task
	 */
	void timedOut(TaskFuture<?> task);

	/**
	 * Sees to it that a MAPI thread which is about to wait for a task does not wait for
	 * itself, nor stop the pump: runs the task in place if it is this thread's to run.
	 * @param thread the calling thread
	 * @param task the task, which is not complete
	 * @throws io.github.mapikit.error.MapiThreadException if the thread must not wait for
	 * it
	 */
	void beforeWait(MapiThread thread, TaskFuture<?> task);

}
