// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.time.Duration;

import io.github.mapikit.boot.health.HeartbeatAgeLimit;
import io.github.mapikit.runtime.thread.LeakDetection;
import io.github.mapikit.spi.NotificationDelivery;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Settings of MAPI.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("mapi")
public class MapiProperties {

	/**
	 * Whether to use MAPI. If disabled, there are no MAPI beans, and methods with
	 * @MapiTask run on the calling thread.
	 */
	private boolean enabled = true;

	/**
	 * MAPI implementation. By default MAPI inside the JVM if 'mapi-embedded' is on the
	 * class path, or else that of the operating system. Ignored if the application has a
	 * MapiDriver bean of its own.
	 */
	private Driver driver = Driver.AUTO;

	/**
	 * Thread on which notifications are delivered. In force for the whole MAPI process.
	 */
	private NotificationDelivery notifications = NotificationDelivery.DEDICATED_THREAD;

	/**
	 * Time that the primary thread may take to initialize MAPI, and again that the anchor
	 * session may take to open.
	 */
	private Duration startupTimeout = Duration.ofSeconds(30);

	/**
	 * Time that each step of the shutdown may take, such as a hook, apart from the
	 * draining of tasks.
	 */
	private Duration shutdownTimeout = Duration.ofSeconds(5);

	/**
	 * Whether the application context is closed when the Windows session ends, because
	 * its user logs off or Windows shuts down. Windows then gives the process 5 seconds.
	 */
	private boolean closeOnSessionEnd = true;

	/**
	 * Report on objects that a task left open, once for each kind of object and task. The
	 * objects are closed in any case. With 'full', the report shows where they were
	 * opened, which costs a stack trace for each object.
	 */
	private LeakDetection leakDetection = LeakDetection.SIMPLE;

	@NestedConfigurationProperty
	private final MapiSessionProperties session = new MapiSessionProperties();

	@NestedConfigurationProperty
	private final MapiExecutorProperties executor = new MapiExecutorProperties();

	private final Heartbeat heartbeat = new Heartbeat();

	private final Health health = new Health();

	private final Availability availability = new Availability();

	@NestedConfigurationProperty
	private final MapiEmbeddedProperties embedded = new MapiEmbeddedProperties();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public Driver getDriver() {
		return this.driver;
	}

	public void setDriver(Driver driver) {
		this.driver = driver;
	}

	public NotificationDelivery getNotifications() {
		return this.notifications;
	}

	public void setNotifications(NotificationDelivery notifications) {
		this.notifications = notifications;
	}

	public Duration getStartupTimeout() {
		return this.startupTimeout;
	}

	public void setStartupTimeout(Duration startupTimeout) {
		this.startupTimeout = startupTimeout;
	}

	public Duration getShutdownTimeout() {
		return this.shutdownTimeout;
	}

	public void setShutdownTimeout(Duration shutdownTimeout) {
		this.shutdownTimeout = shutdownTimeout;
	}

	public boolean isCloseOnSessionEnd() {
		return this.closeOnSessionEnd;
	}

	public void setCloseOnSessionEnd(boolean closeOnSessionEnd) {
		this.closeOnSessionEnd = closeOnSessionEnd;
	}

	public LeakDetection getLeakDetection() {
		return this.leakDetection;
	}

	public void setLeakDetection(LeakDetection leakDetection) {
		this.leakDetection = leakDetection;
	}

	public MapiSessionProperties getSession() {
		return this.session;
	}

	public MapiExecutorProperties getExecutor() {
		return this.executor;
	}

	public Heartbeat getHeartbeat() {
		return this.heartbeat;
	}

	public Health getHealth() {
		return this.health;
	}

	/**
	 * Returns how old the last answered heartbeat may be.
	 * @return the limit
	 * @throws InvalidConfigurationPropertyValueException if the limit cannot be kept
	 */
	public HeartbeatAgeLimit heartbeatAgeLimit() {
		return new MapiPropertiesConfigurer(this).heartbeatAgeLimit();
	}

	public Availability getAvailability() {
		return this.availability;
	}

	public MapiEmbeddedProperties getEmbedded() {
		return this.embedded;
	}

	/**
	 * A MAPI implementation to choose.
	 */
	public enum Driver {

		/** MAPI inside the JVM if it is on the class path, or else the system's. */
		AUTO,
		/** MAPI inside the JVM. */
		EMBEDDED,
		/** MAPI of the operating system. */
		NATIVE

	}

	/**
	 * The measuring of the primary thread's message loop.
	 */
	public static class Heartbeat {

		/**
		 * Time between two round trips through the message loop.
		 */
		private Duration interval = Duration.ofSeconds(30);

		/**
		 * Time after which a round trip without an answer is reported as a stall.
		 */
		private Duration stallAfter = Duration.ofSeconds(10);

		public Duration getInterval() {
			return this.interval;
		}

		public void setInterval(Duration interval) {
			this.interval = interval;
		}

		public Duration getStallAfter() {
			return this.stallAfter;
		}

		public void setStallAfter(Duration stallAfter) {
			this.stallAfter = stallAfter;
		}

	}

	/**
	 * Health.
	 */
	public static class Health {

		/**
		 * Age of the last answered heartbeat from which on MAPI is considered to be down.
		 * By default twice 'mapi.heartbeat.interval' and 'mapi.heartbeat.stall-after'
		 * together, as they are in force in the process.
		 */
		private @Nullable Duration maxHeartbeatAge;

		public @Nullable Duration getMaxHeartbeatAge() {
			return this.maxHeartbeatAge;
		}

		public void setMaxHeartbeatAge(@Nullable Duration maxHeartbeatAge) {
			this.maxHeartbeatAge = maxHeartbeatAge;
		}

	}

	/**
	 * Readiness and liveness of the application.
	 */
	public static class Availability {

		/**
		 * Whether readiness refuses traffic while MAPI cannot serve, and liveness is
		 * broken once MAPI is lost.
		 */
		private boolean enabled = true;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

	}

}
