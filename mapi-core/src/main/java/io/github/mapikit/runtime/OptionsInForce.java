// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.io.Serializable;
import java.time.Duration;

import io.github.mapikit.runtime.primary.Heartbeat;
import io.github.mapikit.runtime.thread.LeakDetection;
import io.github.mapikit.runtime.thread.SessionRecovery;
import org.jspecify.annotations.Nullable;

/**
 * The options by which a lease lives: its own, but for the heartbeat, of which a process
 * has one.
 *
 * @param startTimeout how long the primary thread may take to start
 * @param stopTimeout how long the parts of a shutdown that are not tasks may take each
 * @param heartbeatInterval how often the message loop's round trip is measured in this
 * process, as its first lease wanted it
 * @param stallAfter how long a round trip may take before the primary thread is reported
 * as stalled, as the first lease wanted it
 * @param anchor whether the anchor thread holds a session and store for this lease
 * @param leakDetection what is said of objects that a task left open
 * @param sessionRecovery what is done against sessions that fail
 * @since 0.1.0
 */
public record OptionsInForce(Duration startTimeout, Duration stopTimeout, Duration heartbeatInterval,
		Duration stallAfter, boolean anchor, LeakDetection leakDetection,
		SessionRecovery sessionRecovery) implements Serializable {

	static OptionsInForce of(LeaseOptions own, @Nullable Heartbeat inForce) {
		return new OptionsInForce(own.startTimeout(), own.stopTimeout(),
				(inForce != null) ? inForce.interval() : own.heartbeatInterval(),
				(inForce != null) ? inForce.stallAfter() : own.stallAfter(), own.anchor(), own.leakDetection(),
				own.sessionRecovery());
	}

}
