// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.mapikit.error.FailureSummary;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.SessionsSnapshot;
import io.github.mapikit.runtime.event.SubscriptionSnapshot;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.pool.PoolSnapshot;
import io.github.mapikit.spi.DriverInfo;
import org.jspecify.annotations.Nullable;

/**
 * The runtime as a lease sees it at one moment. Taking it is cheap and never waits.
 *
 * @param state the state of the lease
 * @param owner who leases
 * @param process the name of the MAPI process, unique in this JVM
 * @param owners everybody who leases the runtime
 * @param driver the MAPI implementation
 * @param processOptions the settings that hold for the whole process
 * @param options the options by which the lease lives
 * @param diagnostics numbers and short texts of the driver
 * @param failure why the state is {@link RuntimeState#FAILED}, or {@code null}
 * @param primary the primary thread, or {@code null} if there is none
 * @param anchor the anchor thread, or {@code null} if there is none
 * @param heartbeatLatency how long the last answered round trip of the message loop took,
 * or {@code null} before the first
 * @param heartbeatAge how long ago the last answered round trip was sent, or {@code null}
 * before the first
 * @param stalled whether the primary thread was reported as stalled
 * @param processEnding whether the process is about to be ended from outside
 * @param pools the lease's worker pools
 * @param threads the workers of the lease
 * @param sessions how the sessions of the lease's threads have fared
 * @param subscriptions the subscriptions of the lease
 * @param openObjects how many objects the threads of the process have open
 * @param openSessions how many sessions the threads of the process have open
 * @param initializeCount how often threads of this process initialized MAPI
 * @param uninitializeCount how often threads of this process uninitialized MAPI
 * @param abandonedCount how often a thread of this process ended without uninitialize
 * because MAPI was lost
 * @param leaks how many objects tasks of this process left open
 * @param violations how often each rule was about to be broken or was broken; rules that
 * never were are there with zero
 * @since 0.1.0
 */
public record RuntimeSnapshot(RuntimeState state, String owner, String process, List<String> owners, DriverInfo driver,
		Map<String, String> processOptions, OptionsInForce options, Map<String, Object> diagnostics,
		@Nullable FailureSummary failure, @Nullable ThreadSnapshot primary, @Nullable ThreadSnapshot anchor,
		@Nullable Duration heartbeatLatency, @Nullable Duration heartbeatAge, boolean stalled, boolean processEnding,
		List<PoolSnapshot> pools, List<ThreadSnapshot> threads, SessionsSnapshot sessions,
		List<SubscriptionSnapshot> subscriptions, int openObjects, int openSessions, long initializeCount,
		long uninitializeCount, long abandonedCount, long leaks,
		Map<MapiRule, Long> violations) implements Serializable {

}
