// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import io.github.mapikit.spi.CallTrace;
import io.github.mapikit.spi.DriverInfo;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * A driver that needs no memory, as native code does not: what fails with a full heap is
 * not it. Its monitor guards its counts.
 */
final class PlainDriver implements MapiDriver {

	private int failures;

	private int initialized;

	private int initializes;

	private int mistakes;

	/**
	 * Lets the next workers fail to initialize.
	 */
	synchronized void failWorkers(int howMany) {
		this.failures = howMany;
	}

	/**
	 * Returns how many threads owe an uninitialize.
	 */
	synchronized int owing() {
		return this.initialized;
	}

	synchronized int initializes() {
		return this.initializes;
	}

	/**
	 * Returns how often threads came or went in another order than MAPI's.
	 */
	synchronized int mistakes() {
		return this.mistakes;
	}

	@Override
	public DriverInfo info() {
		return new DriverInfo("plain", "Plain driver", "1");
	}

	@Override
	public Map<String, String> processOptions() {
		return Map.of();
	}

	@Override
	public Set<String> calls() {
		return Set.of();
	}

	@Override
	public @Nullable MessageLoop openLoop(ThreadRole role) {
		return (role == ThreadRole.PRIMARY) ? new Loop() : null;
	}

	@Override
	public synchronized DriverThread initialize(ThreadRole role, CallTrace trace) {
		if (role == ThreadRole.WORKER && this.failures > 0) {
			this.failures--;
			throw new IllegalStateException("planned");
		}
		DriverThread thread = new PlainThread();
		if ((role == ThreadRole.PRIMARY) != (this.initialized == 0)) {
			this.mistakes++;
		}
		this.initialized++;
		this.initializes++;
		return thread;
	}

	private synchronized void uninitialized() {
		this.initialized--;
		if (this.initialized < 0
				|| (this.initialized == 0) != Thread.currentThread().getName().startsWith("mapi-primary")) {
			this.mistakes++;
		}
	}

	private final class PlainThread extends NoVerbs {

		@Override
		public void uninitialize() {
			uninitialized();
		}

	}

	private static final class Loop implements MessageLoop {

		private boolean woken;

		@Override
		public synchronized void pump(@Nullable Duration timeout) {
			while (timeout == null && !this.woken) {
				try {
					wait();
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
			// there is nothing to give up
		}

	}

}
