// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.mapikit.error.MapiInterruptedException;
import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task and its result to come. Goes from waiting to claimed by the thread that runs it,
 * or is completed before that and never runs.
 *
 * @param <T> the type of the result
 */
final class TaskFuture<T extends @Nullable Object> extends CompletableFuture<T> implements Runnable, Occupation {

	private static final Logger logger = LoggerFactory.getLogger(TaskFuture.class);

	private static final VarHandle RUNNER;

	static {
		try {
			RUNNER = MethodHandles.lookup().findVarHandle(TaskFuture.class, "runner", MapiThread.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final TaskOwner owner;

	private final TaskOptions options;

	private final Callable<?> work;

	private final Kind kind;

	private final long submittedNanos = System.nanoTime();

	private Runnable body = this;

	private long startedNanos;

	private volatile boolean ended;

	private volatile @Nullable MapiThread runner;

	/** The task in whose middle this one runs. */
	private volatile @Nullable TaskFuture<?> outer;

	private volatile boolean lost;

	private volatile @Nullable Deadline deadline;

	/** The future that the work returned, if this one completes with it. */
	private volatile @Nullable Future<?> inner;

	TaskFuture(TaskOwner owner, TaskOptions options, Callable<?> work, Kind kind) {
		this.owner = owner;
		this.options = options;
		this.work = work;
		this.kind = kind;
	}

	TaskOwner owner() {
		return this.owner;
	}

	TaskOptions options() {
		return this.options;
	}

	@Override
	public long startedNanos() {
		return this.startedNanos;
	}

	@Override
	public String description() {
		return "Task '" + this.options.name() + "'";
	}

	void decorate(TaskDecorator decorator) {
		this.body = Objects.requireNonNull(decorator.decorate(this), "The task decorator returned no task");
	}

	/**
	 * Limits the time from now to the result.
	 * @param watchdog who keeps the time
	 * @param timeout the limit
	 */
	void timeOutAfter(Watchdog watchdog, Duration timeout) {
		if (isDone()) {
			return;
		}
		this.deadline = new Deadline(watchdog, timeout, () -> timeOut(timeout));
		adjustDeadline();
	}

	// called by who sets the deadline and by who has ended the task: either may come last
	private void adjustDeadline() {
		Deadline current = this.deadline;
		if (current == null) {
			return;
		}
		if (this.ended) {
			current.outliveRuntime();
		}
		if (isDone()) {
			current.cancel();
		}
	}

	/**
	 * Makes the given thread the one that runs the task.
	 * @param thread the thread
	 * @return {@code false} if the task was completed before, and must not run
	 */
	boolean claim(MapiThread thread) {
		this.startedNanos = System.nanoTime();
		RUNNER.setVolatile(this, thread);
		return !isDone();
	}

	/**
	 * Runs the task. Never throws, and leaves the future completed.
	 */
	void runClaimed() {
		this.owner.taskStarted();
		this.owner.lease()
			.listeners()
			.onTaskStarted(this.owner.name(), this.options.name(), this.startedNanos - this.submittedNanos);
		Throwable failure = null;
		try {
			this.body.run();
		}
		catch (Throwable ex) {
			// thrown by a decorator, before or after the task itself
			failure = ex;
		}
		if (!this.ended) {
			fail((failure != null) ? failure : new IllegalStateException(
					"The decorator of task '%s' did not run it".formatted(this.options.name())));
		}
		else if (failure != null) {
			logger.warn("The decorator of task '{}' failed after the task", this.options.name(), failure);
		}
	}

	/**
	 * Runs the work itself, inside of all decorators.
	 */
	@Override
	public void run() {
		MapiThread thread = MapiThread.currentOrNull();
		if (thread == null || thread != this.runner || this.ended) {
			throw new IllegalStateException("Task '%s' can be run once, by the MAPI thread that it was given to"
				.formatted(this.options.name()));
		}
		Object result;
		try {
			result = thread.callAsProcess(this.options.name(), this.work);
			if (this.kind == Kind.STAGE && result instanceof Future<?> future && !(result instanceof CompletionStage)) {
				if (thread.role() == ThreadRole.PRIMARY && !future.isDone()) {
					throw thread.mustNotWait("the future that task '" + this.options.name() + "' returned");
				}
				followCancel(future);
				result = waitFor(future);
			}
		}
		catch (Throwable ex) {
			// before anything is released: the task may have called MAPI by itself
			thread.lostIfFatal(ex);
			thread.endTaskScope(this.options.name());
			fail(ex);
			return;
		}
		thread.endTaskScope(this.options.name());
		finished(isDone() ? outcomeOfEarlyEnd() : TaskOutcome.SUCCESS);
		if (this.kind == Kind.STAGE && result instanceof CompletionStage<?> stage) {
			try {
				follow(stage);
			}
			catch (Throwable ex) {
				// thrown by the stage, which is not ours
				completeExceptionally(ex);
			}
		}
		else {
			complete(asResult(result));
		}
	}

	// the caller of submitStage says what the stage results in, null included
	@SuppressWarnings({ "unchecked", "NullAway" })
	private T asResult(@Nullable Object result) {
		return (T) result;
	}

	/**
	 * Completes with a stage, without a thread that waits for it.
	 * @param stage what the work returned
	 */
	private void follow(CompletionStage<?> stage) {
		CompletableFuture<?> future = asFuture(stage);
		if (future != null && future.isDone() && !future.isCompletedExceptionally()) {
			complete(asResult(future.join()));
			return;
		}
		if (future != null) {
			followCancel(future);
		}
		adjustDeadline();
		stage.whenComplete((result, failure) -> {
			if (failure != null) {
				completeExceptionally(failure);
			}
			else {
				complete(asResult(result));
			}
		});
	}

	private void followCancel(Future<?> future) {
		this.inner = future;
		if (isCancelled()) {
			future.cancel(true);
		}
	}

	private static @Nullable CompletableFuture<?> asFuture(CompletionStage<?> stage) {
		try {
			return stage.toCompletableFuture();
		}
		catch (UnsupportedOperationException ex) {
			// such a stage can be followed, but neither asked nor cancelled
			return null;
		}
	}

	// of such a future one cannot be told when it is complete
	private static @Nullable Object waitFor(Future<?> future) throws Exception {
		try {
			return future.get();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof Error error) {
				throw error;
			}
			throw (ex.getCause() instanceof Exception failure) ? failure : ex;
		}
	}

	/**
	 * Completes a task that nobody will run.
	 * @param failure why not
	 */
	void abandon(Throwable failure) {
		if (completeExceptionally(failure) && this.kind == Kind.ACTION) {
			logger.warn("Task '{}' did not run, and nobody waits for it", this.options.name(), failure);
		}
	}

	/**
	 * Completes a task that is in the middle of something that may never return.
	 * @param failure why not
	 */
	void lose(Throwable failure) {
		if (isDone()) {
			return;
		}
		this.lost = true;
		if (completeExceptionally(failure) && this.kind == Kind.ACTION) {
			logger.warn("Task '{}' may never return, and nobody waits for it", this.options.name(), failure);
		}
	}

	void outer(@Nullable TaskFuture<?> newOuter) {
		this.outer = newOuter;
	}

	@Nullable TaskFuture<?> outer() {
		return this.outer;
	}

	private void fail(Throwable failure) {
		finished(isDone() ? outcomeOfEarlyEnd() : TaskOutcome.FAILURE);
		boolean told = completeExceptionally(failure);
		if (isCancelled() && failure instanceof CancellationException) {
			return;
		}
		if (this.kind == Kind.ACTION || !told) {
			logger.warn("Task '{}' failed, and nobody waits for it", this.options.name(), failure);
		}
	}

	private TaskOutcome outcomeOfEarlyEnd() {
		if (isCancelled()) {
			return TaskOutcome.CANCELLED;
		}
		return this.lost ? TaskOutcome.FAILURE : TaskOutcome.TIMEOUT;
	}

	private void finished(TaskOutcome outcome) {
		this.ended = true;
		long now = System.nanoTime();
		this.owner.pace().took(now - this.submittedNanos);
		this.owner.lease()
			.listeners()
			.onTaskFinished(this.owner.name(), this.options.name(), outcome, now - this.startedNanos);
	}

	private void timeOut(Duration timeout) {
		MapiThread thread = this.runner;
		if (completeExceptionally(new MapiTimeoutException(this.options.name(), timeout, activity(thread)))) {
			this.owner.timedOut(this);
		}
	}

	private @Nullable String activity(@Nullable MapiThread thread) {
		if (thread == null) {
			return "it waits for its turn";
		}
		// a thread that is through with the task may be at another one
		return this.ended ? "the future that it returned is not complete" : thread.activity();
	}

	// about to be completed from outside before its turn: whoever sees it done may count
	// on its place in the queue
	private void forgetUnlessRun() {
		if (this.runner == null) {
			this.owner.forget(this);
		}
	}

	private void cancelDeadline() {
		Deadline current = this.deadline;
		if (current != null) {
			current.cancel();
		}
	}

	@Override
	public boolean complete(T value) {
		forgetUnlessRun();
		boolean completed = super.complete(value);
		cancelDeadline();
		return completed;
	}

	@Override
	public boolean completeExceptionally(Throwable failure) {
		forgetUnlessRun();
		boolean completed = super.completeExceptionally(failure);
		cancelDeadline();
		return completed;
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		forgetUnlessRun();
		boolean cancelled = super.cancel(mayInterruptIfRunning);
		if (cancelled) {
			cancelDeadline();
			Future<?> current = this.inner;
			if (current != null) {
				current.cancel(mayInterruptIfRunning);
			}
		}
		return cancelled;
	}

	// waiting

	@Override
	public T get() throws InterruptedException, ExecutionException {
		prepareToWait();
		return super.get();
	}

	@Override
	public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
		prepareToWait();
		return super.get(timeout, unit);
	}

	@Override
	public T join() {
		prepareToWait();
		return super.join();
	}

	private void prepareToWait() {
		if (isDone()) {
			return;
		}
		MapiThread current = MapiThread.currentOrNull();
		if (current == null) {
			if (this.owner.pace().isBrief()) {
				BriefWait.until(this::isDone);
			}
			return;
		}
		if (this.runner == current && !this.ended) {
			throw current.mustNotWait("task '%s', which it runs itself".formatted(this.options.name()));
		}
		this.owner.beforeWait(current, this);
	}

	/**
	 * Waits for the result.
	 * @return the result
	 * @throws Exception what the task threw
	 */
	T await() throws Exception {
		try {
			return get();
		}
		catch (InterruptedException ex) {
			cancel(false);
			Thread.currentThread().interrupt();
			throw new MapiInterruptedException("task '" + this.options.name() + "'", ex);
		}
		catch (CancellationException ex) {
			throw ex;
		}
		catch (ExecutionException ex) {
			// get() takes the shell off a CompletionException, which may be the task's
			// own
			Throwable cause = handle((result, failure) -> failure).getNow(ex);
			if (cause instanceof Exception exception) {
				throw exception;
			}
			if (cause instanceof Error error) {
				throw error;
			}
			throw ex;
		}
	}

	/**
	 * What becomes of the value that the work returns.
	 */
	enum Kind {

		/** It is the result. */
		VALUE,
		/** It is a stage or future, whose result is the result. */
		STAGE,
		/** Nobody sees it, so that a failure is logged. */
		ACTION

	}

}
