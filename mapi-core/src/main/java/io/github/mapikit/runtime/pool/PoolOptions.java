// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import java.time.Duration;
import java.util.Objects;

import io.github.mapikit.runtime.task.TaskDecorator;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link MapiWorkerPool}. Immutable; each {@code with} method returns a
 * changed copy.
 *
 * @param name the name of the pool, part of its threads' names
 * @param size the number of workers
 * @param queueCapacity how many tasks may wait
 * @param taskTimeout the timeout of tasks that set none, or {@code null} for none
 * @param stuckAfter how long a task, or the start or end of a worker, may take before it
 * is reported as stuck
 * @param maxReplacements how many stuck workers may be replaced at a time
 * @param initialBackoff how long to wait after the first failed initialize
 * @param maxBackoff how long to wait between failed initializes at most
 * @param decorator wraps tasks, or {@code null}
 * @param apart whether tasks run on the pool's own workers alone: who calls one on a
 * worker of another pool waits, instead of running it in place
 * @since 0.1.0
 */
public record PoolOptions(String name, int size, int queueCapacity, @Nullable Duration taskTimeout, Duration stuckAfter,
		int maxReplacements, Duration initialBackoff, Duration maxBackoff, @Nullable TaskDecorator decorator,
		boolean apart) {

	/** The name that is the primary thread's. */
	private static final String PRIMARY = "primary";

	/** Two workers, a queue of 1000, reported as stuck after two minutes. */
	public static final PoolOptions DEFAULTS = new PoolOptions("worker", 2, 1000, null, Duration.ofMinutes(2), 1,
			Duration.ofMillis(500), Duration.ofMinutes(1), null, false);

	/**
	 * Creates pool options.
	 * @throws IllegalArgumentException if a number or duration is out of range, or the
	 * name is blank or that of the primary thread
	 */
	public PoolOptions {
		Objects.requireNonNull(name, "name");
		require(!name.isBlank() && !name.equals(PRIMARY), "name", name, "a text other than '" + PRIMARY + "'");
		require(size >= 1, "size", size, "at least 1");
		require(queueCapacity >= 0, "queueCapacity", queueCapacity, "at least 0");
		require(taskTimeout == null || isPositive(taskTimeout), "taskTimeout", taskTimeout, "positive");
		require(isPositive(stuckAfter), "stuckAfter", stuckAfter, "positive");
		require(maxReplacements >= 0, "maxReplacements", maxReplacements, "at least 0");
		require(isPositive(initialBackoff), "initialBackoff", initialBackoff, "positive");
		require(maxBackoff.compareTo(initialBackoff) >= 0, "maxBackoff", maxBackoff, "at least initialBackoff");
	}

	/**
	 * Returns a copy with another name.
	 * @param newName the name
	 * @return the copy
	 */
	public PoolOptions withName(String newName) {
		return new PoolOptions(newName, this.size, this.queueCapacity, this.taskTimeout, this.stuckAfter,
				this.maxReplacements, this.initialBackoff, this.maxBackoff, this.decorator, this.apart);
	}

	/**
	 * Returns a copy with another number of workers.
	 * @param newSize the number of workers
	 * @return the copy
	 */
	public PoolOptions withSize(int newSize) {
		return new PoolOptions(this.name, newSize, this.queueCapacity, this.taskTimeout, this.stuckAfter,
				this.maxReplacements, this.initialBackoff, this.maxBackoff, this.decorator, this.apart);
	}

	/**
	 * Returns a copy with another queue capacity.
	 * @param newCapacity how many tasks may wait
	 * @return the copy
	 */
	public PoolOptions withQueueCapacity(int newCapacity) {
		return new PoolOptions(this.name, this.size, newCapacity, this.taskTimeout, this.stuckAfter,
				this.maxReplacements, this.initialBackoff, this.maxBackoff, this.decorator, this.apart);
	}

	/**
	 * Returns a copy with another timeout for tasks that set none.
	 * @param newTimeout the timeout, or {@code null} for none
	 * @return the copy
	 */
	public PoolOptions withTaskTimeout(@Nullable Duration newTimeout) {
		return new PoolOptions(this.name, this.size, this.queueCapacity, newTimeout, this.stuckAfter,
				this.maxReplacements, this.initialBackoff, this.maxBackoff, this.decorator, this.apart);
	}

	/**
	 * Returns a copy with other settings for stuck tasks.
	 * @param newStuckAfter how long a task may run before it is reported as stuck
	 * @param newMaxReplacements how many stuck workers may be replaced at a time
	 * @return the copy
	 */
	public PoolOptions withStuck(Duration newStuckAfter, int newMaxReplacements) {
		return new PoolOptions(this.name, this.size, this.queueCapacity, this.taskTimeout, newStuckAfter,
				newMaxReplacements, this.initialBackoff, this.maxBackoff, this.decorator, this.apart);
	}

	/**
	 * Returns a copy with another back-off.
	 * @param newInitial how long to wait after the first failed initialize
	 * @param newMax how long to wait between failed initializes at most
	 * @return the copy
	 */
	public PoolOptions withBackoff(Duration newInitial, Duration newMax) {
		return new PoolOptions(this.name, this.size, this.queueCapacity, this.taskTimeout, this.stuckAfter,
				this.maxReplacements, newInitial, newMax, this.decorator, this.apart);
	}

	/**
	 * Returns a copy with another decorator.
	 * @param newDecorator wraps tasks, or {@code null}
	 * @return the copy
	 */
	public PoolOptions withDecorator(@Nullable TaskDecorator newDecorator) {
		return new PoolOptions(this.name, this.size, this.queueCapacity, this.taskTimeout, this.stuckAfter,
				this.maxReplacements, this.initialBackoff, this.maxBackoff, newDecorator, this.apart);
	}

	/**
	 * Returns a copy that keeps its tasks apart from those of other pools, or does not.
	 * @param newApart whether a task that is called on a worker of another pool is run by
	 * this pool's own workers, so that never more tasks run at a time than it has workers
	 * @return the copy
	 */
	public PoolOptions withApart(boolean newApart) {
		return new PoolOptions(this.name, this.size, this.queueCapacity, this.taskTimeout, this.stuckAfter,
				this.maxReplacements, this.initialBackoff, this.maxBackoff, this.decorator, newApart);
	}

	private static boolean isPositive(Duration duration) {
		return !duration.isNegative() && !duration.isZero();
	}

	private static void require(boolean condition, String name, @Nullable Object value, String allowed) {
		if (!condition) {
			throw new IllegalArgumentException("'%s' must be %s, not '%s'".formatted(name, allowed, value));
		}
	}

	/**
	 * Returns how long to wait after a failed initialize.
	 * @param attempt how many attempts of a worker have failed
	 * @return how long
	 */
	Duration backoff(int attempt) {
		Duration wait = this.initialBackoff;
		for (int i = 1; i < attempt && wait.compareTo(this.maxBackoff) < 0; i++) {
			wait = wait.multipliedBy(2);
		}
		return (wait.compareTo(this.maxBackoff) < 0) ? wait : this.maxBackoff;
	}

}
