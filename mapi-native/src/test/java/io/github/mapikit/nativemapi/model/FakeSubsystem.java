// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.nativemapi.com.FakeMapi;
import io.github.mapikit.nativemapi.com.MapiLibrary;
import io.github.mapikit.spi.MapiSubsystem;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.SubsystemInfo;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * A subsystem whose threads need no initializing and whose sessions are on a fake
 * library.
 */
final class FakeSubsystem implements MapiSubsystem {

	private final MapiLibrary library;

	FakeSubsystem(FakeMapi mapi) {
		this.library = mapi.library();
	}

	@Override
	public SubsystemInfo info() {
		return new SubsystemInfo("fake", "A library of Java code", "1");
	}

	@Override
	public Map<String, String> processOptions() {
		return Map.of();
	}

	@Override
	public MessageLoop openMessageLoop() {
		return new WaitingLoop();
	}

	@Override
	public void initialize(ThreadRole role) {
	}

	@Override
	public void uninitialize() {
	}

	@Override
	public MapiSession openSession(SessionOptions options) {
		return NativeSessions.open(this.library, options, 0);
	}

	private static final class WaitingLoop implements MessageLoop {

		private final Semaphore wakeUps = new Semaphore(0);

		@Override
		public void pump(@Nullable Duration timeout) {
			try {
				if (timeout == null) {
					this.wakeUps.acquire();
				}
				else if (!this.wakeUps.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
					return;
				}
				this.wakeUps.drainPermits();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
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
