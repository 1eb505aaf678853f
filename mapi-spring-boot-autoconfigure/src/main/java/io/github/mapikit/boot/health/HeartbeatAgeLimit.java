// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.health;

import java.time.Duration;

import io.github.mapikit.runtime.OptionsInForce;
import org.jspecify.annotations.Nullable;

/**
 * From which age of the last answered heartbeat on MAPI is considered to be down. May be
 * used from any thread.
 *
 * @param configured the age that the application asks for, or {@code null} for twice the
 * interval of the heartbeat and its time to stall together
 * @since 0.1.0
 */
public record HeartbeatAgeLimit(@Nullable Duration configured) {

	/**
	 * Returns the limit for the heartbeat in force. That may be another application's,
	 * and slower than what this one asks for: no limit is below its interval.
	 * @param options the options in force
	 * @return the limit
	 */
	public Duration with(OptionsInForce options) {
		Duration interval = options.heartbeatInterval();
		if (this.configured != null && this.configured.compareTo(interval) > 0) {
			return this.configured;
		}
		return interval.multipliedBy(2).plus(options.stallAfter());
	}

}
