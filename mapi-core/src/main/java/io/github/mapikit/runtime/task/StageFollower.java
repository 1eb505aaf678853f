// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
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
	 * Waits for a stage without a thread.
	 * @param result the stage
	 * @param ended is told what it came to; never throws
	 * @param cancelled is told what to cancel with the future that waits
	 */
	static void follow(Object result, BiConsumer<@Nullable Object, @Nullable Throwable> ended,
			Consumer<Future<?>> cancelled) {
		CompletionStage<?> stage = (CompletionStage<?>) result;
		try {
			CompletableFuture<?> followed = asFuture(stage);
			if (followed != null) {
				cancelled.accept(followed);
			}
			stage.whenComplete(ended);
		}
		catch (OutOfMemoryError ex) {
			// to be tried again
			throw ex;
		}
		catch (Throwable ex) {
			// thrown by the stage, which is not ours
			ended.accept(null, ex);
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
