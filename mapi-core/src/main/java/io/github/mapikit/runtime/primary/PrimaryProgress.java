// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.primary;

import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * How far the primary thread is: what those wait for who start and end it. Its monitor
 * guards that and nothing else; telling allocates nothing. May be used from any thread.
 */
final class PrimaryProgress {

	private boolean ready;

	private boolean ended;

	private @Nullable Throwable failure;

	private long initializeNanos;

	synchronized void ready(long tookNanos) {
		this.ready = true;
		this.initializeNanos = tookNanos;
		notifyAll();
	}

	synchronized void ended(@Nullable Throwable failedBy) {
		this.ended = true;
		this.failure = failedBy;
		notifyAll();
	}

	synchronized boolean isReady() {
		return this.ready;
	}

	synchronized boolean hasEnded() {
		return this.ended;
	}

	synchronized @Nullable Throwable failure() {
		return this.failure;
	}

	synchronized long initializeNanos() {
		return this.initializeNanos;
	}

	/**
	 * Waits until the thread is ready or has ended.
	 * @param nanos how long at most
	 * @return whether it is or has
	 * @throws InterruptedException if the calling thread is interrupted
	 */
	synchronized boolean awaitReady(long nanos) throws InterruptedException {
		await(nanos, true);
		return this.ready || this.ended;
	}

	/**
	 * Waits until the thread has done all it does.
	 * @param nanos how long at most
	 * @return whether it has
	 * @throws InterruptedException if the calling thread is interrupted
	 */
	synchronized boolean awaitEnd(long nanos) throws InterruptedException {
		await(nanos, false);
		return this.ended;
	}

	private synchronized void await(long nanos, boolean readyWillDo) throws InterruptedException {
		long end = System.nanoTime() + nanos;
		long left = nanos;
		while (!this.ended && !(readyWillDo && this.ready) && left > 0) {
			wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
			left = end - System.nanoTime();
		}
	}

}
