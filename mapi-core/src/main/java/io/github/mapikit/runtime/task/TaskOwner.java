// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

import io.github.mapikit.runtime.thread.LeaseContext;
import io.github.mapikit.runtime.thread.MapiThread;

/**
 * The executor that a task was given to, as the task sees it. May be used from any
 * thread.
 *
 * @since 0.1.0
 */
public interface TaskOwner {

	/**
	 * Returns the name of the executor.
	 * @return the name
	 */
	String name();

	/**
	 * Returns the lease that the executor belongs to.
	 * @return the lease
	 */
	LeaseContext lease();

	/**
	 * Takes a task out of the queue: nobody waits for it any more. Allocates nothing.
	 * @param task the task
	 */
	void forget(TaskFuture<?> task);

	/**
	 * Counts a task that has run. Allocates nothing.
	 */
	void ran();

	/**
	 * Counts a task whose time ran out. Allocates nothing.
	 */
	void timedOut();

	/**
	 * Sees to it that a MAPI thread which is about to wait for a task does not wait for
	 * itself, nor stop the pump: runs the task in place if it is this thread's to run.
	 * @param thread the calling thread
	 * @param task the task
	 * @param done whether what is waited for is there already
	 * @throws io.github.mapikit.error.MapiThreadException if the thread must not wait for
	 * it, whether it is there or not (R5)
	 */
	void beforeWait(MapiThread thread, TaskFuture<?> task, boolean done);

}
