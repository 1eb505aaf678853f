// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.time.Instant;

/**
 * Points in time as MAPI has them: steps of 100 nanoseconds since 1601-01-01 UTC.
 */
final class FileTime {

	private static final long STEPS_PER_SECOND = 10_000_000L;

	private static final long EPOCH_SECONDS = 11_644_473_600L;

	private FileTime() {
	}

	static Instant toInstant(long steps) {
		return Instant.ofEpochSecond(Math.floorDiv(steps, STEPS_PER_SECOND) - EPOCH_SECONDS,
				Math.floorMod(steps, STEPS_PER_SECOND) * 100);
	}

	/**
	 * Returns the steps of a point in time, without what is finer than a step.
	 * @param time the point in time
	 * @return the steps
	 * @throws IllegalArgumentException if it is before 1601 or after 30828
	 */
	static long toSteps(Instant time) {
		try {
			long steps = Math.addExact(
					Math.multiplyExact(Math.addExact(time.getEpochSecond(), EPOCH_SECONDS), STEPS_PER_SECOND),
					time.getNano() / 100);
			if (steps >= 0) {
				return steps;
			}
		}
		catch (ArithmeticException ex) {
			// told below
		}
		throw new IllegalArgumentException(
				"MAPI has no point in time '%s': it counts from 1601 to 30828".formatted(time));
	}

}
