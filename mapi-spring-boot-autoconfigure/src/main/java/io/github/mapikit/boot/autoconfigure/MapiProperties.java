// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.boot.health.HeartbeatAgeLimit;
import io.github.mapikit.runtime.LeakDetection;
import io.github.mapikit.spi.NotificationDelivery;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Settings of MAPI.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("mapi")
public class MapiProperties {

	/**
	 * Whether to use MAPI. If not, there are no beans of it, and methods with @MapiTask
	 * run on the calling thread.
	 */
	private boolean enabled = true;

	/**
	 * MAPI implementation. By default MAPI inside the JVM if 'mapi-embedded' is on the
	 * class path, or else that of the operating system. Ignored if the application has a
	 * MapiSubsystem bean of its own.
	 */
	private Subsystem subsystem = Subsystem.AUTO;

	/**
	 * Thread on which notifications are delivered. Holds for the whole process.
	 */
	private NotificationDelivery notifications = NotificationDelivery.DEDICATED_THREAD;

	/**
	 * Time that the primary thread may take to initialize MAPI and to open the anchor
	 * session.
	 */
	private Duration startupTimeout = Duration.ofSeconds(30);

	/**
	 * Time that each step of the shutdown may take, such as a hook, apart from the
	 * draining of tasks.
	 */
	private Duration shutdownTimeout = Duration.ofSeconds(5);

	/**
	 * Whether the application context is closed when the session of Windows ends: its
	 * user logs off, or Windows shuts down, which gives a process 5 seconds.
	 */
	private boolean closeOnSessionEnd = true;

	/**
	 * What is said of objects that a task left open, once for each kind of object and
	 * task. They are closed in any case; 'full' also says where they were opened, for the
	 * price of a stack trace an object.
	 */
	private LeakDetection leakDetection = LeakDetection.SIMPLE;

	private final Session session = new Session();

	private final Executor executor = new Executor();

	private final Heartbeat heartbeat = new Heartbeat();

	private final Health health = new Health();

	private final Availability availability = new Availability();

	private final Embedded embedded = new Embedded();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public Subsystem getSubsystem() {
		return this.subsystem;
	}

	public void setSubsystem(Subsystem subsystem) {
		this.subsystem = subsystem;
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

	public Session getSession() {
		return this.session;
	}

	public Executor getExecutor() {
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

	public Embedded getEmbedded() {
		return this.embedded;
	}

	/**
	 * A MAPI implementation to choose.
	 */
	public enum Subsystem {

		/** MAPI inside the JVM if it is on the class path, or else the system's. */
		AUTO,
		/** MAPI inside the JVM. */
		EMBEDDED,
		/** MAPI of the operating system. */
		NATIVE

	}

	/**
	 * How sessions are opened.
	 */
	public static class Session {

		/**
		 * Name of the MAPI profile to log on to. The default profile if not set.
		 */
		private @Nullable String profile;

		/**
		 * Whether the primary thread holds a session and a store of its own while the
		 * application runs, which keeps concurrent first opens of a store from leaking
		 * handles. Enabled by default if a profile is set.
		 */
		private @Nullable Boolean anchor;

		public @Nullable String getProfile() {
			return this.profile;
		}

		public void setProfile(@Nullable String profile) {
			this.profile = profile;
		}

		public @Nullable Boolean getAnchor() {
			return this.anchor;
		}

		public void setAnchor(@Nullable Boolean anchor) {
			this.anchor = anchor;
		}

	}

	/**
	 * The executor that runs tasks.
	 */
	public static class Executor {

		/**
		 * Number of MAPI threads that run tasks. MAPI does much of its work one call at a
		 * time: more threads than mailboxes rarely help.
		 */
		private int poolSize = 2;

		/**
		 * Number of tasks that may wait for a thread. Further ones are rejected.
		 */
		private int queueCapacity = 1000;

		/**
		 * Time that a task may take from submission to result if it sets none itself. No
		 * limit if not set.
		 */
		private @Nullable Duration taskTimeout;

		/**
		 * Time after which a running task is reported as stuck, and a thread that starts
		 * or ends, too.
		 */
		private Duration stuckAfter = Duration.ofMinutes(2);

		/**
		 * Number of stuck threads that may be replaced at a time.
		 */
		private int maxReplacements = 1;

		/**
		 * Time that accepted tasks may take to finish when the application stops. Keep it
		 * below 'spring.lifecycle.timeout-per-shutdown-phase'.
		 */
		private Duration drainTimeout = Duration.ofSeconds(20);

		private final Backoff backoff = new Backoff();

		public int getPoolSize() {
			return this.poolSize;
		}

		public void setPoolSize(int poolSize) {
			this.poolSize = poolSize;
		}

		public int getQueueCapacity() {
			return this.queueCapacity;
		}

		public void setQueueCapacity(int queueCapacity) {
			this.queueCapacity = queueCapacity;
		}

		public @Nullable Duration getTaskTimeout() {
			return this.taskTimeout;
		}

		public void setTaskTimeout(@Nullable Duration taskTimeout) {
			this.taskTimeout = taskTimeout;
		}

		public Duration getStuckAfter() {
			return this.stuckAfter;
		}

		public void setStuckAfter(Duration stuckAfter) {
			this.stuckAfter = stuckAfter;
		}

		public int getMaxReplacements() {
			return this.maxReplacements;
		}

		public void setMaxReplacements(int maxReplacements) {
			this.maxReplacements = maxReplacements;
		}

		public Duration getDrainTimeout() {
			return this.drainTimeout;
		}

		public void setDrainTimeout(Duration drainTimeout) {
			this.drainTimeout = drainTimeout;
		}

		public Backoff getBackoff() {
			return this.backoff;
		}

	}

	/**
	 * When a thread that could not initialize MAPI tries again.
	 */
	public static class Backoff {

		/**
		 * Time to wait after the first failure. Doubles with each further one.
		 */
		private Duration initial = Duration.ofMillis(500);

		/**
		 * Time to wait at most.
		 */
		private Duration max = Duration.ofMinutes(1);

		public Duration getInitial() {
			return this.initial;
		}

		public void setInitial(Duration initial) {
			this.initial = initial;
		}

		public Duration getMax() {
			return this.max;
		}

		public void setMax(Duration max) {
			this.max = max;
		}

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
		 * Whether the application refuses traffic while MAPI cannot serve, and is broken
		 * once MAPI is lost.
		 */
		private boolean enabled = true;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

	}

	/**
	 * MAPI inside the JVM.
	 */
	public static class Embedded {

		/**
		 * Comma-separated list of mail files, folders and 'classpath:' locations that
		 * make up the mailbox. Ignored if another subsystem is used.
		 */
		private List<String> mailbox = new ArrayList<>();

		/**
		 * What happens when one of MAPI's threading rules is broken. Ignored if another
		 * subsystem is used.
		 */
		private Rules rules = Rules.STRICT;

		/**
		 * Name of the mailbox's owner, 'Mailbox Owner' by default. Ignored if another
		 * subsystem is used.
		 */
		private @Nullable String ownerName;

		/**
		 * SMTP address of the mailbox's owner, 'owner@example.com' by default. Mail that
		 * is sent to it arrives in the Inbox. Ignored if another subsystem is used.
		 */
		private @Nullable String ownerAddress;

		/**
		 * Most messages that are read from mail files; what tables show of them is held
		 * in memory, and those above are skipped with a warning. Ignored if another
		 * subsystem is used.
		 */
		private int maxMessages = 2_000_000;

		/**
		 * How long one operation on a .pst may take, such as listing a folder, before its
		 * file counts as broken. Ignored if another subsystem is used.
		 */
		private Duration pstTimeout = Duration.ofSeconds(30);

		public List<String> getMailbox() {
			return this.mailbox;
		}

		public void setMailbox(List<String> mailbox) {
			this.mailbox = mailbox;
		}

		public Rules getRules() {
			return this.rules;
		}

		public void setRules(Rules rules) {
			this.rules = rules;
		}

		public @Nullable String getOwnerName() {
			return this.ownerName;
		}

		public void setOwnerName(@Nullable String ownerName) {
			this.ownerName = ownerName;
		}

		public @Nullable String getOwnerAddress() {
			return this.ownerAddress;
		}

		public void setOwnerAddress(@Nullable String ownerAddress) {
			this.ownerAddress = ownerAddress;
		}

		public int getMaxMessages() {
			return this.maxMessages;
		}

		public void setMaxMessages(int maxMessages) {
			this.maxMessages = maxMessages;
		}

		public Duration getPstTimeout() {
			return this.pstTimeout;
		}

		public void setPstTimeout(Duration pstTimeout) {
			this.pstTimeout = pstTimeout;
		}

	}

	/**
	 * How the embedded subsystem treats a broken rule.
	 */
	public enum Rules {

		/** As an error, at the place that broke it. */
		STRICT,
		/** It works by luck, as real MAPI may, and is counted. */
		LENIENT

	}

}
