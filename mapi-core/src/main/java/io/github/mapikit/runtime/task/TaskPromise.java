// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.mapikit.error.MapiInterruptedException;
import io.github.mapikit.runtime.watch.Timer;
import org.jspecify.annotations.Nullable;

/**
 * The result of a task to come, completed by the runtime or by who holds it. Completing
 * tells who waits, in the middle of which the JDK may fail; what is left of it is then
 * done later. May be used from any thread.
 *
 * @param <T> the type of the result
 * @since 0.1.0
 */
public abstract class TaskPromise<T extends @Nullable Object> extends TaskState<T> implements Awaited {

	/** Whether all who wait are told. */
	private volatile boolean told;

	private volatile @Nullable Timer deadline;

	/** The future that the work returned, if this one completes with it. */
	private volatile @Nullable Future<?> inner;

	TaskPromise(TaskOptions options, Callable<?> work, TaskKind kind) {
		super(options, work, kind);
	}

	/**
	 * Takes the task out of its queue, if it waits there: whoever sees it done may count
	 * on its place.
	 */
	abstract void forgetUnlessRun();

	/**
	 * Sees to it that the rest of those who wait are told later. Never throws.
	 * @param ex what kept them from being told
	 */
	abstract void tellLater(Throwable ex);

	@Override
	public <U> CompletableFuture<U> newIncompleteFuture() {
		return new TaskStage<>(this);
	}

	final void deadline(Timer timer) {
		this.deadline = timer;
	}

	/**
	 * Forgets the time: the task was not accepted.
	 */
	public final void releaseDeadline() {
		Timer current = this.deadline;
		if (current != null) {
			current.release();
		}
	}

	final void followCancel(Future<?> future) {
		this.inner = future;
		if (isCancelled()) {
			future.cancel(true);
		}
	}

	// the JDK wakes who waits in the middle of completing; what was thrown then may have
	// kept some from being woken
	@SuppressWarnings("NullAway") // the result is there: this one is not looked at
	final void tellAgain() {
		if (!this.told) {
			super.complete(null);
			completed(true);
		}
	}

	// completing, by us and by who holds the future

	@Override
	public boolean complete(T value) {
		forgetUnlessRun();
		try {
			return completed(super.complete(value));
		}
		catch (Throwable ex) {
			tellLater(ex);
			throw ex;
		}
	}

	@Override
	public boolean completeExceptionally(Throwable why) {
		forgetUnlessRun();
		try {
			return completed(super.completeExceptionally(why));
		}
		catch (Throwable ex) {
			tellLater(ex);
			throw ex;
		}
	}

	private boolean completed(boolean byThis) {
		this.told = true;
		caller(null);
		releaseDeadline();
		return byThis;
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		forgetUnlessRun();
		try {
			if (!super.cancel(mayInterruptIfRunning)) {
				return false;
			}
		}
		catch (Throwable ex) {
			tellLater(ex);
			throw ex;
		}
		completed(true);
		Future<?> current = this.inner;
		if (current != null) {
			current.cancel(mayInterruptIfRunning);
		}
		return true;
	}

	// waiting

	@Override
	public T get() throws InterruptedException, ExecutionException {
		prepareToWait(isDone());
		return super.get();
	}

	@Override
	public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
		prepareToWait(isDone());
		return super.get(timeout, unit);
	}

	@Override
	public T join() {
		prepareToWait(isDone());
		return super.join();
	}

	/**
	 * Waits for the result.
	 * @return the result
	 * @throws Exception what the task threw
	 */
	public T await() throws Exception {
		try {
			return get();
		}
		catch (InterruptedException ex) {
			cancel(false);
			Thread.currentThread().interrupt();
			throw new MapiInterruptedException("task '" + name() + "'", ex);
		}
		catch (CancellationException ex) {
			throw ex;
		}
		catch (ExecutionException ex) {
			// get() takes the shell off a CompletionException, which may be the task's
			// own
			throw Thrown.asIs(handle((value, thrown) -> thrown).getNow(ex));
		}
		finally {
			caller(null);
		}
	}

}
