// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.primary;

import io.github.mapikit.runtime.task.TaskFuture;
import io.github.mapikit.runtime.task.TaskList;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that wait for the primary thread. Its monitor guards them and nothing else;
 * nothing allocates. May be used from any thread.
 */
final class JobQueue {

	/** How many may wait: it is for short jobs. */
	static final int CAPACITY = 10_000;

	private final TaskList jobs = new TaskList();

	private boolean closed;

	/**
	 * Adds a job.
	 * @param job the job
	 * @return {@code false} if there is no room, or nobody will take it
	 */
	synchronized boolean add(TaskFuture<?> job) {
		if (this.closed || this.jobs.size() == CAPACITY) {
			return false;
		}
		this.jobs.add(job);
		return true;
	}

	synchronized @Nullable TaskFuture<?> poll() {
		return this.jobs.poll();
	}

	synchronized boolean remove(TaskFuture<?> job) {
		return this.jobs.remove(job);
	}

	synchronized void close() {
		this.closed = true;
	}

	synchronized boolean isClosed() {
		return this.closed;
	}

	/**
	 * Fails all jobs, which nobody will run. Never throws.
	 * @param why why not
	 */
	void abandonAll(Throwable why) {
		TaskFuture<?> job = poll();
		while (job != null) {
			job.abandon(why);
			job = poll();
		}
	}

}
