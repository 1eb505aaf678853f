/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.boot.task;

import java.util.concurrent.Callable;

import io.github.mapikit.runtime.TaskOptions;
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
