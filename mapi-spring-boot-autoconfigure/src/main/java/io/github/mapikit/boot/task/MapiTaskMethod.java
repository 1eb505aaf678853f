// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import io.github.mapikit.runtime.MapiThread;
import io.github.mapikit.runtime.TaskOptions;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a method with {@link MapiTask}: found out once, used by each call.
 *
 * @param executor where it runs
 * @param role the kind of thread
 * @param options name and timeout
 * @param returnsAtOnce whether the caller gets a future instead of waiting
 */
record MapiTaskMethod(AbstractMapiTaskExecutor executor, ThreadRole role, TaskOptions options, boolean returnsAtOnce) {

	/**
	 * Runs a call of the method as its signature says.
	 * @param call the call
	 * @return what the caller gets
	 * @throws Exception what the method threw, if the caller waits
	 */
	@Nullable Object run(Callable<@Nullable Object> call) throws Exception {
		if (!this.returnsAtOnce) {
			return this.executor.call(this.options, call);
		}
		MapiThread current = MapiThread.currentOrNull();
		if (current != null && current.role() == this.role) {
			return runInPlace(call);
		}
		return this.executor.submitStage(this.options, call);
	}

	// on a thread that would have to wait for itself if the pool had no other
	private Object runInPlace(Callable<@Nullable Object> call) {
		try {
			Object future = this.executor.call(this.options, call);
			return (future != null) ? future : CompletableFuture.completedFuture(null);
		}
		catch (Throwable ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

}
