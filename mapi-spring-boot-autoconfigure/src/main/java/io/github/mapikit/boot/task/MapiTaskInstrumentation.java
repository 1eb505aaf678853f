// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.util.concurrent.Callable;

import io.github.mapikit.runtime.task.TaskOptions;
import org.jspecify.annotations.Nullable;

/**
 * Wraps tasks to observe them. Called on the submitting thread, for each task.
 *
 * @since 0.1.0
 */
public interface MapiTaskInstrumentation {

	/** Wraps nothing. */
	MapiTaskInstrumentation NONE = new MapiTaskInstrumentation() {

		@Override
		public <T extends @Nullable Object> Callable<? extends T> instrument(String executor, TaskOptions options,
				Callable<? extends T> task) {
			return task;
		}

	};

	/**
	 * Wraps a task.
	 * @param executor the name of the executor
	 * @param options what is known of the task
	 * @param task the task
	 * @param <T> the type of its result
	 * @return what to call instead; it has to call the task once and return its result
	 */
	<T extends @Nullable Object> Callable<? extends T> instrument(String executor, TaskOptions options,
			Callable<? extends T> task);

}
