// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import org.springframework.core.task.AsyncTaskExecutor;

/**
 * An executor of MAPI threads for whoever asks for one of Spring or the JDK.
 */
record AsyncTaskExecutorView(AbstractMapiTaskExecutor executor) implements AsyncTaskExecutor {

	@Override
	public void execute(Runnable task) {
		this.executor.execute(task);
	}

	@Override
	public Future<?> submit(Runnable task) {
		return this.executor.submit(task);
	}

	@Override
	public <T extends @Nullable Object> Future<T> submit(Callable<T> task) {
		return this.executor.submit(task);
	}

	@Override
	public CompletableFuture<Void> submitCompletable(Runnable task) {
		return this.executor.submit(task);
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> submitCompletable(Callable<T> task) {
		return this.executor.submit(task);
	}

}
