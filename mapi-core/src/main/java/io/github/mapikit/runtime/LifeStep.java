// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

/**
 * An attempt of a thread to start, or its end: with MAPI's initialize or uninitialize,
 * and what has to be done before or after it.
 */
final class LifeStep implements Occupation {

	private final boolean start;

	private final long startedNanos = System.nanoTime();

	private LifeStep(boolean start) {
		this.start = start;
	}

	static LifeStep start() {
		return new LifeStep(true);
	}

	static LifeStep end() {
		return new LifeStep(false);
	}

	boolean isStart() {
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
