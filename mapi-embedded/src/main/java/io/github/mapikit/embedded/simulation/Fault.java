// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.simulation;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * A fault that is set. The one who set it closes it. May be used from any thread.
 *
 * @since 0.1.0
 * @see Faults
 */
public final class Fault implements AutoCloseable {

	private final Faults faults;

	private final EmbeddedCall operation;

	private final @Nullable ThreadRole role;

	private final int after;

	private final long last;

	private final FaultEffect effect;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	// guarded by the lock

	private int calls;

	private int hits;

	private boolean released;

	Fault(Faults faults, EmbeddedCall operation, @Nullable ThreadRole role, int after, int times, FaultEffect effect) {
		this.faults = faults;
		this.operation = operation;
		this.role = role;
		this.after = after;
		this.last = (long) after + times;
		this.effect = effect;
	}

	/**
	 * Returns how many calls the fault has happened to.
	 * @return the number of calls
	 */
	public int hits() {
		this.lock.lock();
		try {
			return this.hits;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until the fault has happened to a call.
	 * @param timeout how long to wait at most
	 * @return whether it has happened
	 * @throws InterruptedException if the calling thread is interrupted
	 */
	public boolean awaitHit(Duration timeout) throws InterruptedException {
		long left = timeout.toNanos();
		this.lock.lock();
		try {
			while (this.hits == 0 && left > 0) {
				left = this.changed.awaitNanos(left);
			}
			return this.hits > 0;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Lets every thread go that hangs in the fault, and that would hang in it later.
	 */
	public void release() {
		this.lock.lock();
		try {
			this.released = true;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Removes the fault, and releases it.
	 */
	@Override
	public void close() {
		this.faults.remove(this);
		release();
	}

	void meet(EmbeddedCall called, @Nullable ThreadRole calledRole) {
		if (this.operation != called || (this.role != null && this.role != calledRole) || !isHit()) {
			return;
		}
		if (this.effect instanceof FaultEffect.Fail fail) {
			throw this.operation.failure(fail.result(), "a fault was set on this call");
		}
		if (this.effect instanceof FaultEffect.Crash) {
			throw new EmbeddedCrashError(this.operation);
		}
		if (this.effect instanceof FaultEffect.Act act) {
			act.action().run();
		}
		if (this.effect instanceof FaultEffect.Wait wait) {
			await(wait);
		}
	}

	private boolean isHit() {
		this.lock.lock();
		try {
			int call = this.calls++;
			if (call < this.after || call >= this.last) {
				return false;
			}
			this.hits++;
			this.changed.signalAll();
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void await(FaultEffect.Wait wait) {
		Duration atMost = wait.atMost();
		long deadline = System.nanoTime() + ((atMost != null) ? atMost.toNanos() : 0);
		boolean interrupted = false;
		this.lock.lock();
		try {
			while (!this.released) {
				long left = (atMost != null) ? deadline - System.nanoTime() : TimeUnit.DAYS.toNanos(1);
				if (left <= 0) {
					return;
				}
				try {
					this.changed.awaitNanos(left);
				}
				catch (InterruptedException ex) {
					interrupted = true;
					if (wait.interruptible()) {
						throw this.operation.failure(MapiErrors.MAPI_E_USER_CANCEL, "the thread was interrupted", ex);
					}
				}
			}
		}
		finally {
			this.lock.unlock();
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
