// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.watch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Something that a {@link Watch} does once it is due, and again when it is armed again.
 * Arming and disarming allocate nothing. May be used from any thread.
 *
 * @since 0.1.0
 */
public final class Timer {

	static final int NOWHERE = -1;

	static final long NOT_ARMED = 0;

	private static final Runnable NOTHING = () -> {
	};

	private final Timers timers;

	private volatile Runnable action;

	/** When it is due, for a look without the lock. */
	volatile long armedFor = NOT_ARMED;

	// guarded by the monitor of the timers

	long dueNanos;

	int index = NOWHERE;

	boolean released;

	Timer(Timers timers, Runnable action) {
		this.timers = timers;
		this.action = action;
	}

	Runnable action() {
		return this.action;
	}

	/**
	 * Lets it be due once, some time from now, whenever it was to be due before.
	 * @param delay how long from now
	 */
	public void arm(Duration delay) {
		arm(TimeUnit.NANOSECONDS.convert(delay));
	}

	/**
	 * Lets it be due once, some time from now, whenever it was to be due before.
	 * @param nanos how long from now, in nanoseconds
	 */
	public void arm(long nanos) {
		this.timers.arm(this, nanos);
	}

	/**
	 * Lets it be due some time from now, or earlier if it is armed so.
	 * @param nanos how long from now at the latest, in nanoseconds
	 */
	public void armWithin(long nanos) {
		long armed = this.armedFor;
		// in this order: who has begun with something sees here that a look comes, or the
		// look, which takes this back first, sees what was begun
		if (armed == NOT_ARMED || armed - System.nanoTime() > nanos) {
			this.timers.armWithin(this, nanos);
		}
	}

	/**
	 * Lets it not be due. It may run at this moment.
	 */
	public void disarm() {
		this.timers.disarm(this);
	}

	/**
	 * Gives the timer back. It will not be due any more, and keeps nothing reachable.
	 */
	public void release() {
		this.timers.release(this);
		this.action = NOTHING;
	}

}
