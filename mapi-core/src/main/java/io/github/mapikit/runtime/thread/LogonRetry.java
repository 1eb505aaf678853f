// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiErrors;

/**
 * How often a logon, or the opening of a store, is tried before it counts as failed. MAPI
 * fails one now and then with {@code MAPI_E_CALL_FAILED} or {@code MAPI_E_LOGON_FAILED}
 * and succeeds at the next try. The primary thread tries once: it has to pump (R5).
 *
 * @param attempts how often it is tried, at least once
 * @param backoff how long to wait after the first attempt; doubles with each further one
 * @param maxBackoff how long to wait between two attempts at most
 * @since 0.1.0
 */
public record LogonRetry(int attempts, Duration backoff, Duration maxBackoff) implements Serializable {

	/** Three attempts, 250 and 500 milliseconds apart. */
	public static final LogonRetry DEFAULTS = new LogonRetry(3, Duration.ofMillis(250), Duration.ofSeconds(2));

	private static final int MOST_DOUBLINGS = 40;

	private static final Set<HResult> PASSING = Set.of(MapiErrors.MAPI_E_CALL_FAILED, MapiErrors.MAPI_E_LOGON_FAILED);

	/**
	 * Creates the settings.
	 * @throws IllegalArgumentException if there is no attempt, or a wait is not positive
	 */
	public LogonRetry {
		Objects.requireNonNull(backoff, "backoff");
		Objects.requireNonNull(maxBackoff, "maxBackoff");
		if (attempts < 1) {
			throw new IllegalArgumentException("'attempts' must be at least 1, not '%d'".formatted(attempts));
		}
		requireGrowing(backoff, maxBackoff);
	}

	/**
	 * Returns whether a failure may pass by itself.
	 * @param result what the call returned
	 * @return whether another attempt is worth it
	 */
	boolean isPassing(HResult result) {
		return PASSING.contains(result);
	}

	/**
	 * Returns how long to wait after an attempt.
	 * @param attempt its number, from 1
	 * @return how long, in nanoseconds
	 */
	long waitNanos(int attempt) {
		return growing(this.backoff, this.maxBackoff, attempt);
	}

	/**
	 * Returns a wait that doubles with each failure. Allocates nothing.
	 * @param first the wait after the first failure
	 * @param limit the longest wait
	 * @param failures how many there were, from 1
	 * @return how long, in nanoseconds
	 */
	static long growing(Duration first, Duration limit, int failures) {
		long most = TimeUnit.NANOSECONDS.convert(limit);
		long wait = TimeUnit.NANOSECONDS.convert(first);
		for (int i = 1; i < failures && i < MOST_DOUBLINGS && wait < most; i++) {
			wait = (wait > most / 2) ? most : 2 * wait;
		}
		return Math.min(wait, most);
	}

	static void requireGrowing(Duration first, Duration limit) {
		if (first.isNegative() || first.isZero()) {
			throw new IllegalArgumentException("The first wait must be positive, not '%s'".formatted(first));
		}
		if (limit.compareTo(first) < 0) {
			throw new IllegalArgumentException(
					"The longest wait must be at least the first one, '%s', not '%s'".formatted(first, limit));
		}
	}

}
