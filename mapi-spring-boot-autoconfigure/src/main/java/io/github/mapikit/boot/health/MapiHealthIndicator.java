// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.health;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.mapikit.error.FailureSummary;
import io.github.mapikit.runtime.RuntimeSnapshot;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.SessionsSnapshot;
import io.github.mapikit.runtime.event.SubscriptionSnapshot;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.pool.PoolSnapshot;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.Assert;

/**
 * {@link HealthIndicator} for MAPI. Reads the runtime's books and heartbeat: it makes no
 * MAPI call, creates neither thread nor session, and never waits. May be asked from any
 * thread, as often as one likes.
 * <ul>
 * <li>{@code UP}: the runtime runs, its primary thread pumps (R5), and each executor has
 * a worker that serves or may start one. Stuck tasks are told as a detail.</li>
 * <li>{@code DOWN}: MAPI could not be started or was lost, the primary thread stalls or
 * its last heartbeat is too old, no worker of an executor can initialize, all workers of
 * an executor are stuck (R8), no thread can open a session, the anchor thread is stuck,
 * or a subscription fails.</li>
 * <li>{@code OUT_OF_SERVICE}: MAPI is being shut down, or has been, or the process is
 * about to be ended from outside.</li>
 * <li>{@code UNKNOWN}: MAPI has not been started yet, as with lazy initialization.</li>
 * </ul>
 * The details are composed here, of numbers, states, codes and names of threads, tasks
 * and MAPI calls. No text of anybody else is among them, which might hold profile names,
 * paths, addresses or mail content.
 *
 * @since 0.1.0
 */
public class MapiHealthIndicator extends AbstractHealthIndicator {

	/** The diagnostics of a driver that health shows too. */
	private static final String MAIL_FILES = "mailFiles";

	private static final String SKIPPED_FILES = "skippedFiles";

	private final Supplier<RuntimeState> state;

	private final Supplier<Optional<RuntimeSnapshot>> snapshots;

	private final HeartbeatAgeLimit heartbeatAgeLimit;

	/**
	 * An indicator that reads the given books.
	 * @param state supplies the runtime's state
	 * @param snapshots supplies the runtime at this moment; empty before it was started
	 * @param heartbeatAgeLimit how old the last answered heartbeat may be
	 */
	public MapiHealthIndicator(Supplier<RuntimeState> state, Supplier<Optional<RuntimeSnapshot>> snapshots,
			HeartbeatAgeLimit heartbeatAgeLimit) {
		super("MAPI health check failed");
		Assert.notNull(state, "'state' must not be null");
		Assert.notNull(snapshots, "'snapshots' must not be null");
		Assert.notNull(heartbeatAgeLimit, "'heartbeatAgeLimit' must not be null");
		this.state = state;
		this.snapshots = snapshots;
		this.heartbeatAgeLimit = heartbeatAgeLimit;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		RuntimeState current = this.state.get();
		RuntimeSnapshot snapshot = this.snapshots.get().orElse(null);
		MapiAssessment assessment = MapiAssessment.of(current, snapshot, this.heartbeatAgeLimit);
		builder.status(status(assessment.verdict()));
		builder.withDetail("state", current.name());
		if (!assessment.reasons().isEmpty()) {
			builder.withDetail("reasons", assessment.reasons());
		}
		if (snapshot != null) {
			describe(builder, snapshot);
		}
	}

	private static Status status(MapiAssessment.Verdict verdict) {
		return switch (verdict) {
			case SERVING -> Status.UP;
			case IMPAIRED, BROKEN -> Status.DOWN;
			case STOPPED -> Status.OUT_OF_SERVICE;
			case NOT_STARTED -> Status.UNKNOWN;
		};
	}

	private static void describe(Health.Builder builder, RuntimeSnapshot snapshot) {
		builder.withDetail("driver", driver(snapshot));
		if (snapshot.failure() != null) {
			builder.withDetail("failure", snapshot.failure().toString());
		}
		if (snapshot.primary() != null) {
			builder.withDetail("primaryThread", primaryThread(snapshot.primary()));
		}
		builder.withDetail("heartbeat", heartbeat(snapshot));
		Map<String, Object> executors = new LinkedHashMap<>();
		snapshot.pools().forEach((pool) -> executors.put(pool.name(), executor(pool)));
		builder.withDetail("executors", executors);
		builder.withDetail("stuckTasks", stuckTasks(snapshot));
		builder.withDetail("sessions", sessions(snapshot));
		builder.withDetail("subscriptions",
				snapshot.subscriptions().stream().map(MapiHealthIndicator::subscription).toList());
		if (snapshot.diagnostics().get(MAIL_FILES) instanceof Map<?, ?> mailFiles) {
			builder.withDetail(MAIL_FILES, numbers(mailFiles));
		}
		Object skippedFiles = snapshot.diagnostics().get(SKIPPED_FILES);
		if (skippedFiles instanceof Number) {
			builder.withDetail(SKIPPED_FILES, skippedFiles);
		}
	}

	private static Map<String, Object> numbers(Map<?, ?> values) {
		Map<String, Object> details = new LinkedHashMap<>();
		values.forEach((name, value) -> {
			if (value instanceof Number || value instanceof Boolean) {
				details.put(String.valueOf(name), value);
			}
		});
		return details;
	}

	private static Map<String, Object> driver(RuntimeSnapshot snapshot) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("name", snapshot.driver().name());
		details.put("version", snapshot.driver().version());
		details.put("process", snapshot.process());
		return details;
	}

	private static Map<String, Object> primaryThread(ThreadSnapshot primary) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("state", primary.state().name());
		putIfPresent(details, "task", primary.task());
		putIfPresent(details, "call", primary.call());
		putMillis(details, "busyMs", primary.busyFor());
		return details;
	}

	private static Map<String, Object> heartbeat(RuntimeSnapshot snapshot) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("stalled", snapshot.stalled());
		putMillis(details, "ageMs", snapshot.heartbeatAge());
		putMillis(details, "latencyMs", snapshot.heartbeatLatency());
		return details;
	}

	private static Map<String, Object> executor(PoolSnapshot pool) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("size", pool.size());
		details.put("workers", pool.workers());
		details.put("active", pool.active());
		details.put("stuck", pool.stuck());
		details.put("queued", pool.queued());
		putIfPresent(details, "initializeFailure",
				(pool.initializeFailure() != null) ? pool.initializeFailure().toString() : null);
		return details;
	}

	private static Map<String, Object> sessions(RuntimeSnapshot snapshot) {
		SessionsSnapshot sessions = snapshot.sessions();
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("unavailable", sessions.unavailable());
		putIfPresent(details, "unavailableSince", sessions.unavailableSince());
		details.put("lost", sessions.lost());
		details.put("failedLogons", sessions.failedLogons());
		FailureSummary lastFailure = sessions.lastFailure();
		putIfPresent(details, "lastFailure", (lastFailure != null) ? lastFailure.toString() : null);
		return details;
	}

	private static Map<String, Object> subscription(SubscriptionSnapshot subscription) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("name", subscription.name());
		details.put("state", subscription.state().name());
		details.put("since", subscription.since());
		FailureSummary lastFailure = subscription.lastFailure();
		putIfPresent(details, "lastFailure", (lastFailure != null) ? lastFailure.toString() : null);
		return details;
	}

	private static List<Map<String, Object>> stuckTasks(RuntimeSnapshot snapshot) {
		return Stream
			.of(Stream.ofNullable(snapshot.primary()), Stream.ofNullable(snapshot.anchor()),
					snapshot.threads().stream())
			.flatMap((threads) -> threads)
			.filter(ThreadSnapshot::stuck)
			.map(MapiHealthIndicator::stuckTask)
			.toList();
	}

	private static Map<String, Object> stuckTask(ThreadSnapshot thread) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("thread", thread.name());
		details.put("executor", thread.pool());
		putIfPresent(details, "task", thread.task());
		putIfPresent(details, "call", thread.call());
		putMillis(details, "ageMs", thread.busyFor());
		return details;
	}

	private static void putMillis(Map<String, Object> details, String name, @Nullable Duration duration) {
		if (duration != null) {
			details.put(name, duration.toMillis());
		}
	}

	private static void putIfPresent(Map<String, Object> details, String name, @Nullable Object value) {
		if (value != null) {
			details.put(name, value);
		}
	}

}
