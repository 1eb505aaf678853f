// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How sessions are opened, and opened anew.
 *
 * @since 0.1.0
 */
public class MapiSessionProperties {

	/**
	 * Name of the MAPI profile to log on to. The default profile if not set.
	 */
	private @Nullable String profile;

	/**
	 * Whether a thread of its own holds a session and a store while the application runs.
	 * This keeps concurrent first opens of a store from leaking handles. Enabled by
	 * default if a profile is set.
	 */
	private @Nullable Boolean anchor;

	/**
	 * Time between two looks at a session that is held without being used, as that of the
	 * anchor or of subscriptions, so that it is noticed when it has died.
	 */
	private Duration checkInterval = Duration.ofSeconds(30);

	/**
	 * Time for which a thread does not log on after it has lost its session or failed to
	 * log on twice in a row. Doubles with each further failure.
	 */
	private Duration initialBackoff = Duration.ofMillis(100);

	/**
	 * Time for which a thread does not log on at most.
	 */
	private Duration maxBackoff = Duration.ofSeconds(30);

	private final Logon logon = new Logon();

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

	public Duration getCheckInterval() {
		return this.checkInterval;
	}

	public void setCheckInterval(Duration checkInterval) {
		this.checkInterval = checkInterval;
	}

	public Duration getInitialBackoff() {
		return this.initialBackoff;
	}

	public void setInitialBackoff(Duration initialBackoff) {
		this.initialBackoff = initialBackoff;
	}

	public Duration getMaxBackoff() {
		return this.maxBackoff;
	}

	public void setMaxBackoff(Duration maxBackoff) {
		this.maxBackoff = maxBackoff;
	}

	public Logon getLogon() {
		return this.logon;
	}

	/**
	 * One logon, or one opening of a store.
	 */
	public static class Logon {

		/**
		 * Number of times that a logon, or the opening of a store, is tried before it
		 * counts as failed, where it failed as MAPI does now and then. The primary thread
		 * tries once.
		 */
		private int attempts = 3;

		/**
		 * Time to wait after the first attempt. Doubles with each further one.
		 */
		private Duration initialBackoff = Duration.ofMillis(250);

		/**
		 * Time to wait between two attempts at most.
		 */
		private Duration maxBackoff = Duration.ofSeconds(2);

		public int getAttempts() {
			return this.attempts;
		}

		public void setAttempts(int attempts) {
			this.attempts = attempts;
		}

		public Duration getInitialBackoff() {
			return this.initialBackoff;
		}

		public void setInitialBackoff(Duration initialBackoff) {
			this.initialBackoff = initialBackoff;
		}

		public Duration getMaxBackoff() {
			return this.maxBackoff;
		}

		public void setMaxBackoff(Duration maxBackoff) {
			this.maxBackoff = maxBackoff;
		}

	}

}
