// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.task;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * A stage on top of a task's future: who waits for it waits for the task, with the same
 * rules.
 *
 * @param <T> the type of the result
 */
final class TaskStage<T extends @Nullable Object> extends CompletableFuture<T> {

	private final Awaited task;

	TaskStage(Awaited task) {
		this.task = task;
	}

	@Override
	public <U> CompletableFuture<U> newIncompleteFuture() {
		return new TaskStage<>(this.task);
	}

	@Override
	public T get() throws InterruptedException, ExecutionException {
		this.task.prepareToWait(isDone());
		return super.get();
	}

	@Override
	public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
		this.task.prepareToWait(isDone());
		return super.get(timeout, unit);
	}

	@Override
	public T join() {
		this.task.prepareToWait(isDone());
		return super.join();
	}

}
