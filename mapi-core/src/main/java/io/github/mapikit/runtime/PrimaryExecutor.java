// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * Runs a lease's short jobs on the primary thread, between two pumps of its message loop.
 */
final class PrimaryExecutor implements MapiExecutor, TaskOwner {

	static final String NAME = "primary";

	private final MapiLease lease;

	private final PrimaryThread primary;

	private final @Nullable TaskDecorator decorator;

	private final @Nullable Duration taskTimeout;

	private final Pace pace = new Pace();

	PrimaryExecutor(MapiLease lease, PrimaryThread primary, @Nullable TaskDecorator decorator,
			@Nullable Duration taskTimeout) {
		this.lease = lease;
		this.primary = primary;
		this.decorator = decorator;
		this.taskTimeout = taskTimeout;
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public MapiLease lease() {
		return this.lease;
	}

	@Override
	public void execute(Runnable task) {
		Objects.requireNonNull(task, "task");
		post(new TaskFuture<@Nullable Void>(this, TaskOptions.UNNAMED, () -> {
			task.run();
			return null;
		}, TaskFuture.Kind.ACTION));
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> submit(TaskOptions options, Callable<? extends T> task) {
		Objects.requireNonNull(options, "options");
		Objects.requireNonNull(task, "task");
		return post(new TaskFuture<>(this, options, task, TaskFuture.Kind.VALUE));
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> submitStage(TaskOptions options, Callable<?> task) {
		Objects.requireNonNull(options, "options");
		Objects.requireNonNull(task, "task");
		return post(new TaskFuture<>(this, options, task, TaskFuture.Kind.STAGE));
	}

	@Override
	public <T extends @Nullable Object> T call(TaskOptions options, Callable<? extends T> task) throws Exception {
		Objects.requireNonNull(options, "options");
		Objects.requireNonNull(task, "task");
		MapiThread current = MapiThread.currentOrNull();
		if (current != null && current.role() == ThreadRole.PRIMARY) {
			return current.callInPlace(options.name(),
					current.worksFor(this.lease) ? task : () -> callAsGuest(options, task));
		}
		return post(new TaskFuture<T>(this, options, task, TaskFuture.Kind.VALUE)).await();
	}

	// the primary thread works for another lease, or for nobody, as in a notification
	private <T extends @Nullable Object> T callAsGuest(TaskOptions options, Callable<? extends T> task)
			throws Exception {
		if (this.lease.isLost()) {
			throw MapiRuntime.process().lostException("call");
		}
		this.lease.requireOpen(options.name());
		return this.primary.callFor(this.lease, options.name(), task);
	}

	private <T extends @Nullable Object> TaskFuture<T> post(TaskFuture<T> task) {
		if (this.decorator != null) {
			task.decorate(this.decorator);
		}
		if (this.lease.isLost()) {
			task.abandon(MapiRuntime.process().lostException("submit"));
			return task;
		}
		Duration timeout = task.options().timeoutOr(this.taskTimeout);
		// once it is posted the runtime may end
		Watchdog watchdog = (timeout != null) ? MapiRuntime.process().watchdogOrNull() : null;
		try {
			this.lease.requireOpen(task.options().name());
			this.primary.post(task);
		}
		catch (RejectedExecutionException ex) {
			this.lease.listeners().onTaskRejected(NAME, task.options().name());
			throw ex;
		}
		if (this.lease.isLost() && this.primary.forget(task)) {
			// too late for who told those that wait
			task.abandon(MapiRuntime.process().lostException("submit"));
		}
		if (timeout != null && watchdog != null) {
			task.timeOutAfter(watchdog, timeout);
		}
		return task;
	}

	@Override
	public Pace pace() {
		return this.pace;
	}

	@Override
	public void forget(TaskFuture<?> task) {
		this.primary.forget(task);
	}

	@Override
	public void taskStarted() {
		// the heartbeat tells of a job that takes long
	}

	@Override
	public void beforeWait(MapiThread thread, TaskFuture<?> task) {
		if (thread.role() != ThreadRole.PRIMARY) {
			return;
		}
		if (this.primary.forget(task)) {
			this.primary.runWithin(task);
		}
		if (!task.isDone()) {
			throw thread.mustNotWait("task '" + task.options().name() + "'");
		}
	}

	@Override
	public void timedOut(TaskFuture<?> task) {
		this.lease.listeners().onTaskTimedOut(NAME, task.options().name());
	}

}
