// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.time.Duration;

import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.runtime.pool.PoolOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.TaskDecorator;
import org.springframework.util.Assert;

/**
 * Makes {@link MapiTaskExecutor}s. Immutable: each method returns a changed copy. The
 * auto-configured one carries the application's settings; declare further executors as
 * <pre class="code">
 * &#064;Bean
 * MapiTaskExecutor archiveExecutor(MapiTaskExecutorBuilder builder) {
 *     return builder.name("archive").poolSize(1).build();
 * }
 * </pre> and choose them by {@code @MapiTask("archiveExecutor")}.
 *
 * @since 0.1.0
 */
public final class MapiTaskExecutorBuilder {

	/** How long accepted tasks may take to finish at stop, if nothing else is set. */
	public static final Duration DEFAULT_DRAIN_TIMEOUT = Duration.ofSeconds(20);

	private final MapiRuntimeLifecycle lifecycle;

	private final PoolOptions options;

	private final Duration drainTimeout;

	private final MapiTaskInstrumentation instrumentation;

	/**
	 * A builder with default settings.
	 * @param lifecycle who leases the runtime for the executors
	 */
	public MapiTaskExecutorBuilder(MapiRuntimeLifecycle lifecycle) {
		this(lifecycle, PoolOptions.DEFAULTS, DEFAULT_DRAIN_TIMEOUT, MapiTaskInstrumentation.NONE);
	}

	private MapiTaskExecutorBuilder(MapiRuntimeLifecycle lifecycle, PoolOptions options, Duration drainTimeout,
			MapiTaskInstrumentation instrumentation) {
		Assert.notNull(lifecycle, "'lifecycle' must not be null");
		this.lifecycle = lifecycle;
		this.options = options;
		this.drainTimeout = drainTimeout;
		this.instrumentation = instrumentation;
	}

	private MapiTaskExecutorBuilder with(PoolOptions newOptions) {
		return new MapiTaskExecutorBuilder(this.lifecycle, newOptions, this.drainTimeout, this.instrumentation);
	}

	/**
	 * Sets the name in thread names, logs and metrics. Each executor needs one of its
	 * own, and {@code primary} is taken.
	 * @param name the name
	 * @return the changed copy
	 */
	public MapiTaskExecutorBuilder name(String name) {
		Assert.hasText(name, "'name' must not be empty");
		return with(this.options.withName(name));
	}

	/**
	 * Sets the number of threads.
	 * @param poolSize at least 1
	 * @return the changed copy
	 */
	public MapiTaskExecutorBuilder poolSize(int poolSize) {
		return with(this.options.withSize(poolSize));
	}

	/**
	 * Sets how many tasks may wait.
	 * @param queueCapacity at least 0
	 * @return the changed copy
	 */
	public MapiTaskExecutorBuilder queueCapacity(int queueCapacity) {
		return with(this.options.withQueueCapacity(queueCapacity));
	}

	/**
	 * Sets whether tasks run on the executor's own threads alone, so that never more of
	 * them run at a time than it has threads. Who calls one on a worker of another
	 * executor waits then, instead of running it in place. A task that the executor's own
	 * tasks lead back to runs in place all the same.
	 * @param apart whether it keeps its tasks apart
	 * @return the changed copy
	 */
	public MapiTaskExecutorBuilder apart(boolean apart) {
		return with(this.options.withApart(apart));
	}

	/**
	 * Sets the timeout of tasks that have none of their own.
	 * @param taskTimeout the timeout, or {@code null} for none
	 * @return the changed copy
	 */
	public MapiTaskExecutorBuilder taskTimeout(@Nullable Duration taskTimeout) {
		return with(this.options.withTaskTimeout(taskTimeout));
	}

	/**
	 * Sets what is done about stuck tasks (R8).
	 * @param stuckAfter how long a task may run before it is reported
	 * @param maxReplacements how many stuck threads may be replaced at a time
	 * @return the changed copy
	 */
	public MapiTaskExecutorBuilder stuck(Duration stuckAfter, int maxReplacements) {
		Assert.notNull(stuckAfter, "'stuckAfter' must not be null");
		return with(this.options.withStuck(stuckAfter, maxReplacements));
	}

	/**
	 * Sets how long to wait between attempts to initialize MAPI on a thread.
	 * @param initial after the first failure
	 * @param max at most
	 * @return the changed copy
	 */
	public MapiTaskExecutorBuilder backoff(Duration initial, Duration max) {
		Assert.notNull(initial, "'initial' must not be null");
		Assert.notNull(max, "'max' must not be null");
		return with(this.options.withBackoff(initial, max));
	}

	/**
	 * Sets what wraps tasks on the submitting thread, to carry context to the MAPI
	 * thread.
	 * @param decorator the decorator, or {@code null} for none
	 * @return the changed copy
	 */
	public MapiTaskExecutorBuilder taskDecorator(@Nullable TaskDecorator decorator) {
		return with(this.options.withDecorator((decorator != null) ? decorator::decorate : null));
	}

	/**
	 * Sets how long accepted tasks may take to finish at stop.
	 * @param newDrainTimeout the budget; zero not to wait
	 * @return the changed copy
	 */
	public MapiTaskExecutorBuilder drainTimeout(Duration newDrainTimeout) {
		Assert.notNull(newDrainTimeout, "'drainTimeout' must not be null");
		Assert.isTrue(!newDrainTimeout.isNegative(),
				() -> "'drainTimeout' must not be negative, but is '%s'".formatted(newDrainTimeout));
		return new MapiTaskExecutorBuilder(this.lifecycle, this.options, newDrainTimeout, this.instrumentation);
	}

	/**
	 * Sets what observes tasks.
	 * @param newInstrumentation the instrumentation
	 * @return the changed copy
	 */
	public MapiTaskExecutorBuilder instrumentation(MapiTaskInstrumentation newInstrumentation) {
		Assert.notNull(newInstrumentation, "'instrumentation' must not be null");
		return new MapiTaskExecutorBuilder(this.lifecycle, this.options, this.drainTimeout, newInstrumentation);
	}

	/**
	 * Makes an executor. To be declared as a bean, so that the context starts and stops
	 * it.
	 * @return the executor
	 */
	public MapiTaskExecutor build() {
		return new MapiTaskExecutor(this.lifecycle, this.options, this.drainTimeout, this.instrumentation);
	}

}
