// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import io.github.mapikit.error.FailureSummary;
import io.github.mapikit.runtime.event.SessionsSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Counts the sessions that the threads of a lease open and lose. Its monitor guards the
 * numbers and nothing else. May be used from any thread.
 *
 * @since 0.1.0
 */
public final class SessionBooks {

	/** The threads whose session does not work. */
	private final Set<String> unavailable = new HashSet<>();

	private @Nullable Instant unavailableSince;

	private long opened;

	private long lost;

	private long replaced;

	private long failedLogons;

	private long retries;

	private @Nullable FailureSummary lastFailure;

	synchronized void opened(boolean inPlaceOfLost) {
		this.opened++;
		this.replaced += inPlaceOfLost ? 1 : 0;
	}

	synchronized void lost(String thread, FailureSummary failure) {
		this.lost++;
		failed(thread, failure);
	}

	synchronized void logonFailed(String thread, FailureSummary failure) {
		this.failedLogons++;
		failed(thread, failure);
	}

	private void failed(String thread, FailureSummary failure) {
		this.lastFailure = failure;
		if (this.unavailable.isEmpty()) {
			this.unavailableSince = Instant.now();
		}
		this.unavailable.add(thread);
	}

	/**
	 * Notes that a thread has a session that works, or needs none any more.
	 * @param thread its name
	 */
	synchronized void settled(String thread) {
		if (this.unavailable.remove(thread) && this.unavailable.isEmpty()) {
			this.unavailableSince = null;
		}
	}

	synchronized void retried() {
		this.retries++;
	}

	/**
	 * Returns the numbers.
	 * @return the numbers
	 */
	public synchronized SessionsSnapshot snapshot() {
		return new SessionsSnapshot(this.opened, this.lost, this.replaced, this.failedLogons, this.retries,
				this.unavailable.size(), this.unavailableSince, this.lastFailure);
	}

}
