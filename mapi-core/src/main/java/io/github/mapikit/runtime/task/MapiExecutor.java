// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on MAPI threads. It is no {@link java.util.concurrent.Executor}: frameworks
 * look for one by its type, and must not find MAPI's threads. May be called from any
 * thread.
 * <p>
 * An executor refuses a task with a
 * {@link java.util.concurrent.RejectedExecutionException}; those of this library throw a
 * {@link TaskNotAcceptedException}.
 *
 * @since 0.1.0
 */
public interface MapiExecutor {

	/**
	 * Hands over a task of which nobody sees the result; a failure is logged.
	 * @param task the work
	 * @throws java.util.concurrent.RejectedExecutionException if the task is not accepted
	 */
	void execute(Runnable task);

	/**
	 * Hands a task over and returns at once. Every future that is returned completes:
	 * with the result, with what the task threw, or with the reason why it did not run.
	 * @param options what is known of the task
	 * @param task the work
	 * @param <T> the type of the result
	 * @return the result to come
	 * @throws java.util.concurrent.RejectedExecutionException if the task is not accepted
	 */
	<T extends @Nullable Object> CompletableFuture<T> submit(TaskOptions options, Callable<? extends T> task);

	/**
	 * Hands over a task that itself returns a stage, and returns at once. The future
	 * completes with that stage, without a thread that waits for it; its time runs until
	 * then. Cancelling the future cancels the task and the stage. A task that returns a
	 * plain {@link java.util.concurrent.Future} is waited for on its MAPI thread, because
	 * such a future does not tell when it is complete.
	 * @param options what is known of the task
	 * @param task the work
	 * @param <T> the type of the result
	 * @return the result to come
	 * @throws java.util.concurrent.RejectedExecutionException if the task is not accepted
	 */
	<T extends @Nullable Object> CompletableFuture<T> submitStage(TaskOptions options, Callable<?> task);

	/**
	 * Runs a task and waits for its result. On a MAPI thread that could run it itself it
	 * runs in place, within the caller's scope and time.
	 * @param options what is known of the task
	 * @param task the work
	 * @param <T> the type of the result
	 * @return the result
	 * @throws Exception what the task threw
	 * @throws java.util.concurrent.RejectedExecutionException if the task is not accepted
	 * @throws io.github.mapikit.error.MapiThreadException if the calling thread must not
	 * wait: the primary thread for a worker (R5)
	 * @throws io.github.mapikit.error.MapiTimeoutException if the time ran out
	 * @throws io.github.mapikit.error.MapiInterruptedException if the calling thread was
	 * interrupted while it waited; its interrupt flag is set
	 */
	<T extends @Nullable Object> T call(TaskOptions options, Callable<? extends T> task) throws Exception;

	/**
	 * Returns whether {@link #call call} would run a task in place, on the calling
	 * thread, instead of waiting for another one.
	 * @return whether it would; {@code false} unless an implementation knows better
	 */
	default boolean runsInPlace() {
		return false;
	}

}
