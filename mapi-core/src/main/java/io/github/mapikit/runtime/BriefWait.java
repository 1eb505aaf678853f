// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Waits for what is about to happen without going to sleep. To be put to sleep and woken
 * costs a thread some ten microseconds, by far the most of handing over a short task.
 */
final class BriefWait {

	/** How long it takes at most: what going to sleep costs in its place. */
	static final long NANOS = TimeUnit.MICROSECONDS.toNanos(50);

	private static final int LOOKS = 16;

	/** With one alone, whoever makes it happen would wait for who waits for it. */
	static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

	private BriefWait() {
	}

	/**
	 * Waits, if this machine can do something else meanwhile.
	 * @param happened what is waited for
	 * @return whether it happened
	 */
	static boolean until(BooleanSupplier happened) {
		if (PROCESSORS == 1) {
			return happened.getAsBoolean();
		}
		long start = System.nanoTime();
		do {
			for (int i = 0; i < LOOKS; i++) {
				if (happened.getAsBoolean()) {
					return true;
				}
				Thread.onSpinWait();
			}
			// the other processors may be busy, and who makes it happen may need this one
			Thread.yield();
		}
		while (System.nanoTime() - start < NANOS);
		return happened.getAsBoolean();
	}

}
