// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a task beside its work. Made once for each method or kind of task, not
 * for each call.
 *
 * @param name the name in metrics, logs and snapshots; few different ones
 * @param timeout how long the task may take from submission to result, or {@code null}
 * for the executor's default
 * @since 0.1.0
 */
public record TaskOptions(String name, @Nullable Duration timeout) {

	/** A task that nobody named. */
	public static final TaskOptions UNNAMED = new TaskOptions("unnamed", null);

	/**
	 * Creates task options.
	 * @throws IllegalArgumentException if the timeout is not positive
	 */
	public TaskOptions {
		Objects.requireNonNull(name, "name");
		if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
			throw new IllegalArgumentException(
					"The timeout of task '%s' must be positive, not '%s'".formatted(name, timeout));
		}
	}

	/**
	 * Returns options with a name and the executor's default timeout.
	 * @param name the name
	 * @return the options
	 */
	public static TaskOptions named(String name) {
		return new TaskOptions(name, null);
	}

	/**
	 * Returns the timeout.
	 * @param byDefault the one of the executor, or {@code null} for no limit
	 * @return its own, or else the executor's
	 */
	public @Nullable Duration timeoutOr(@Nullable Duration byDefault) {
		return (this.timeout != null) ? this.timeout : byDefault;
	}

}
