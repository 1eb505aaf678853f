// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.benchmarks;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.spi.MapiSubsystem;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.SubsystemInfo;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * A subsystem that does nothing, so that a measurement shows the runtime alone.
 */
final class NothingSubsystem implements MapiSubsystem {

	@Override
	public SubsystemInfo info() {
		return new SubsystemInfo("nothing", "Nothing", "0");
	}

	@Override
	public Map<String, String> processOptions() {
		return Map.of();
	}

	@Override
	public MessageLoop openMessageLoop() {
		return new WakeUps();
	}

	@Override
	public void initialize(ThreadRole role) {
	}

	@Override
	public void uninitialize() {
	}

	@Override
	public MapiSession openSession(SessionOptions options) {
		throw new UnsupportedOperationException("Nothing has sessions");
	}

	private static final class WakeUps implements MessageLoop {

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

}
