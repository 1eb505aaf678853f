// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.support;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.spi.MessageLoop;
import org.jspecify.annotations.Nullable;

/**
 * A message loop without messages: it waits until it is woken.
 */
public final class WakeUpLoop implements MessageLoop {

	private final Semaphore wakeUps = new Semaphore(0);

	@Override
	public void pump(@Nullable Duration timeout) {
		try {
			if (timeout == null) {
				this.wakeUps.acquire();
			}
			else {
				this.wakeUps.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.wakeUps.drainPermits();
	}

	@Override
	public void wakeUp() {
		this.wakeUps.release();
	}

	@Override
	public void close() {
	}

}
