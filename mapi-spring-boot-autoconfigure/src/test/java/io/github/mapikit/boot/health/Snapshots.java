// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.mapikit.error.FailureSummary;
import io.github.mapikit.runtime.OptionsInForce;
import io.github.mapikit.runtime.RuntimeSnapshot;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.SessionsSnapshot;
import io.github.mapikit.runtime.event.SubscriptionSnapshot;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.pool.PoolSnapshot;
import io.github.mapikit.runtime.thread.LeakDetection;
import io.github.mapikit.runtime.thread.SessionRecovery;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * Moments of a runtime.
 */
final class Snapshots {

	static final Duration MAX_AGE = Duration.ofSeconds(70);

	/** Twice the interval of the heartbeat, and its time to stall: {@link #MAX_AGE}. */
	static final OptionsInForce OPTIONS = new OptionsInForce(Duration.ofSeconds(30), Duration.ofSeconds(5),
			Duration.ofSeconds(30), Duration.ofSeconds(10), false, LeakDetection.SIMPLE, SessionRecovery.DEFAULTS);

	static final HeartbeatAgeLimit DERIVED_LIMIT = new HeartbeatAgeLimit(null);

	static final ThreadSnapshot PRIMARY = thread("mapi-primary", ThreadRole.PRIMARY, ThreadSnapshot.State.IDLE, false);

	private static final SessionsSnapshot SESSIONS = new SessionsSnapshot(3, 0, 0, 0, 0, 0, null, null);

	private Snapshots() {
	}

	static ThreadSnapshot worker(ThreadSnapshot.State state, boolean stuck) {
		return thread("mapi-worker-1", ThreadRole.WORKER, state, stuck);
	}

	private static ThreadSnapshot thread(String name, ThreadRole role, ThreadSnapshot.State state, boolean stuck) {
		boolean busy = state == ThreadSnapshot.State.BUSY;
		return new ThreadSnapshot(name, role, (role == ThreadRole.PRIMARY) ? "primary" : "worker", state, Instant.EPOCH,
				1, 0, 0, FakeDriver.PROFILE, busy ? "Archive.unread" : null, busy ? "IMAPITable::QueryRows" : null,
				busy ? Duration.ofMinutes(3) : null, stuck, stuck ? List.of("frame") : List.of());
	}

	static PoolSnapshot pool(int size, int limit, int workers, int stuck, @Nullable FailureSummary initializeFailure) {
		return new PoolSnapshot("worker", size, limit, workers, stuck, stuck, 4, 100, 7, 1, 2, initializeFailure);
	}

	static RuntimeSnapshot running(@Nullable ThreadSnapshot primary, boolean stalled, @Nullable Duration age,
			List<PoolSnapshot> pools, List<ThreadSnapshot> threads) {
		return running(primary, stalled, age, pools, threads, SESSIONS);
	}

	static RuntimeSnapshot running(@Nullable ThreadSnapshot primary, boolean stalled, @Nullable Duration age,
			List<PoolSnapshot> pools, List<ThreadSnapshot> threads, SessionsSnapshot sessions,
			SubscriptionSnapshot... subscriptions) {
		FakeDriver driver = FakeDriver.withPrivateData();
		return new RuntimeSnapshot(RuntimeState.RUNNING, "test", "jvm", List.of("test"), driver.info(),
				driver.processOptions(), OPTIONS, driver.diagnostics(), null, primary, null,
				(age != null) ? Duration.ofMillis(2) : null, age, stalled, false, pools, threads, sessions,
				List.of(subscriptions), 5, 1, 2, 0, 0, 0, Map.of());
	}

	static RuntimeSnapshot serving() {
		return running(PRIMARY, false, Duration.ofSeconds(1), List.of(pool(2, 2, 1, 0, null)),
				List.of(worker(ThreadSnapshot.State.IDLE, false)));
	}

}
