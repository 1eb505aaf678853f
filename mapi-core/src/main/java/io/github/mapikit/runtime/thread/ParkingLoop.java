// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import io.github.mapikit.spi.MessageLoop;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for a message loop where there are no messages: waits to be woken, and
 * dispatches nothing. Allocates nothing. For the thread that made it, but for waking it.
 *
 * @since 0.1.0
 */
public final class ParkingLoop implements MessageLoop {

	private final Thread owner;

	private volatile boolean woken;

	/**
	 * The loop of a thread.
	 * @param owner the thread that will wait
	 */
	public ParkingLoop(Thread owner) {
		this.owner = owner;
	}

	@Override
	public void pump(@Nullable Duration timeout) {
		while (timeout == null && !this.woken) {
			LockSupport.park(this);
			// a wait for the next task is nothing to be interrupted
			Thread.interrupted();
		}
		this.woken = false;
	}

	@Override
	public void wakeUp() {
		this.woken = true;
		LockSupport.unpark(this.owner);
	}

	@Override
	public void close() {
		// there is nothing to give up
	}

}
