// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

/**
 * An attempt of a thread to start, or its end: with MAPI's initialize or uninitialize,
 * and what has to be done before or after it.
 *
 * @since 0.1.0
 */
public final class LifeStep implements Occupation {

	private final boolean start;

	private volatile long startedNanos = System.nanoTime();

	private LifeStep(boolean start) {
		this.start = start;
	}

	/**
	 * Returns a start that begins now.
	 * @return the step
	 */
	public static LifeStep start() {
		return new LifeStep(true);
	}

	/**
	 * Returns an end that is made before it begins.
	 * @return the step
	 */
	public static LifeStep end() {
		return new LifeStep(false);
	}

	/**
	 * Counts its time from now on.
	 */
	public void beginsNow() {
		this.startedNanos = System.nanoTime();
	}

	/**
	 * Returns whether it is a start.
	 * @return whether it is a start
	 */
	public boolean isStart() {
		return this.start;
	}

	@Override
	public long startedNanos() {
		return this.startedNanos;
	}

	@Override
	public String description() {
		return this.start ? "The initialize of a worker" : "The uninitialize of a worker";
	}

}
