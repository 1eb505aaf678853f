// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

/**
 * Wraps tasks on the thread that submits them, to carry context to the thread that runs
 * them.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface TaskDecorator {

	/**
	 * Wraps a task.
	 * @param task the task
	 * @return what to run instead; it has to run the task exactly once
	 */
	Runnable decorate(Runnable task);

}
