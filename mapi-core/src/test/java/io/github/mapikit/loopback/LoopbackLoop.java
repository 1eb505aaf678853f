// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.loopback;

import java.time.Duration;

import io.github.mapikit.spi.MessageLoop;
import org.jspecify.annotations.Nullable;

/**
 * The queue of the application's thread, in which nothing ever is: the thread at the
 * other side pumps.
 */
final class LoopbackLoop implements MessageLoop {

	private final HostThread host;

	/** Guarded by the monitor. */
	private boolean woken;

	LoopbackLoop(HostThread host) {
		this.host = host;
	}

	@Override
	public synchronized void pump(@Nullable Duration timeout) {
		long end = (timeout != null) ? System.nanoTime() + timeout.toNanos() : 0;
		while (!this.woken) {
			long left = (timeout != null) ? (end - System.nanoTime()) / 1_000_000 : Long.MAX_VALUE;
			if (left <= 0) {
				break;
			}
			try {
				wait(left);
			}
			catch (InterruptedException ex) {
				// a native wait does not end by an interrupt
			}
		}
		this.woken = false;
	}

	@Override
	public synchronized void wakeUp() {
		this.woken = true;
		notifyAll();
	}

	@Override
	public void close() {
		this.host.end();
	}

}
