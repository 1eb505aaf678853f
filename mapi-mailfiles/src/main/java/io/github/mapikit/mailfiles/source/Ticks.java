// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.time.DateTimeException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Times as {@code FILETIME} counts them: steps of 100 ns since 1601.
 *
 * @since 0.1.0
 */
public final class Ticks {

	/** No time. */
	public static final long NONE = Long.MIN_VALUE;

	private static final long PER_SECOND = 10_000_000L;

	private static final long SECONDS_TO_1970 = 11_644_473_600L;

	private Ticks() {
	}

	static long ofEpochMilli(long millis) {
		return Math.addExact(Math.multiplyExact(millis, 10_000L), SECONDS_TO_1970 * PER_SECOND);
	}

	/**
	 * Converts a time.
	 * @param seconds the seconds since 1970
	 * @return the ticks
	 */
	public static long ofEpochSecond(long seconds) {
		return (seconds + SECONDS_TO_1970) * PER_SECOND;
	}

	/**
	 * Converts a time.
	 * @param instant the time, or {@code null}
	 * @return the ticks, or {@link #NONE}
	 */
	public static long of(@Nullable Instant instant) {
		return (instant != null) ? ofEpochSecond(instant.getEpochSecond()) + instant.getNano() / 100 : NONE;
	}

	/**
	 * Converts ticks.
	 * @param ticks the ticks, or {@link #NONE}
	 * @return the time; {@code null} if there is none, or it is out of range
	 */
	public static @Nullable Instant toInstant(long ticks) {
		if (ticks == NONE) {
			return null;
		}
		try {
			return Instant.ofEpochSecond(Math.floorDiv(ticks, PER_SECOND) - SECONDS_TO_1970,
					Math.floorMod(ticks, PER_SECOND) * 100);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
