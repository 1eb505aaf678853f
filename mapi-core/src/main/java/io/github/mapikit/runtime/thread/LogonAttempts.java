// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.spi.MessageLoop;
import org.jspecify.annotations.Nullable;

/**
 * Tries a logon, or the opening of a store, again when it has failed as MAPI does now and
 * then. For a worker.
 */
final class LogonAttempts {

	/** How soon it is noticed that nobody wants the result any more. */
	private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

	private final LeaseContext lease;

	private final @Nullable CurrentTask task;

	private final @Nullable MessageLoop loop;

	/**
	 * Attempts of the calling thread.
	 * @param lease the lease that it works for
	 * @param task the task that it is at
	 * @param loop what it pumps while it waits (R10), or {@code null} if it need not
	 */
	LogonAttempts(LeaseContext lease, @Nullable CurrentTask task, @Nullable MessageLoop loop) {
		this.lease = lease;
		this.task = task;
		this.loop = loop;
	}

	<T extends @Nullable Object> T run(String operation, Supplier<? extends T> call) {
		LogonRetry retry = this.lease.sessionRecovery().logonRetry();
		int attempt = 1;
		while (true) {
			try {
				return call.get();
			}
			catch (MapiCallException ex) {
				boolean again = attempt < retry.attempts() && retry.isPassing(ex.result())
						&& await(retry.waitNanos(attempt));
				if (!again) {
					throw (attempt == 1) ? ex : after(attempt, ex);
				}
				this.lease.sessionBooks().retried();
				this.lease.listeners().onLogonRetry(operation, attempt, ex.result());
				attempt++;
			}
		}
	}

	private static MapiCallException after(int attempts, MapiCallException last) {
		return MapiCallExceptions.of(last.operation(), last.step(), last.result(), "after " + attempts + " attempts",
				last);
	}

	// returns false, with the interrupt flag as it is, if nobody wants the result any
	// more
	private boolean await(long nanos) {
		long end = System.nanoTime() + nanos;
		long left = nanos;
		while (left > 0) {
			if (isInVain()) {
				return false;
			}
			pause(Math.min(left, LOOK_NANOS));
			left = end - System.nanoTime();
		}
		return !isInVain();
	}

	private void pause(long nanos) {
		MessageLoop pumped = this.loop;
		if (pumped != null) {
			pumped.pump(Duration.ofNanos(nanos));
		}
		else {
			LockSupport.parkNanos(this, nanos);
		}
	}

	private boolean isInVain() {
		CurrentTask current = this.task;
		return Thread.currentThread().isInterrupted() || this.lease.isStopping() || this.lease.runtime().isLost()
				|| (current != null && current.isDone());
	}

}
