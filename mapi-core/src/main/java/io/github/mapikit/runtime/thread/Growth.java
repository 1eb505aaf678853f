// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A wait that doubles with each failure, up to a limit.
 */
final class Growth {

	private static final int MOST_DOUBLINGS = 40;

	private Growth() {
	}

	/**
	 * Returns how long to wait. Allocates nothing.
	 * @param first the wait after the first failure
	 * @param limit the longest wait
	 * @param failures how many there were, from 1
	 * @return how long, in nanoseconds
	 */
	static long nanos(Duration first, Duration limit, int failures) {
		long most = TimeUnit.NANOSECONDS.convert(limit);
		long wait = TimeUnit.NANOSECONDS.convert(first);
		for (int i = 1; i < failures && i < MOST_DOUBLINGS && wait < most; i++) {
			wait = (wait > most / 2) ? most : 2 * wait;
		}
		return Math.min(wait, most);
	}

	static void require(Duration first, Duration limit) {
		if (first.isNegative() || first.isZero()) {
			throw new IllegalArgumentException("The first wait must be positive, not '%s'".formatted(first));
		}
		if (limit.compareTo(first) < 0) {
			throw new IllegalArgumentException(
					"The longest wait must be at least the first one, '%s', not '%s'".formatted(first, limit));
		}
	}

}
