// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.metrics;

import java.util.List;
import java.util.Optional;

import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.error.FailureSummary;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.event.SubscriptionState;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.MapiProcess;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what {@link MapiMetrics} counts of sessions and subscriptions.
 */
@ExtendWith(BalancedMapi.class)
class SessionMetersTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final FakeDriver driver = FakeDriver.withPrivateData();

	private final MapiMetrics metrics = new MapiMetrics(this.registry, MapiProcess.JVM, Optional::empty);

	@Test
	void whenLogonFailsAtFirstThenAttemptsAndSessionAreCounted() throws Exception {
		this.driver.onNext(FakeDriver.Call.LOGON, () -> {
			throw MapiCallExceptions.of("MAPILogonEx", null, MapiErrors.MAPI_E_LOGON_FAILED, "not yet", null);
		});
		assertThat(counter("mapi.logon", "outcome", "success")).isZero();
		try (MapiLease lease = MapiRuntime.lease(LeaseOptions.of("test", this.driver), List.of(this.metrics))) {
			lease.openPool(PoolOptions.DEFAULTS).call(TaskOptions.named("a"), () -> MapiThread.current("a").session());
		}
		assertThat(counter("mapi.logon", "outcome", "success")).isOne();
		assertThat(counter("mapi.logon", "outcome", "retry")).isOne();
		assertThat(counter("mapi.logon", "outcome", "failure")).isZero();
		assertThat(counter("mapi.sessions.lost")).isZero();
	}

	@Test
	void whenSessionsFailThenTheyAreCounted() {
		FailureSummary failure = FailureSummary.of(new IllegalStateException());
		this.metrics.onLogonFailed("mapi-worker-1", failure);
		this.metrics.onSessionLost("mapi-worker-1", failure);
		assertThat(counter("mapi.logon", "outcome", "failure")).isOne();
		assertThat(counter("mapi.sessions.lost")).isOne();
	}

	@Test
	void whenSubscriptionFailsThenThatIsCountedAndItsOtherStatesAreNot() {
		FailureSummary failure = FailureSummary.of(new IllegalStateException());
		this.metrics.onSubscription("a", SubscriptionState.ACTIVE, null);
		this.metrics.onSubscription("a", SubscriptionState.INTERRUPTED, failure);
		this.metrics.onSubscription("a", SubscriptionState.CLOSED, null);
		assertThat(counter("mapi.subscriptions.failed")).isOne();
	}

	private double counter(String name, String... tags) {
		return this.registry.get(name).tags(tags).counter().count();
	}

}
