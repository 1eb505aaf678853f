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

	private static final Runnable NOTHING = () -> {
	};

	private final Watch watch;

	private volatile Runnable action;

	// the watch's, guarded by its lock

	long dueNanos;

	int index = TimerHeap.NOWHERE;

	boolean released;

	Timer(Watch watch, Runnable action) {
		this.watch = watch;
		this.action = action;
	}

	Runnable action() {
		return this.action;
	}

	boolean isArmed() {
		return this.index != TimerHeap.NOWHERE;
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
		this.watch.arm(this, nanos);
	}

	/**
	 * Lets it be due some time from now, or earlier if it is armed so.
	 * @param nanos how long from now at the latest, in nanoseconds
	 */
	public void armWithin(long nanos) {
		this.watch.armWithin(this, nanos);
	}

	/**
	 * Lets it not be due. It may run at this moment.
	 */
	public void disarm() {
		this.watch.disarm(this);
	}

	/**
	 * Gives the timer back. It will not be due any more, and keeps nothing reachable.
	 */
	public void release() {
		this.watch.release(this);
		this.action = NOTHING;
	}

}
