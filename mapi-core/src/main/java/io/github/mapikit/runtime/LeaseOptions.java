// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.Objects;

import io.github.mapikit.runtime.thread.LeakDetection;
import io.github.mapikit.runtime.thread.SessionRecovery;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.SessionOptions;

/**
 * The settings of a {@link MapiLease}. Immutable; each {@code with} method returns a
 * changed copy.
 *
 * @param owner who leases, named in conflicts and logs, such as the application's name
 * @param driver the MAPI implementation
 * @param session how the threads of this lease open their sessions
 * @param anchor whether the anchor thread holds a session and store while the lease
 * lasts; concurrent first opens of a store leak handles without it
 * @param startTimeout how long the primary thread may take to start, and how long the
 * anchor session
 * @param stopTimeout how long the parts of a shutdown that are not tasks may take each,
 * such as a hook
 * @param heartbeatInterval how often the message loop's round trip is measured; that of
 * the first lease is in force for the process
 * @param stallAfter how long a round trip may take before the primary thread is reported
 * as stalled; that of the first lease is in force for the process. So long may a listener
 * of a subscription take, too
 * @param leakDetection what is said of objects that a task left open
 * @param sessionRecovery what is done against sessions that fail
 * @since 0.1.0
 */
public record LeaseOptions(String owner, MapiDriver driver, SessionOptions session, boolean anchor,
		Duration startTimeout, Duration stopTimeout, Duration heartbeatInterval, Duration stallAfter,
		LeakDetection leakDetection, SessionRecovery sessionRecovery) {

	/**
	 * Creates lease options.
	 * @throws IllegalArgumentException if a duration is not positive
	 */
	public LeaseOptions {
		Objects.requireNonNull(owner, "owner");
		Objects.requireNonNull(driver, "driver");
		Objects.requireNonNull(session, "session");
		Objects.requireNonNull(leakDetection, "leakDetection");
		Objects.requireNonNull(sessionRecovery, "sessionRecovery");
		requirePositive("startTimeout", startTimeout);
		requirePositive("stopTimeout", stopTimeout);
		requirePositive("heartbeatInterval", heartbeatInterval);
		requirePositive("stallAfter", stallAfter);
	}

	/**
	 * Returns options with defaults for all but the given ones.
	 * @param owner who leases
	 * @param driver the MAPI implementation
	 * @return the options
	 */
	public static LeaseOptions of(String owner, MapiDriver driver) {
		return new LeaseOptions(owner, driver, SessionOptions.DEFAULT_PROFILE, false, Duration.ofSeconds(30),
				Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(10), LeakDetection.SIMPLE,
				SessionRecovery.DEFAULTS);
	}

	/**
	 * Returns a copy with other sessions.
	 * @param newSession how the threads of this lease open their sessions
	 * @param newAnchor whether the anchor thread holds a session and store
	 * @return the copy
	 */
	public LeaseOptions withSession(SessionOptions newSession, boolean newAnchor) {
		return new LeaseOptions(this.owner, this.driver, newSession, newAnchor, this.startTimeout, this.stopTimeout,
				this.heartbeatInterval, this.stallAfter, this.leakDetection, this.sessionRecovery);
	}

	/**
	 * Returns a copy with other limits for start and stop.
	 * @param newStartTimeout how long the primary thread may take to start
	 * @param newStopTimeout how long the parts of a shutdown that are not tasks may take
	 * @return the copy
	 */
	public LeaseOptions withTimeouts(Duration newStartTimeout, Duration newStopTimeout) {
		return new LeaseOptions(this.owner, this.driver, this.session, this.anchor, newStartTimeout, newStopTimeout,
				this.heartbeatInterval, this.stallAfter, this.leakDetection, this.sessionRecovery);
	}

	/**
	 * Returns a copy with another heartbeat.
	 * @param newInterval how often the message loop's round trip is measured
	 * @param newStallAfter how long a round trip may take
	 * @return the copy
	 */
	public LeaseOptions withHeartbeat(Duration newInterval, Duration newStallAfter) {
		return new LeaseOptions(this.owner, this.driver, this.session, this.anchor, this.startTimeout, this.stopTimeout,
				newInterval, newStallAfter, this.leakDetection, this.sessionRecovery);
	}

	/**
	 * Returns a copy with another leak detection.
	 * @param newLeakDetection what is said of objects that a task left open
	 * @return the copy
	 */
	public LeaseOptions withLeakDetection(LeakDetection newLeakDetection) {
		return new LeaseOptions(this.owner, this.driver, this.session, this.anchor, this.startTimeout, this.stopTimeout,
				this.heartbeatInterval, this.stallAfter, newLeakDetection, this.sessionRecovery);
	}

	/**
	 * Returns a copy that does something else against sessions that fail.
	 * @param newRecovery what is done
	 * @return the copy
	 */
	public LeaseOptions withSessionRecovery(SessionRecovery newRecovery) {
		return new LeaseOptions(this.owner, this.driver, this.session, this.anchor, this.startTimeout, this.stopTimeout,
				this.heartbeatInterval, this.stallAfter, this.leakDetection, newRecovery);
	}

	private static void requirePositive(String name, Duration duration) {
		if (duration.isNegative() || duration.isZero()) {
			throw new IllegalArgumentException("'%s' must be positive, not '%s'".formatted(name, duration));
		}
	}

}
