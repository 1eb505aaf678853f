// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import org.jspecify.annotations.Nullable;

/**
 * A task as the thread sees it that runs it. May be used from any thread.
 *
 * @since 0.1.0
 */
public interface CurrentTask extends Occupation {

	/**
	 * Returns the name of the task.
	 * @return the name
	 */
	String name();

	/**
	 * Returns the task in whose middle this one runs.
	 * @return the outer task, or {@code null}
	 */
	@Nullable CurrentTask outer();

	/**
	 * Returns the task of a MAPI thread that gave this one to its executor.
	 * @return the task, or {@code null} if it was no task, or this one has begun
	 */
	@Nullable CurrentTask submitter();

	/**
	 * Returns the task that waits for this one, on another MAPI thread.
	 * @return the task, or {@code null}
	 */
	@Nullable CurrentTask caller();

	/**
	 * Returns the name of the executor that it was given to, which is unique among those
	 * of its lease.
	 * @return the name
	 */
	String executor();

	/**
	 * Returns whether nobody waits for the rest of it: its time is over, or it was
	 * cancelled.
	 * @return whether it is completed
	 */
	boolean isDone();

	/**
	 * Completes the task, which is in the middle of something that may never return.
	 * @param failure why not
	 */
	void lose(Throwable failure);

}
