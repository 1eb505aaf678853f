// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import java.io.Serializable;

import io.github.mapikit.error.FailureSummary;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a worker pool at one moment.
 *
 * @param name the pool's name
 * @param size the number of workers that it is set to have
 * @param limit the number of workers that it may have at the moment, with those that
 * stand in for stuck ones
 * @param workers the number of workers that it has
 * @param active how many of them run a task
 * @param stuck how many of them were reported as stuck at a task or at their start
 * @param queued how many tasks wait
 * @param queueCapacity how many tasks may wait
 * @param completed how many tasks ran to their end
 * @param rejected how many tasks were not accepted
 * @param timedOut how many tasks' time ran out
 * @param initializeFailure why the last attempt to initialize a worker failed, or
 * {@code null} if it did not
 * @since 0.1.0
 */
public record PoolSnapshot(String name, int size, int limit, int workers, int active, int stuck, int queued,
		int queueCapacity, long completed, long rejected, long timedOut,
		@Nullable FailureSummary initializeFailure) implements Serializable {

}
