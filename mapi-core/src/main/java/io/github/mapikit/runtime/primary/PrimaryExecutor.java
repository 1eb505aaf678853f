// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.primary;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.event.FailureText;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskDecorator;
import io.github.mapikit.runtime.task.TaskFuture;
import io.github.mapikit.runtime.task.TaskKind;
import io.github.mapikit.runtime.task.TaskNotAcceptedException;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.task.TaskOwner;
import io.github.mapikit.runtime.thread.LeaseContext;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * Runs a lease's short jobs on the primary thread, between two pumps of its message loop.
 * May be used from any thread.
 *
 * @since 0.1.0
 */
public final class PrimaryExecutor implements MapiExecutor, TaskOwner {

	/** The name of this executor in metrics, logs and snapshots. */
	public static final String NAME = "primary";

	private final LeaseContext lease;

	private final PrimaryThread primary;

	private final @Nullable TaskDecorator decorator;

	private final @Nullable Duration taskTimeout;

	/**
	 * An executor of a lease.
	 * @param lease the lease
	 * @param primary the primary thread of its process
	 * @param decorator wraps tasks, or {@code null}
	 * @param taskTimeout how long a task may take if it says nothing itself, or
	 * {@code null} for no limit
	 */
	public PrimaryExecutor(LeaseContext lease, PrimaryThread primary, @Nullable TaskDecorator decorator,
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
	public LeaseContext lease() {
		return this.lease;
	}

	@Override
	public void execute(Runnable task) {
		Objects.requireNonNull(task, "task");
		post(newTask(TaskOptions.UNNAMED, () -> {
			task.run();
			return null;
		}, TaskKind.ACTION));
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> submit(TaskOptions options, Callable<? extends T> task) {
		return post(newTask(options, task, TaskKind.VALUE));
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> submitStage(TaskOptions options, Callable<?> task) {
		return post(newTask(options, task, TaskKind.STAGE));
	}

	@Override
	public <T extends @Nullable Object> T call(TaskOptions options, Callable<? extends T> task) throws Exception {
		MapiThread current = MapiThread.currentOrNull();
		if (current != null && this.primary.mapiThread() == current) {
			return current.callInPlace(options.name(),
					current.work().worksFor(this.lease) ? task : () -> callAsGuest(options, task));
		}
		if (current != null && current.role() == ThreadRole.PRIMARY) {
			throw current.mustNotWait("task '" + options.name() + "' of another process");
		}
		TaskFuture<T> job = newTask(options, task, TaskKind.VALUE);
		return post(job.calledOn(current)).await();
	}

	@Override
	public boolean runsInPlace() {
		return this.primary.mapiThread() == MapiThread.currentOrNull();
	}

	private <T extends @Nullable Object> TaskFuture<T> newTask(TaskOptions options, Callable<?> task, TaskKind kind) {
		Objects.requireNonNull(options, "options");
		Objects.requireNonNull(task, "task");
		return new TaskFuture<>(this, options, task, kind);
	}

	// the primary thread works for another lease, or for nobody, as in a notification
	private <T extends @Nullable Object> T callAsGuest(TaskOptions options, Callable<? extends T> task)
			throws Exception {
		if (this.lease.runtime().isLost()) {
			throw this.lease.runtime().lostException("call");
		}
		MapiUnavailableException ended = PrimaryWork.leaseHasEnded(this.lease);
		if (ended != null) {
			throw notAccepted(options.name(), FailureText.of(ended), ended);
		}
		return this.primary.mapiThread().work().leases().callFor(this.lease, options.name(), task);
	}

	private <T extends @Nullable Object> TaskFuture<T> post(TaskFuture<T> task) {
		task.decoratedBy(this.decorator);
		if (this.lease.runtime().isLost()) {
			task.abandon(this.lease.runtime().lostException("submit"));
			return task;
		}
		MapiUnavailableException ended = PrimaryWork.leaseHasEnded(this.lease);
		if (ended != null) {
			throw rejection(task, ended);
		}
		task.timeOutAfter(this.lease.runtime().watch(), task.timeoutOr(this.taskTimeout));
		if (!this.primary.work().jobs().add(task)) {
			throw rejection(task,
					this.primary.work().jobs().isClosed() ? PrimaryThread.unavailable(this.primary.failure()) : null);
		}
		this.primary.wakeUp();
		if (this.lease.runtime().isLost() && this.primary.work().jobs().remove(task)) {
			// too late for who told those that wait
			task.abandon(this.lease.runtime().lostException("submit"));
		}
		return task;
	}

	private TaskNotAcceptedException rejection(TaskFuture<?> task, @Nullable MapiUnavailableException cause) {
		task.releaseDeadline();
		TaskNotAcceptedException rejection = notAccepted(task.name(),
				(cause != null) ? FailureText.of(cause)
						: JobQueue.CAPACITY + " jobs wait already. It is for short jobs; run this one on a worker",
				cause);
		this.lease.listeners().onTaskRejected(NAME, task.name());
		return rejection;
	}

	private static TaskNotAcceptedException notAccepted(String task, String why, @Nullable Throwable cause) {
		return new TaskNotAcceptedException("Task '%s' was not accepted by the primary thread: %s".formatted(task, why),
				cause);
	}

	@Override
	public void forget(TaskFuture<?> task) {
		this.primary.work().jobs().remove(task);
	}

	@Override
	public void ran() {
		// the heartbeat tells of a job that takes long; nobody counts them
	}

	@Override
	public void timedOut() {
		// its listeners are told
	}

	@Override
	public void beforeWait(MapiThread thread, TaskFuture<?> task, boolean done) {
		if (thread.role() != ThreadRole.PRIMARY) {
			return;
		}
		if (thread == this.primary.mapiThread() && this.primary.work().jobs().remove(task)) {
			this.primary.work().runWithin(task);
		}
		if (!task.isDone()) {
			throw thread.mustNotWait("task '" + task.name() + "'");
		}
	}

}
