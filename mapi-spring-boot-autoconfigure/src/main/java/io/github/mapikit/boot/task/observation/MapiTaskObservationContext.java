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

package io.github.mapikit.boot.task.observation;

import io.micrometer.observation.Observation;

/**
 * The observation of one task: on the MAPI thread, from its first line to its last.
 *
 * @since 0.1.0
 */
public class MapiTaskObservationContext extends Observation.Context {

	private final String executor;

	private final String task;

	/**
	 * A context for this task.
	 * @param executor the name of the executor
	 * @param task the name of the task
	 */
	public MapiTaskObservationContext(String executor, String task) {
		this.executor = executor;
		this.task = task;
	}

	/**
	 * Returns the name of the executor.
	 * @return the name
	 */
	public String getExecutor() {
		return this.executor;
	}

	/**
	 * Returns the name of the task.
	 * @return the name
	 */
	public String getTask() {
		return this.task;
	}

}
