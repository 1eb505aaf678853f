// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.mapikit.error.FailureSummary;
import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.runtime.RuntimeSnapshot;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.SessionsSnapshot;
import io.github.mapikit.runtime.event.SubscriptionSnapshot;
import io.github.mapikit.runtime.event.SubscriptionState;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.pool.PoolSnapshot;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MapiHealthIndicator}.
 */
class MapiHealthIndicatorTests {

	private static final FailureSummary NO_RESOURCES = FailureSummary.of(new IllegalStateException("no resources"));

	private static final Duration SECOND = Duration.ofSeconds(1);

	@ParameterizedTest
	@CsvSource({ "NEW, UNKNOWN", "STARTING, UNKNOWN", "RUNNING, UP", "STOPPING, OUT_OF_SERVICE",
			"STOPPED, OUT_OF_SERVICE", "FAILED, DOWN" })
	void whenRuntimeIsInAStateThenStatusFollows(RuntimeState state, String status) {
		Health health = health(state, Snapshots.serving());
		assertThat(health.getStatus()).isEqualTo(new Status(status));
		assertThat(health.getDetails()).containsEntry("state", state.name());
	}

	@Test
	void whenRuntimeWasNeverStartedThenUnknown() {
		Health health = health(RuntimeState.NEW, null);
		assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
		assertThat(health.getDetails()).containsOnlyKeys("state", "reasons");
	}

	@ParameterizedTest
	@MethodSource("broken")
	void whenMapiCannotServeThenDownWithReason(RuntimeSnapshot snapshot, String reason) {
		Health health = health(RuntimeState.RUNNING, snapshot);
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsEntry("reasons", List.of(reason));
	}

	static Stream<Arguments> broken() {
		PoolSnapshot idle = Snapshots.pool(2, 2, 0, 0, null);
		ThreadSnapshot busy = Snapshots.worker(ThreadSnapshot.State.BUSY, true);
		ThreadSnapshot initializing = Snapshots.worker(ThreadSnapshot.State.INITIALIZING, false);
		return Stream
			.of(Arguments.of(Snapshots.running(null, false, SECOND, List.of(idle), List.of()),
					"the primary thread has ended"),
					Arguments.of(Snapshots.running(Snapshots.PRIMARY, true, SECOND, List.of(idle), List.of()),
							"the primary thread does not pump messages"),
					Arguments.of(Snapshots.running(Snapshots.PRIMARY, false, Snapshots.MAX_AGE.plusNanos(1),
							List.of(idle), List.of()), "the last answered heartbeat is older than PT1M10S"),
					Arguments.of(
							Snapshots.running(Snapshots.PRIMARY, false, SECOND,
									List.of(Snapshots.pool(2, 2, 1, 0, NO_RESOURCES)), List.of(initializing)),
							"no worker of executor 'worker' can initialize MAPI"),
					// the only worker is stuck, and the one that stands in for it cannot
					Arguments.of(
							Snapshots.running(Snapshots.PRIMARY, false, SECOND,
									List.of(Snapshots.pool(1, 2, 2, 1, NO_RESOURCES)), List.of(busy, initializing)),
							"no worker of executor 'worker' can initialize MAPI"),
					Arguments.of(
							Snapshots.running(Snapshots.PRIMARY, false, SECOND,
									List.of(Snapshots.pool(1, 2, 2, 2, null)), List.of(busy, busy)),
							"all workers of executor 'worker' are stuck"));
	}

	@ParameterizedTest
	@MethodSource("serving")
	void whenMapiServesAllTheSameThenUp(RuntimeSnapshot snapshot) {
		assertThat(health(RuntimeState.RUNNING, snapshot).getStatus()).isEqualTo(Status.UP);
	}

	static Stream<RuntimeSnapshot> serving() {
		ThreadSnapshot idle = Snapshots.worker(ThreadSnapshot.State.IDLE, false);
		ThreadSnapshot stuck = Snapshots.worker(ThreadSnapshot.State.BUSY, true);
		return Stream.of(Snapshots.running(Snapshots.PRIMARY, false, null, List.of(), List.of()),
				Snapshots.running(Snapshots.PRIMARY, false, Snapshots.MAX_AGE, List.of(), List.of()),
				// one cannot initialize, another one serves
				Snapshots.running(Snapshots.PRIMARY, false, SECOND, List.of(Snapshots.pool(2, 2, 2, 0, NO_RESOURCES)),
						List.of(idle)),
				// the only worker is stuck, and another one may stand in for it
				Snapshots.running(Snapshots.PRIMARY, false, SECOND, List.of(Snapshots.pool(1, 2, 1, 1, null)),
						List.of(stuck)));
	}

	@Test
	void whenTaskIsStuckThenDetailsNameIt() {
		ThreadSnapshot stuck = Snapshots.worker(ThreadSnapshot.State.BUSY, true);
		Health health = health(RuntimeState.RUNNING, Snapshots.running(Snapshots.PRIMARY, false, SECOND,
				List.of(Snapshots.pool(2, 3, 2, 1, null)), List.of(stuck)));
		assertThat(health.getDetails()).containsEntry("stuckTasks", List.of(Map.of("thread", "mapi-worker-1",
				"executor", "worker", "task", "Archive.unread", "call", "IMAPITable::QueryRows", "ageMs", 180_000L)));
	}

	@Test
	void whenMapiServesThenDetailsTellWhatItDoes() {
		assertThat(health(RuntimeState.RUNNING, Snapshots.serving()).getDetails())
			.containsOnlyKeys("state", "driver", "primaryThread", "heartbeat", "executors", "stuckTasks", "sessions",
					"subscriptions", "mailFiles", "skippedFiles")
			.containsEntry("sessions", Map.of("unavailable", 0, "lost", 0L, "failedLogons", 0L))
			.containsEntry("driver", Map.of("name", "fake", "version", "1.0", "process", "jvm"))
			.containsEntry("primaryThread", Map.of("state", "IDLE"))
			.containsEntry("heartbeat", Map.of("stalled", false, "ageMs", 1000L, "latencyMs", 2L))
			.containsEntry("executors",
					Map.of("worker", Map.of("size", 2, "workers", 1, "active", 0, "stuck", 0, "queued", 4)))
			.containsEntry("mailFiles", Map.of("opening", true, "files", 12))
			.containsEntry("skippedFiles", 3);
	}

	@Test
	void whenNoWorkerHasASessionThenMapiIsDownAndDetailsTellWhy() {
		SessionsSnapshot sessions = new SessionsSnapshot(1, 1, 0, 4, 2, 1, Instant.EPOCH, FailureSummary
			.of(MapiCallExceptions.of("MAPILogonEx", null, MapiErrors.MAPI_E_LOGON_FAILED, FakeDriver.PROFILE, null)));
		Health health = health(RuntimeState.RUNNING, withSession(null, sessions));
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsEntry("reasons", List.of("no worker has a session that works"))
			.containsEntry("sessions",
					Map.of("unavailable", 1, "unavailableSince", Instant.EPOCH, "lost", 1L, "failedLogons", 4L,
							"lastFailure", "MapiLogonException: MAPILogonEx, MAPI_E_LOGON_FAILED (0x80040111)"));
		assertThat(health.getDetails().toString()).doesNotContain(FakeDriver.PROFILE);
	}

	@Test
	void whenAnotherThreadHasASessionThenMapiIsUp() {
		SessionsSnapshot sessions = new SessionsSnapshot(1, 1, 0, 4, 2, 1, Instant.EPOCH, null);
		assertThat(health(RuntimeState.RUNNING, withSession("a profile", sessions)).getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void whenSubscriptionFailsThenMapiIsDownAndItIsNamed() {
		SubscriptionSnapshot failing = new SubscriptionSnapshot("new-mail", SubscriptionState.INTERRUPTED,
				Instant.EPOCH, FailureSummary.of(new IllegalStateException(FakeDriver.PROFILE)), 0, 0, 0, 0, null);
		Health health = health(RuntimeState.RUNNING, Snapshots.running(Snapshots.PRIMARY, false, SECOND, List.of(),
				List.of(), new SessionsSnapshot(1, 0, 0, 0, 0, 0, null, null), failing));
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsEntry("reasons", List.of("subscription 'new-mail' fails"))
			.containsEntry("subscriptions", List.of(Map.of("name", "new-mail", "state", "INTERRUPTED", "since",
					Instant.EPOCH, "lastFailure", "IllegalStateException")));
	}

	@Test
	void whenSubscriptionIsPendingOrHasRecoveredThenMapiIsUp() {
		SubscriptionSnapshot pending = new SubscriptionSnapshot("a", SubscriptionState.PENDING, Instant.EPOCH, null, 0,
				0, 0, 0, null);
		SubscriptionSnapshot recovered = new SubscriptionSnapshot("b", SubscriptionState.ACTIVE, Instant.EPOCH,
				FailureSummary.of(new IllegalStateException()), 0, 0, 1, 0, null);
		assertThat(health(RuntimeState.RUNNING,
				Snapshots.running(Snapshots.PRIMARY, false, SECOND, List.of(), List.of(),
						new SessionsSnapshot(1, 0, 0, 0, 0, 0, null, null), pending, recovered))
			.getStatus()).isEqualTo(Status.UP);
	}

	private static RuntimeSnapshot withSession(@Nullable String session, SessionsSnapshot sessions) {
		ThreadSnapshot primary = new ThreadSnapshot("mapi-primary", ThreadRole.PRIMARY, "primary",
				ThreadSnapshot.State.IDLE, Instant.EPOCH, 1, 0, 0, null, null, null, null, false, List.of());
		ThreadSnapshot worker = new ThreadSnapshot("mapi-worker-1", ThreadRole.WORKER, "worker",
				ThreadSnapshot.State.IDLE, Instant.EPOCH, 1, 0, 0, session, null, null, null, false, List.of());
		return Snapshots.running(primary, false, SECOND, List.of(Snapshots.pool(2, 2, 1, 0, null)), List.of(worker),
				sessions);
	}

	@Test
	void whenFailureQuotesSomethingPersonalThenDetailsDoNot() {
		RuntimeSnapshot snapshot = Snapshots.running(Snapshots.PRIMARY, false, SECOND,
				List.of(Snapshots.pool(2, 2, 1, 0,
						FailureSummary.of(MapiCallExceptions.of("MAPIInitialize", null, new HResult(0x8004010B),
								FakeDriver.PROFILE + " at " + FakeDriver.PATH, null)))),
				List.of(Snapshots.worker(ThreadSnapshot.State.IDLE, false)));
		assertThat(health(RuntimeState.RUNNING, snapshot).getDetails().toString())
			.contains("initializeFailure=MapiInitializationException: MAPIInitialize, MAPI_E_BUSY (0x8004010B)")
			.doesNotContain(FakeDriver.PROFILE)
			.doesNotContain(FakeDriver.PATH);
	}

	private static Health health(RuntimeState state, @Nullable RuntimeSnapshot snapshot) {
		Health health = new MapiHealthIndicator(() -> state, () -> Optional.ofNullable(snapshot),
				Snapshots.DERIVED_LIMIT)
			.health();
		assertThat(health).isNotNull();
		return health;
	}

}
