// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Follows the stage or future that the work of a task returned.
 */
final class StageFollower {

	private StageFollower() {
	}

	static boolean isStage(@Nullable Object result) {
		return result instanceof CompletionStage<?>;
	}

	/**
	 * Completes a future with a stage, without a thread that waits for it.
	 * @param future the future
	 * @param result the stage
	 * @param cancelled is told what to cancel with the future
	 * @param <T> the type of the result
	 */
	// the caller of submitStage says what the stage results in, null included
	@SuppressWarnings({ "unchecked", "NullAway" })
	static <T extends @Nullable Object> void follow(CompletableFuture<T> future, Object result,
			Consumer<Future<?>> cancelled) {
		CompletionStage<?> stage = (CompletionStage<?>) result;
		try {
			CompletableFuture<?> followed = asFuture(stage);
			if (followed != null) {
				cancelled.accept(followed);
			}
			stage.whenComplete((value, failure) -> {
				if (failure != null) {
					future.completeExceptionally(failure);
				}
				else {
					future.complete((T) value);
				}
			});
		}
		catch (OutOfMemoryError ex) {
			// to be tried again
			throw ex;
		}
		catch (Throwable ex) {
			// thrown by the stage, which is not ours
			future.completeExceptionally(ex);
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
