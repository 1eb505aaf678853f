// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.loopback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.spi.MessageLoop;
import org.jspecify.annotations.Nullable;

/**
 * The queue of the application's thread. What the thread at the other side is told when
 * it pumps is told here again.
 */
final class LoopbackLoop implements MessageLoop {

	private final HostThread host;

	// guarded by the monitor

	private boolean woken;

	private final List<Runnable> messages = new ArrayList<>();

	// end of what the monitor guards

	LoopbackLoop(HostThread host) {
		this.host = host;
		host.setApplicationLoop(this);
	}

	@Override
	public void pump(@Nullable Duration timeout) {
		take(timeout).forEach(Runnable::run);
	}

	private synchronized List<Runnable> take(@Nullable Duration timeout) {
		long end = (timeout != null) ? System.nanoTime() + timeout.toNanos() : 0;
		while (!this.woken && this.messages.isEmpty()) {
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
		List<Runnable> taken = List.copyOf(this.messages);
		this.messages.clear();
		return taken;
	}

	synchronized void post(Runnable message) {
		this.messages.add(message);
		notifyAll();
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
