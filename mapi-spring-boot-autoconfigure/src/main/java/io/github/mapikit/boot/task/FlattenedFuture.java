/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.boot.task;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

/**
 * The result of a task that itself returns a stage: completes with that stage, without a
 * thread that waits. Cancelling it cancels the task and the stage.
 */
final class FlattenedFuture extends CompletableFuture<@Nullable Object> {

	private final CompletableFuture<?> task;

	/** Written by the task's thread. */
	private volatile @Nullable Future<?> inner;

	FlattenedFuture(CompletableFuture<?> task) {
		this.task = task;
	}

	/**
	 * Begins to follow the task.
	 */
	void follow() {
		this.task.whenComplete((value, failure) -> {
			if (value instanceof Future<?> future) {
				this.inner = future;
				if (isCancelled()) {
					future.cancel(true);
				}
			}
			complete(this, value, failure);
		});
	}

	static void complete(CompletableFuture<@Nullable Object> target, @Nullable Object value,
			@Nullable Throwable failure) {
		if (failure != null) {
			target.completeExceptionally(failure);
		}
		else if (value instanceof CompletionStage<?> stage) {
			stage.whenComplete((innerValue, innerFailure) -> {
				if (innerFailure != null) {
					target.completeExceptionally(innerFailure);
				}
				else {
					target.complete(innerValue);
				}
			});
		}
		else {
			target.complete(value);
		}
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		boolean cancelled = super.cancel(mayInterruptIfRunning);
		if (cancelled) {
			this.task.cancel(mayInterruptIfRunning);
			Future<?> current = this.inner;
			if (current != null) {
				current.cancel(mayInterruptIfRunning);
			}
		}
		return cancelled;
	}

}
