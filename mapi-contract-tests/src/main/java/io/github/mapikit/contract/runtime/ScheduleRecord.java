// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.runtime;

import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.github.mapikit.error.MapiException;

/**
 * What happened in a schedule: what was done, the futures that came of it, and failures
 * that nothing in a schedule accounts for. May be used from any thread.
 */
final class ScheduleRecord {

	private final ScheduleSubject subject;

	private final Queue<CompletableFuture<?>> futures = new ConcurrentLinkedQueue<>();

	private final Queue<String> history = new ConcurrentLinkedQueue<>();

	private final Queue<Throwable> unexpected = new ConcurrentLinkedQueue<>();

	ScheduleRecord(ScheduleSubject subject) {
		this.subject = subject;
	}

	void note(String what) {
		this.history.add(Thread.currentThread().getName() + ": " + what);
	}

	<T> CompletableFuture<T> add(CompletableFuture<T> future) {
		this.futures.add(future);
		return future;
	}

	/**
	 * Cancels one of the first futures.
	 * @param random which
	 */
	void cancelOne(Random random) {
		this.futures.stream().skip(random.nextInt(20)).findFirst().ifPresent((future) -> future.cancel(true));
	}

	void failed(Throwable failure) {
		if (isAccountedFor(failure)) {
			note(failure.getClass().getSimpleName());
		}
		else {
			this.unexpected.add(failure);
		}
	}

	private boolean isAccountedFor(Throwable failure) {
		if (failure instanceof CompletionException || failure instanceof ExecutionException) {
			Throwable cause = failure.getCause();
			return cause != null && isAccountedFor(cause);
		}
		return Stream
			.of(MapiException.class, RejectedExecutionException.class, CancellationException.class,
					TimeoutException.class, InterruptedException.class, Planned.class)
			.anyMatch((kind) -> kind.isInstance(failure)) || this.subject.driver().isFatal(failure);
	}

	long openFutures() {
		return this.futures.stream().filter((future) -> !future.isDone()).count();
	}

	/**
	 * Returns the failures, those of futures too, that no part of a schedule accounts
	 * for.
	 * @return the failures
	 */
	List<Throwable> unexpected() {
		this.futures.forEach((future) -> future.whenComplete((result, failure) -> {
			if (failure != null && !isAccountedFor(failure)) {
				this.unexpected.add(failure);
			}
		}));
		return List.copyOf(this.unexpected);
	}

	List<String> history() {
		return List.copyOf(this.history);
	}

	/**
	 * What tasks and hooks of a schedule fail with.
	 */
	static final class Planned extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
