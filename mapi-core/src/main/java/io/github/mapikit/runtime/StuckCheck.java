// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * When a pool looks for stuck workers: once a look is due and somebody works, never while
 * nobody does. Its state is guarded by the pool's lock.
 */
final class StuckCheck {

	private static final Duration LONGEST_WAIT = Duration.ofDays(1);

	private final ReentrantLock lock;

	private final MapiRuntime runtime;

	private final Runnable look;

	/** Written under the lock. */
	private volatile @Nullable Future<?> next;

	private long nextNanos;

	/**
	 * Creates the check.
	 * @param look what looks; called by the watchdog without the lock
	 */
	StuckCheck(ReentrantLock lock, MapiRuntime runtime, Runnable look) {
		this.lock = lock;
		this.runtime = runtime;
		this.look = look;
	}

	/**
	 * Returns whether there is a next look at all. May be called without the lock.
	 * @return whether a look is planned
	 */
	boolean isPlanned() {
		return this.next != null;
	}

	/**
	 * Sees to it that there is a next look at all: something has just begun, so that one
	 * which is planned is early enough. The caller holds the lock.
	 * @param delay how long from now, if none is planned
	 */
	void require(Duration delay) {
		if (this.next == null) {
			within(delay);
		}
	}

	/**
	 * Sees to it that the next look comes in time. The caller holds the lock.
	 * @param delay how long from now at most
	 */
	void within(Duration delay) {
		Watchdog watchdog = this.runtime.watchdogOrNull();
		// beyond any sensible limit, to be looked at again then
		Duration wait = (delay.compareTo(LONGEST_WAIT) < 0) ? delay : LONGEST_WAIT;
		long nanos = System.nanoTime() + wait.toNanos();
		Future<?> planned = this.next;
		if (watchdog == null || (planned != null && this.nextNanos - nanos <= 0)) {
			return;
		}
		if (planned != null) {
			planned.cancel(false);
		}
		this.nextNanos = nanos;
		this.next = watchdog.schedule(this::due, wait);
	}

	private void due() {
		this.lock.lock();
		try {
			this.next = null;
		}
		finally {
			this.lock.unlock();
		}
		this.look.run();
	}

}
