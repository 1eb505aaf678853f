// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * What a lease does against sessions that fail. Immutable; each {@code with} method
 * returns a changed copy.
 *
 * @param logonRetry how often a logon, or the opening of a store, is tried
 * @param initialBackoff how long no logon is tried after the second failure in a row: the
 * first is followed by a logon as soon as a task wants a session; doubles with each
 * further one
 * @param maxBackoff how long no logon is tried at most
 * @param checkInterval how often the anchor thread looks whether the sessions that it
 * holds are alive
 * @since 0.1.0
 */
public record SessionRecovery(LogonRetry logonRetry, Duration initialBackoff, Duration maxBackoff,
		Duration checkInterval) implements Serializable {

	/**
	 * Three attempts; waits from 100 milliseconds to 30 seconds; a look each 30 seconds.
	 */
	public static final SessionRecovery DEFAULTS = new SessionRecovery(LogonRetry.DEFAULTS, Duration.ofMillis(100),
			Duration.ofSeconds(30), Duration.ofSeconds(30));

	/**
	 * Creates the settings.
	 * @throws IllegalArgumentException if a duration is not positive
	 */
	public SessionRecovery {
		Objects.requireNonNull(logonRetry, "logonRetry");
		Objects.requireNonNull(initialBackoff, "initialBackoff");
		Objects.requireNonNull(maxBackoff, "maxBackoff");
		Objects.requireNonNull(checkInterval, "checkInterval");
		LogonRetry.requireGrowing(initialBackoff, maxBackoff);
		if (checkInterval.isNegative() || checkInterval.isZero()) {
			throw new IllegalArgumentException("'checkInterval' must be positive, not '%s'".formatted(checkInterval));
		}
	}

	/**
	 * Returns a copy with other attempts.
	 * @param newRetry how often a logon, or the opening of a store, is tried
	 * @return the copy
	 */
	public SessionRecovery withLogonRetry(LogonRetry newRetry) {
		return new SessionRecovery(newRetry, this.initialBackoff, this.maxBackoff, this.checkInterval);
	}

	/**
	 * Returns a copy with another back-off.
	 * @param newInitial how long no logon is tried after the second failure in a row
	 * @param newMax how long no logon is tried at most
	 * @return the copy
	 */
	public SessionRecovery withBackoff(Duration newInitial, Duration newMax) {
		return new SessionRecovery(this.logonRetry, newInitial, newMax, this.checkInterval);
	}

	/**
	 * Returns a copy with another interval of checks.
	 * @param newInterval how often the anchor thread looks after its sessions
	 * @return the copy
	 */
	public SessionRecovery withCheckInterval(Duration newInterval) {
		return new SessionRecovery(this.logonRetry, this.initialBackoff, this.maxBackoff, newInterval);
	}

	/**
	 * Returns how long to wait after failures in a row. Allocates nothing.
	 * @param failures how many there were, from 1
	 * @return how long, in nanoseconds; none after the first
	 */
	public long waitNanos(int failures) {
		return (failures <= 1) ? 0 : LogonRetry.growing(this.initialBackoff, this.maxBackoff, failures - 1);
	}

}
