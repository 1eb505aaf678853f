// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

import io.github.mapikit.runtime.event.RuntimeLog;

/**
 * What the log tells of tasks. Nothing comes out of it.
 */
final class TaskLog {

	private static final RuntimeLog logger = RuntimeLog.of(TaskLog.class);

	private TaskLog() {
	}

	/**
	 * Tells of the failure of a task of which nobody sees the result.
	 * @param task the name of the task
	 * @param what what became of it
	 * @param why why
	 */
	static void nobodyWaits(String task, String what, Throwable why) {
		try {
			logger.warn("Task '{}' {}, and nobody waits for it", task, what, why);
		}
		catch (Throwable ex) {
			// no memory for words
		}
	}

	/**
	 * Tells that a decorator failed after the task.
	 * @param task the name of the task
	 * @param why why
	 */
	static void decoratorFailed(String task, Throwable why) {
		try {
			logger.warn("The decorator of task '{}' failed after the task", task, why);
		}
		catch (Throwable ex) {
			// no memory for words
		}
	}

}
