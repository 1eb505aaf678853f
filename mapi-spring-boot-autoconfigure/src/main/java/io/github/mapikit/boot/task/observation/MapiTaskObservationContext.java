// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task.observation;

import io.github.mapikit.spi.MapiProcess;
import io.micrometer.observation.Observation;

/**
 * The observation of one task: on the MAPI thread, from its first line to its last.
 *
 * @since 0.1.0
 */
public class MapiTaskObservationContext extends Observation.Context {

	private final MapiProcess process;

	private final String executor;

	private final String task;

	/** Whether the task has returned or thrown. Used on the thread of the task. */
	private boolean ended;

	/**
	 * A context for this task.
	 * @param process the process that MAPI runs in
	 * @param executor the name of the executor
	 * @param task the name of the task
	 */
	public MapiTaskObservationContext(MapiProcess process, String executor, String task) {
		this.process = process;
		this.executor = executor;
		this.task = task;
	}

	/**
	 * Returns the name of the process that MAPI runs in. Others may have the same name.
	 * @return the name
	 */
	public String getProcess() {
		return this.process.name();
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

	/**
	 * Returns whether the task has ended, so that its outcome is known.
	 * @return whether it has returned or thrown
	 */
	public boolean hasEnded() {
		return this.ended;
	}

	void end() {
		this.ended = true;
	}

}
