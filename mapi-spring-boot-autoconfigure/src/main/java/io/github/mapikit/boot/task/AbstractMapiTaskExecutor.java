// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.MapiExecutor;
import io.github.mapikit.runtime.TaskNotAcceptedException;
import io.github.mapikit.runtime.TaskOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.util.Assert;

/**
 * What executors of MAPI threads have in common: tasks with a name and a timeout, and
 * rejection as Spring's callers expect it. May be used from any thread.
 *
 * @since 0.1.0
 */
public abstract sealed class AbstractMapiTaskExecutor implements AsyncTaskExecutor, MapiExecutor
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

	@Override
	public void execute(Runnable task) {
		Assert.notNull(task, "'task' must not be null");
		try {
			target(TaskOptions.UNNAMED).execute(runnable(TaskOptions.UNNAMED, task));
		}
		catch (TaskNotAcceptedException ex) {
			throw rejected(ex);
		}
	}

	@Override
	public CompletableFuture<?> submit(Runnable task) {
		return submitCompletable(task);
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> submit(Callable<T> task) {
		return submit(TaskOptions.UNNAMED, task);
	}

	@Override
	@SuppressWarnings("NullAway") // the result of a Runnable is null, whatever the type
									// says
	public CompletableFuture<Void> submitCompletable(Runnable task) {
		Assert.notNull(task, "'task' must not be null");
		return submit(TaskOptions.UNNAMED, () -> {
			task.run();
			return null;
		});
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> submitCompletable(Callable<T> task) {
		return submit(TaskOptions.UNNAMED, task);
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> submit(TaskOptions options, Callable<? extends T> task) {
		Assert.notNull(options, "'options' must not be null");
		Assert.notNull(task, "'task' must not be null");
		try {
			return target(options).submit(options, this.instrumentation.instrument(getName(), options, task));
		}
		catch (TaskNotAcceptedException ex) {
			throw rejected(ex);
		}
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> submitStage(TaskOptions options, Callable<?> task) {
		Assert.notNull(options, "'options' must not be null");
		Assert.notNull(task, "'task' must not be null");
		try {
			return target(options).submitStage(options, this.instrumentation.instrument(getName(), options, task));
		}
		catch (TaskNotAcceptedException ex) {
			throw rejected(ex);
		}
	}

	@Override
	public <T extends @Nullable Object> T call(TaskOptions options, Callable<? extends T> task) throws Exception {
		Assert.notNull(options, "'options' must not be null");
		Assert.notNull(task, "'task' must not be null");
		try {
			return target(options).call(options, this.instrumentation.instrument(getName(), options, task));
		}
		catch (TaskNotAcceptedException ex) {
			throw rejected(ex);
		}
	}

	private Runnable runnable(TaskOptions options, Runnable task) {
		if (this.instrumentation == MapiTaskInstrumentation.NONE) {
			return task;
		}
		Callable<? extends @Nullable Object> call = this.instrumentation.instrument(getName(), options, () -> {
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
