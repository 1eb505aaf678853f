// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Runs code on MAPI threads where {@link MapiTask} does not fit. What a callback opens is
 * closed when it returns; its session stays open. May be used from any thread.
 *
 * @since 0.1.0
 */
public class MapiTemplate {

	private static final TaskOptions DEFAULT_OPTIONS = TaskOptions.named("MapiTemplate");

	private final MapiExecutor workers;

	private final MapiExecutor primary;

	/**
	 * A template that uses these executors.
	 * @param workers runs callbacks
	 * @param primary runs callbacks that belong on the primary thread
	 */
	public MapiTemplate(MapiExecutor workers, MapiExecutor primary) {
		Assert.notNull(workers, "'workers' must not be null");
		Assert.notNull(primary, "'primary' must not be null");
		this.workers = workers;
		this.primary = primary;
	}

	/**
	 * Runs a callback on a worker and waits for its result; in place if the calling
	 * thread is a worker.
	 * @param callback the code
	 * @param <T> the type of the result
	 * @param <E> what the callback may throw
	 * @return the result
	 * @throws E what the callback threw
	 * @throws MapiTaskResultException if the result is an open MAPI object or the like
	 * @throws org.springframework.core.task.TaskRejectedException if the queue is full
	 * @throws io.github.mapikit.error.MapiTimeoutException if the time ran out
	 * @throws io.github.mapikit.error.MapiInterruptedException if the calling thread was
	 * interrupted; its interrupt flag is set
	 * @throws io.github.mapikit.error.MapiThreadException on the primary thread (R5)
	 */
	public <T extends @Nullable Object, E extends Exception> T execute(MapiCallback<T, E> callback) throws E {
		return execute(DEFAULT_OPTIONS, callback);
	}

	/**
	 * Runs a callback on a worker and waits for its result; see
	 * {@link #execute(MapiCallback)}.
	 * @param options name and timeout
	 * @param callback the code
	 * @param <T> the type of the result
	 * @param <E> what the callback may throw
	 * @return the result
	 * @throws E what the callback threw
	 * @throws MapiTaskResultException if the result is an open MAPI object or the like
	 */
	public <T extends @Nullable Object, E extends Exception> T execute(TaskOptions options, MapiCallback<T, E> callback)
			throws E {
		return call(this.workers, options, callback);
	}

	/**
	 * Hands a callback to a worker and returns at once.
	 * @param callback the code
	 * @param <T> the type of the result
	 * @return the result to come
	 * @throws org.springframework.core.task.TaskRejectedException if the queue is full
	 */
	public <T extends @Nullable Object> CompletableFuture<T> executeAsync(MapiCallback<T, ?> callback) {
		return executeAsync(DEFAULT_OPTIONS, callback);
	}

	/**
	 * Hands a callback to a worker and returns at once.
	 * @param options name and timeout
	 * @param callback the code
	 * @param <T> the type of the result
	 * @return the result to come
	 * @throws org.springframework.core.task.TaskRejectedException if the queue is full
	 */
	public <T extends @Nullable Object> CompletableFuture<T> executeAsync(TaskOptions options,
			MapiCallback<T, ?> callback) {
		Assert.notNull(callback, "'callback' must not be null");
		return this.workers.submit(options, task(options, callback, null));
	}

	/**
	 * Runs a short callback on the primary thread and waits for its result; in place if
	 * that is the calling thread.
	 * @param callback the code
	 * @param <T> the type of the result
	 * @param <E> what the callback may throw
	 * @return the result
	 * @throws E what the callback threw
	 * @throws MapiTaskResultException if the result is an open MAPI object or the like
	 * @throws io.github.mapikit.error.MapiTimeoutException if the time ran out
	 * @throws io.github.mapikit.error.MapiInterruptedException if the calling thread was
	 * interrupted; its interrupt flag is set
	 */
	public <T extends @Nullable Object, E extends Exception> T executeOnPrimary(MapiCallback<T, E> callback) throws E {
		return executeOnPrimary(DEFAULT_OPTIONS, callback);
	}

	/**
	 * Runs a short callback on the primary thread and waits for its result; see
	 * {@link #executeOnPrimary(MapiCallback)}.
	 * @param options name and timeout
	 * @param callback the code
	 * @param <T> the type of the result
	 * @param <E> what the callback may throw
	 * @return the result
	 * @throws E what the callback threw
	 * @throws MapiTaskResultException if the result is an open MAPI object or the like
	 */
	public <T extends @Nullable Object, E extends Exception> T executeOnPrimary(TaskOptions options,
			MapiCallback<T, E> callback) throws E {
		return call(this.primary, options, callback);
	}

	private static <T extends @Nullable Object, E extends Exception> T call(MapiExecutor executor, TaskOptions options,
			MapiCallback<T, E> callback) throws E {
		Assert.notNull(callback, "'callback' must not be null");
		try {
			return executor.call(options, task(options, callback, MapiThread.currentOrNull()));
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			@SuppressWarnings("unchecked") // nothing else can throw a checked one
			E declared = (E) ex;
			throw declared;
		}
	}

	/**
	 * Makes a task of a callback.
	 * @param caller the thread that may run it in place, where the result stays within
	 * the caller's task
	 */
	private static <T extends @Nullable Object> Callable<T> task(TaskOptions options, MapiCallback<T, ?> callback,
			@Nullable MapiThread caller) {
		return () -> {
			MapiThread thread = MapiThread.current(options.name());
			T result = callback.doInMapi(thread.session());
			if (thread != caller) {
				MapiTaskResultException.check(options.name(), result);
			}
			return result;
		};
	}

}
