// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.time.Duration;

import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskDecorator;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Runs short jobs on the primary thread, which also pumps messages and must soon be back
 * at that (R5). Accepts jobs for as long as the runtime is leased. May be used from any
 * thread.
 *
 * @since 0.1.0
 */
public final class MapiPrimaryTaskExecutor extends AbstractMapiTaskExecutor {

	private final MapiRuntimeLifecycle lifecycle;

	private final @Nullable TaskDecorator decorator;

	private final @Nullable Duration taskTimeout;

	/** Replaced when the lease is another one. */
	private volatile @Nullable Target target;

	/**
	 * An executor for the primary thread of this lifecycle's lease.
	 * @param lifecycle who leases the runtime
	 * @param decorator wraps tasks, or {@code null}
	 * @param taskTimeout how long a task may take if it says nothing itself, or
	 * {@code null} for no limit
	 * @param instrumentation observes tasks
	 */
	public MapiPrimaryTaskExecutor(MapiRuntimeLifecycle lifecycle,
			org.springframework.core.task.@Nullable TaskDecorator decorator, @Nullable Duration taskTimeout,
			MapiTaskInstrumentation instrumentation) {
		super(instrumentation);
		Assert.notNull(lifecycle, "'lifecycle' must not be null");
		this.lifecycle = lifecycle;
		this.decorator = (decorator != null) ? decorator::decorate : null;
		this.taskTimeout = taskTimeout;
	}

	@Override
	public String getName() {
		return "primary";
	}

	@Override
	MapiExecutor target(TaskOptions task) {
		try {
			MapiLease lease = this.lifecycle.lease();
			Target current = this.target;
			if (current == null || current.lease != lease) {
				current = new Target(lease, lease.primary(this.decorator, this.taskTimeout));
				this.target = current;
			}
			return current.executor;
		}
		catch (MapiUnavailableException ex) {
			if (this.lifecycle.state() != RuntimeState.STOPPED) {
				throw ex;
			}
			throw stopped(this.lifecycle, task, ex);
		}
	}

	@Override
	public boolean runsInPlace() {
		MapiThread current = MapiThread.currentOrNull();
		return current != null && current.role() == ThreadRole.PRIMARY && this.lifecycle.state() != RuntimeState.STOPPED
				&& target(TaskOptions.UNNAMED).runsInPlace();
	}

	private record Target(MapiLease lease, MapiExecutor executor) {

	}

}
