// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

/**
 * Completes a task with the stage or future that its work returned.
 */
final class StageFollower {

	private StageFollower() {
	}

	static boolean isStage(@Nullable Object result) {
		return result instanceof CompletionStage<?>;
	}

	/**
	 * Completes a task with a stage, without a thread that waits for it.
	 * @param task the task
	 * @param result the stage
	 */
	static <T extends @Nullable Object> void follow(TaskFuture<T> task, Object result) {
		CompletionStage<?> stage = (CompletionStage<?>) result;
		try {
			CompletableFuture<?> future = asFuture(stage);
			if (future != null) {
				task.followCancel(future);
			}
			stage.whenComplete((value, failure) -> {
				if (failure != null) {
					task.completeExceptionally(failure);
				}
				else {
					task.complete(task.asResult(value));
				}
			});
		}
		catch (VirtualMachineError ex) {
			// to be tried again
			throw ex;
		}
		catch (Throwable ex) {
			// thrown by the stage, which is not ours
			task.completeExceptionally(ex);
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

	/**
	 * Waits for a future that does not tell when it is complete.
	 * @param future the future
	 * @return its result
	 * @throws Exception what it failed with
	 */
	static @Nullable Object await(Future<?> future) throws Exception {
		try {
			return future.get();
		}
		catch (ExecutionException ex) {
			Throwable cause = ex.getCause();
			throw (cause != null) ? Thrown.asIs(cause) : ex;
		}
	}

}
