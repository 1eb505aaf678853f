// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/**
 * When a task must have its result. The watchdog keeps the time, as long as the runtime
 * has to do with the task; it ends with the runtime.
 */
final class Deadline {

	private final Watchdog watchdog;

	private final Runnable expired;

	private final long nanos;

	private final AtomicBoolean outliving = new AtomicBoolean();

	private volatile @Nullable Future<?> timer;

	/**
	 * Sets a deadline.
	 * @param watchdog who keeps the time
	 * @param timeout how long from now
	 * @param expired what to do then; it runs on a thread that keeps no time, because
	 * whoever depends on the result may be slow
	 */
	Deadline(Watchdog watchdog, Duration timeout, Runnable expired) {
		this.watchdog = watchdog;
		this.expired = expired;
		this.nanos = System.nanoTime() + TimeUnit.NANOSECONDS.convert(timeout);
		this.timer = watchdog.schedule(this::expire, timeout);
	}

	private void expire() {
		this.watchdog.handOver(this.expired);
	}

	/**
	 * Keeps the deadline even if the runtime ends before: the task is over, and its
	 * result is to come from something that is not MAPI's.
	 */
	void outliveRuntime() {
		if (!this.outliving.compareAndSet(false, true)) {
			return;
		}
		CompletableFuture<Boolean> alarm = new CompletableFuture<Boolean>().completeOnTimeout(true,
				this.nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
		// the JDK's thread keeps the time of others, too
		alarm.thenRunAsync(this::expire);
		cancel();
		this.timer = alarm;
	}

	void cancel() {
		Future<?> current = this.timer;
		if (current != null) {
			current.cancel(false);
		}
	}

}
