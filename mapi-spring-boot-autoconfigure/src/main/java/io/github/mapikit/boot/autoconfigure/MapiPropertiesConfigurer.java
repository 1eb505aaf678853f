// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.time.Duration;

import io.github.mapikit.boot.health.HeartbeatAgeLimit;
import io.github.mapikit.boot.task.MapiTaskExecutorBuilder;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.spi.MapiSubsystem;
import io.github.mapikit.spi.SessionOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Brings {@link MapiProperties} to what they set, and refuses values that cannot be.
 */
final class MapiPropertiesConfigurer {

	private static final Logger logger = LoggerFactory.getLogger(MapiPropertiesConfigurer.class);

	/** What can be added to a time in nanoseconds, twice; nobody waits for longer. */
	private static final Duration LONGEST = Duration.ofDays(36500);

	private static final String LONGEST_TEXT = LONGEST.toDays() + " days";

	private final MapiProperties properties;

	MapiPropertiesConfigurer(MapiProperties properties) {
		this.properties = properties;
	}

	LeaseOptions leaseOptions(@Nullable String owner, MapiSubsystem subsystem) {
		MapiProperties.Heartbeat heartbeat = this.properties.getHeartbeat();
		requirePositive("mapi.startup-timeout", this.properties.getStartupTimeout());
		requirePositive("mapi.shutdown-timeout", this.properties.getShutdownTimeout());
		requirePositive("mapi.heartbeat.interval", heartbeat.getInterval());
		requirePositive("mapi.heartbeat.stall-after", heartbeat.getStallAfter());
		return LeaseOptions.of((owner != null) ? owner : "application", subsystem)
			.withSession(sessionOptions(), anchor())
			.withTimeouts(this.properties.getStartupTimeout(), this.properties.getShutdownTimeout())
			.withHeartbeat(heartbeat.getInterval(), heartbeat.getStallAfter())
			.withLeakDetection(this.properties.getLeakDetection());
	}

	private SessionOptions sessionOptions() {
		String profile = this.properties.getSession().getProfile();
		if (profile == null) {
			return SessionOptions.DEFAULT_PROFILE;
		}
		require(!profile.isBlank() && profile.length() <= SessionOptions.MAX_PROFILE_LENGTH, "mapi.session.profile",
				profile, "a profile's name of 1 to %d characters; leave the property out for the default profile"
					.formatted(SessionOptions.MAX_PROFILE_LENGTH));
		return new SessionOptions(profile);
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
		MapiProperties.Executor executor = this.properties.getExecutor();
		Duration taskTimeout = executor.getTaskTimeout();
		Duration initial = executor.getBackoff().getInitial();
		Duration max = executor.getBackoff().getMax();
		require(executor.getPoolSize() >= 1, "mapi.executor.pool-size", executor.getPoolSize(), "at least 1");
		require(executor.getQueueCapacity() >= 0, "mapi.executor.queue-capacity", executor.getQueueCapacity(),
				"at least 0");
		require(executor.getMaxReplacements() >= 0, "mapi.executor.max-replacements", executor.getMaxReplacements(),
				"at least 0");
		if (taskTimeout != null) {
			requirePositive("mapi.executor.task-timeout", taskTimeout);
		}
		requirePositive("mapi.executor.stuck-after", executor.getStuckAfter());
		Duration drainTimeout = executor.getDrainTimeout();
		require(!drainTimeout.isNegative() && drainTimeout.compareTo(LONGEST) <= 0, "mapi.executor.drain-timeout",
				drainTimeout, "a duration of at least 0 and at most %s".formatted(LONGEST_TEXT));
		requirePositive("mapi.executor.backoff.initial", initial);
		requirePositive("mapi.executor.backoff.max", max);
		require(initial.compareTo(max) <= 0, "mapi.executor.backoff.initial", initial,
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
			require(age.compareTo(interval) > 0, "mapi.health.max-heartbeat-age", age,
					"longer than 'mapi.heartbeat.interval', which is '%s'".formatted(interval));
			require(age.toDays() <= LONGEST.toDays(), "mapi.health.max-heartbeat-age", age, "at most " + LONGEST_TEXT);
		}
		return new HeartbeatAgeLimit(age);
	}

	static void requirePositive(String name, Duration value) {
		require(!value.isNegative() && !value.isZero() && value.compareTo(LONGEST) <= 0, name, value,
				"a duration of more than 0 and at most %s".formatted(LONGEST_TEXT));
	}

	private static void require(boolean condition, String name, Object value, String allowed) {
		if (!condition) {
			throw new InvalidConfigurationPropertyValueException(name, value, "It must be %s.".formatted(allowed));
		}
	}

}
