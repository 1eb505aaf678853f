// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Settings of the executor that runs tasks.
 *
 * @since 0.1.0
 */
public class MapiExecutorProperties {

	/**
	 * Number of MAPI threads that run tasks, at most 64. MAPI does much of its work one
	 * call at a time, so that more threads than mailboxes rarely help.
	 */
	private int poolSize = 2;

	/**
	 * Number of tasks that may wait for a thread, at most 100000. Further ones are
	 * rejected.
	 */
	private int queueCapacity = 1000;

	/**
	 * Time that a task may take from submission to result if it sets none itself. No
	 * limit if not set.
	 */
	private @Nullable Duration taskTimeout;

	/**
	 * Time after which a running task is reported as stuck. Also the time that a thread
	 * may take to start or end.
	 */
	private Duration stuckAfter = Duration.ofMinutes(2);

	/**
	 * Number of threads that may stand in at a time for stuck ones, or for ones that wait
	 * for each other, at most 64.
	 */
	private int maxReplacements = 1;

	/**
	 * Time that accepted tasks may take to finish when the application stops. Keep it
	 * below 'spring.lifecycle.timeout-per-shutdown-phase'.
	 */
	private Duration drainTimeout = Duration.ofSeconds(20);

	private final Backoff backoff = new Backoff();

	public int getPoolSize() {
		return this.poolSize;
	}

	public void setPoolSize(int poolSize) {
		this.poolSize = poolSize;
	}

	public int getQueueCapacity() {
		return this.queueCapacity;
	}

	public void setQueueCapacity(int queueCapacity) {
		this.queueCapacity = queueCapacity;
	}

	public @Nullable Duration getTaskTimeout() {
		return this.taskTimeout;
	}

	public void setTaskTimeout(@Nullable Duration taskTimeout) {
		this.taskTimeout = taskTimeout;
	}

	public Duration getStuckAfter() {
		return this.stuckAfter;
	}

	public void setStuckAfter(Duration stuckAfter) {
		this.stuckAfter = stuckAfter;
	}

	public int getMaxReplacements() {
		return this.maxReplacements;
	}

	public void setMaxReplacements(int maxReplacements) {
		this.maxReplacements = maxReplacements;
	}

	public Duration getDrainTimeout() {
		return this.drainTimeout;
	}

	public void setDrainTimeout(Duration drainTimeout) {
		this.drainTimeout = drainTimeout;
	}

	public Backoff getBackoff() {
		return this.backoff;
	}

	/**
	 * When a thread that could not initialize MAPI tries again.
	 */
	public static class Backoff {

		/**
		 * Time to wait after the first failure. Doubles with each further one.
		 */
		private Duration initial = Duration.ofMillis(500);

		/**
		 * Time to wait at most.
		 */
		private Duration max = Duration.ofMinutes(1);

		public Duration getInitial() {
			return this.initial;
		}

		public void setInitial(Duration initial) {
			this.initial = initial;
		}

		public Duration getMax() {
			return this.max;
		}

		public void setMax(Duration max) {
			this.max = max;
		}

	}

}
