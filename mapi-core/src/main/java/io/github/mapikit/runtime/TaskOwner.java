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
	 * @throws io.github.mapikit.MapiThreadException if the thread must not wait for it
	 */
	void beforeWait(MapiThread thread, TaskFuture<?> task);

}
