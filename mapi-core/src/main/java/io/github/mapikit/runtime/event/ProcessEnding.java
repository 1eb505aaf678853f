// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.event;

import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The process is about to be ended from outside: on Windows its user logs off, or Windows
 * shuts down. May be used from any thread.
 *
 * @since 0.1.0
 */
public final class ProcessEnding {

	private final long deadline;

	private final Queue<CompletableFuture<?>> held = new ConcurrentLinkedQueue<>();

	/**
	 * The end of the process, some time from now.
	 * @param grace how long the process has left
	 */
	public ProcessEnding(Duration grace) {
		this.deadline = System.nanoTime() + grace.toNanos();
	}

	/**
	 * Returns how long the process has left.
	 * @return the time, zero when it is over
	 */
	public Duration left() {
		return Duration.ofNanos(Math.max(0, this.deadline - System.nanoTime()));
	}

	/**
	 * Keeps the process from being ended until something is done, at the latest when its
	 * time is over. To be called in {@link RuntimeListener#onProcessEnding}.
	 * @param work what is to be done; how it ends does not matter
	 */
	public void holdFor(CompletionStage<?> work) {
		this.held.add(Objects.requireNonNull(work, "work").toCompletableFuture());
	}

	/**
	 * Returns how long a part of the shutdown may take, of which there is another to
	 * come.
	 * @param limit how long it may take without the end of the process
	 * @return the limit, or half of the time that is left
	 */
	public Duration share(Duration limit) {
		Duration half = left().dividedBy(2);
		return (limit.compareTo(half) < 0) ? limit : half;
	}

	/**
	 * Waits for what the process is held for.
	 * @return whether it was done in time
	 */
	public boolean await() {
		CompletableFuture<?> all = CompletableFuture.allOf(this.held.toArray(CompletableFuture[]::new));
		try {
			all.get(left().toNanos(), TimeUnit.NANOSECONDS);
			return true;
		}
		catch (ExecutionException ex) {
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
