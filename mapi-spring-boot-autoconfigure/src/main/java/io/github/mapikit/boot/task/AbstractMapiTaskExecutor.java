// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskNotAcceptedException;
import io.github.mapikit.runtime.task.TaskOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.util.Assert;

/**
 * What executors of MAPI threads have in common: tasks with a name and a timeout, and
 * rejection as Spring's callers expect it. May be used from any thread.
 * <p>
 * It is not an {@link java.util.concurrent.Executor}: Spring takes any bean of that type
 * for the executor of {@code @Async} methods and web requests. Where an executor is
 * wanted, {@link #asTaskExecutor()} gives one.
 *
 * @since 0.1.0
 */
public abstract sealed class AbstractMapiTaskExecutor implements MapiExecutor
		permits MapiTaskExecutor, MapiPrimaryTaskExecutor {

	private final MapiTaskInstrumentation instrumentation;

	AbstractMapiTaskExecutor(MapiTaskInstrumentation instrumentation) {
		this.instrumentation = instrumentation;
	}

	/**
	 * Returns the name of the executor in logs, metrics and thread names.
	 * @return the name
	 */
	public abstract String getName();

	/**
	 * Returns what runs a task.
	 * @param task what is known of the task
	 * @return the executor
	 * @throws TaskRejectedException if this executor does not accept tasks any more
	 */
	abstract MapiExecutor target(TaskOptions task);

	/**
	 * Returns a view of this executor for whoever asks for an executor of Spring or the
	 * JDK. Declared as a bean it becomes a candidate for all that asks for an executor,
	 * unless {@code defaultCandidate} is {@code false}.
	 * @return the view
	 */
	public AsyncTaskExecutor asTaskExecutor() {
		return new AsyncTaskExecutorView(this);
	}

	/**
	 * Hands a task over and returns at once. What it throws is logged.
	 * @param task the work
	 * @throws TaskRejectedException if the task is not accepted
	 */
	@Override
	public void execute(Runnable task) {
		Assert.notNull(task, "'task' must not be null");
		try {
			target(TaskOptions.UNNAMED).execute(runnable(task));
		}
		catch (TaskNotAcceptedException ex) {
			throw rejected(ex);
		}
	}

	/**
	 * Hands a task over and returns at once.
	 * @param task the work
	 * @return completes when the task has ended
	 * @throws TaskRejectedException if the task is not accepted
	 */
	@SuppressWarnings("NullAway") // the result of a Runnable is null, whatever the type
									// says
	public CompletableFuture<Void> submit(Runnable task) {
		Assert.notNull(task, "'task' must not be null");
		return submit(TaskOptions.UNNAMED, () -> {
			task.run();
			return null;
		});
	}

	/**
	 * Hands a task over and returns at once.
	 * @param task the work
	 * @param <T> the type of the result
	 * @return the result to come
	 * @throws TaskRejectedException if the task is not accepted
	 */
	public <T extends @Nullable Object> CompletableFuture<T> submit(Callable<? extends T> task) {
		return submit(TaskOptions.UNNAMED, task);
	}

	/**
	 * Hands a task over and returns at once. The future always completes: with the
	 * result, with what the task threw, or with the reason why it did not run.
	 * @param options name and timeout
	 * @param task the work
	 * @param <T> the type of the result
	 * @return the result to come
	 * @throws TaskRejectedException if the task is not accepted
	 */
	@Override
	public <T extends @Nullable Object> CompletableFuture<T> submit(TaskOptions options, Callable<? extends T> task) {
		Assert.notNull(options, "'options' must not be null");
		Assert.notNull(task, "'task' must not be null");
		try {
			return target(options).submit(options, instrument(options, task));
		}
		catch (TaskNotAcceptedException ex) {
			throw rejected(ex);
		}
	}

	/**
	 * Hands over a task that itself returns a stage or a future, and returns at once. The
	 * future completes with that stage, and its time runs until then.
	 * @param options name and timeout
	 * @param task the work
	 * @param <T> the type of the result
	 * @return the result to come
	 * @throws TaskRejectedException if the task is not accepted
	 */
	@Override
	public <T extends @Nullable Object> CompletableFuture<T> submitStage(TaskOptions options, Callable<?> task) {
		Assert.notNull(options, "'options' must not be null");
		Assert.notNull(task, "'task' must not be null");
		try {
			return target(options).submitStage(options, instrument(options, task));
		}
		catch (TaskNotAcceptedException ex) {
			throw rejected(ex);
		}
	}

	/**
	 * Runs a task and waits for its result. On a MAPI thread that could run it itself it
	 * runs in place, within the caller's scope and time.
	 * @param options name and timeout
	 * @param task the work
	 * @param <T> the type of the result
	 * @return the result
	 * @throws Exception what the task threw
	 * @throws TaskRejectedException if the task is not accepted
	 * @throws io.github.mapikit.error.MapiTimeoutException if the time ran out
	 * @throws io.github.mapikit.error.MapiInterruptedException if the calling thread was
	 * interrupted; its interrupt flag is set
	 * @throws io.github.mapikit.error.MapiThreadException if the calling thread must not
	 * wait: the primary thread for a worker (R5)
	 */
	@Override
	public <T extends @Nullable Object> T call(TaskOptions options, Callable<? extends T> task) throws Exception {
		Assert.notNull(options, "'options' must not be null");
		Assert.notNull(task, "'task' must not be null");
		try {
			return target(options).call(options, instrument(options, task));
		}
		catch (TaskNotAcceptedException ex) {
			throw rejected(ex);
		}
	}

	private <T extends @Nullable Object> Callable<? extends T> instrument(TaskOptions options,
			Callable<? extends T> task) {
		return this.instrumentation.instrument(getName(), options, task);
	}

	private Runnable runnable(Runnable task) {
		if (this.instrumentation == MapiTaskInstrumentation.NONE) {
			return task;
		}
		Callable<? extends @Nullable Object> call = instrument(TaskOptions.UNNAMED, () -> {
			task.run();
			return null;
		});
		return () -> call(call);
	}

	private static void call(Callable<? extends @Nullable Object> task) {
		try {
			task.call();
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException("A task without a result threw a checked exception", ex);
		}
	}

	/**
	 * Tells the runtime's listeners of a task that came too late for this executor.
	 * @param lifecycle who leases the runtime
	 * @param task what is known of the task
	 * @param cause what has stopped
	 * @return what its submitter is told
	 */
	final TaskRejectedException stopped(MapiRuntimeLifecycle lifecycle, TaskOptions task,
			MapiUnavailableException cause) {
		lifecycle.taskRejected(getName(), task.name());
		return new TaskRejectedException("Executor '%s' has stopped with its application context".formatted(getName()),
				cause);
	}

	static TaskRejectedException rejected(TaskNotAcceptedException cause) {
		return new TaskRejectedException(String.valueOf(cause.getMessage()), cause);
	}

}
