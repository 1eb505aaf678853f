// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.time.Duration;

import io.github.mapikit.boot.health.HeartbeatAgeLimit;
import io.github.mapikit.boot.task.MapiTaskExecutorBuilder;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.thread.LogonRetry;
import io.github.mapikit.runtime.thread.SessionRecovery;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.SessionOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings {@link MapiProperties} to what they set, and refuses values that cannot be.
 */
final class MapiPropertiesConfigurer {

	private static final Logger logger = LoggerFactory.getLogger(MapiPropertiesConfigurer.class);

	private static final int MAX_THREADS = 64;

	private static final String WHY_FEW_THREADS = "MAPI does much of its work one call at a time, so that more threads "
			+ "than mailboxes rarely help; let tasks wait in the queue";

	private static final int MAX_QUEUE_CAPACITY = 100_000;

	private static final String WHY_SHORT_QUEUE = "what waits is held in memory, and nobody waits for its end; submit "
			+ "less at a time";

	private static final int MAX_ATTEMPTS = 20;

	private static final String WHY_FEW_ATTEMPTS = "a task waits for all of them, and its thread does nothing else "
			+ "meanwhile; after that, threads log on anew with 'mapi.session.initial-backoff'";

	private final MapiProperties properties;

	MapiPropertiesConfigurer(MapiProperties properties) {
		this.properties = properties;
	}

	LeaseOptions leaseOptions(@Nullable String owner, MapiDriver driver) {
		MapiProperties.Heartbeat heartbeat = this.properties.getHeartbeat();
		PropertyChecks.requirePositive("mapi.startup-timeout", this.properties.getStartupTimeout());
		PropertyChecks.requirePositive("mapi.shutdown-timeout", this.properties.getShutdownTimeout());
		PropertyChecks.requirePositive("mapi.heartbeat.interval", heartbeat.getInterval());
		PropertyChecks.requirePositive("mapi.heartbeat.stall-after", heartbeat.getStallAfter());
		return LeaseOptions.of((owner != null) ? owner : "application", driver)
			.withSession(sessionOptions(), anchor())
			.withTimeouts(this.properties.getStartupTimeout(), this.properties.getShutdownTimeout())
			.withHeartbeat(heartbeat.getInterval(), heartbeat.getStallAfter())
			.withLeakDetection(this.properties.getLeakDetection())
			.withSessionRecovery(sessionRecovery());
	}

	private SessionOptions sessionOptions() {
		String profile = this.properties.getSession().getProfile();
		if (profile == null) {
			return SessionOptions.DEFAULT_PROFILE;
		}
		PropertyChecks.require(!profile.isBlank() && profile.length() <= SessionOptions.MAX_PROFILE_LENGTH,
				"mapi.session.profile", profile,
				"a profile's name of 1 to %d characters; leave the property out for the default profile"
					.formatted(SessionOptions.MAX_PROFILE_LENGTH));
		return new SessionOptions(profile);
	}

	private SessionRecovery sessionRecovery() {
		MapiSessionProperties session = this.properties.getSession();
		MapiSessionProperties.Logon logon = session.getLogon();
		PropertyChecks.requirePositive("mapi.session.check-interval", session.getCheckInterval());
		requireBackoff("mapi.session", session.getInitialBackoff(), session.getMaxBackoff());
		PropertyChecks.requireBetween("mapi.session.logon.attempts", logon.getAttempts(), 1, MAX_ATTEMPTS,
				WHY_FEW_ATTEMPTS);
		requireBackoff("mapi.session.logon", logon.getInitialBackoff(), logon.getMaxBackoff());
		return new SessionRecovery(
				new LogonRetry(logon.getAttempts(), logon.getInitialBackoff(), logon.getMaxBackoff()),
				session.getInitialBackoff(), session.getMaxBackoff(), session.getCheckInterval());
	}

	private static void requireBackoff(String group, Duration initial, Duration max) {
		PropertyChecks.requirePositive(group + ".initial-backoff", initial);
		PropertyChecks.requirePositive(group + ".max-backoff", max);
		PropertyChecks.require(initial.compareTo(max) <= 0, group + ".initial-backoff", initial,
				"at most '%s.max-backoff', which is '%s'".formatted(group, max));
	}

	private boolean anchor() {
		Boolean anchor = this.properties.getSession().getAnchor();
		return (anchor != null) ? anchor : this.properties.getSession().getProfile() != null;
	}

	/**
	 * Says so if Spring does not wait for as long as the executor may take to stop. It is
	 * no reason not to start: the shutdown is complete all the same, but what stops next
	 * does not wait for it.
	 * @param phaseLimit how long Spring waits for a phase of the shutdown
	 */
	void compareWithPhaseLimit(Duration phaseLimit) {
		Duration drain = this.properties.getExecutor().getDrainTimeout();
		Duration stop = this.properties.getShutdownTimeout();
		if (drain.plus(stop).compareTo(phaseLimit) >= 0) {
			logger.warn("'spring.lifecycle.timeout-per-shutdown-phase' is '{}', but tasks may take "
					+ "'mapi.executor.drain-timeout', which is '{}', and threads 'mapi.shutdown-timeout', which is '{}', to "
					+ "end: the context would go on without them. Raise the first above the sum of the others",
					phaseLimit, drain, stop);
		}
	}

	MapiTaskExecutorBuilder configure(MapiTaskExecutorBuilder builder) {
		MapiExecutorProperties executor = this.properties.getExecutor();
		Duration taskTimeout = executor.getTaskTimeout();
		Duration initial = executor.getBackoff().getInitial();
		Duration max = executor.getBackoff().getMax();
		PropertyChecks.requireBetween("mapi.executor.pool-size", executor.getPoolSize(), 1, MAX_THREADS,
				WHY_FEW_THREADS);
		PropertyChecks.requireBetween("mapi.executor.queue-capacity", executor.getQueueCapacity(), 0,
				MAX_QUEUE_CAPACITY, WHY_SHORT_QUEUE);
		PropertyChecks.requireBetween("mapi.executor.max-replacements", executor.getMaxReplacements(), 0, MAX_THREADS,
				WHY_FEW_THREADS);
		if (taskTimeout != null) {
			PropertyChecks.requirePositive("mapi.executor.task-timeout", taskTimeout);
		}
		PropertyChecks.requirePositive("mapi.executor.stuck-after", executor.getStuckAfter());
		PropertyChecks.requireNotNegative("mapi.executor.drain-timeout", executor.getDrainTimeout());
		PropertyChecks.requirePositive("mapi.executor.backoff.initial", initial);
		PropertyChecks.requirePositive("mapi.executor.backoff.max", max);
		PropertyChecks.require(initial.compareTo(max) <= 0, "mapi.executor.backoff.initial", initial,
				"at most 'mapi.executor.backoff.max', which is '%s'".formatted(max));
		return builder.poolSize(executor.getPoolSize())
			.queueCapacity(executor.getQueueCapacity())
			.taskTimeout(taskTimeout)
			.stuck(executor.getStuckAfter(), executor.getMaxReplacements())
			.backoff(initial, max)
			.drainTimeout(executor.getDrainTimeout());
	}

	HeartbeatAgeLimit heartbeatAgeLimit() {
		Duration age = this.properties.getHealth().getMaxHeartbeatAge();
		if (age != null) {
			Duration interval = this.properties.getHeartbeat().getInterval();
			PropertyChecks.require(age.compareTo(interval) > 0, "mapi.health.max-heartbeat-age", age,
					"longer than 'mapi.heartbeat.interval', which is '%s'".formatted(interval));
			PropertyChecks.requirePositive("mapi.health.max-heartbeat-age", age);
		}
		return new HeartbeatAgeLimit(age);
	}

}
