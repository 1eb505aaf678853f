// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.github.mapikit.error.FailureSummary;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.model.store.MapiSession;
import org.jspecify.annotations.Nullable;

/**
 * What a lease has on one thread: the scope that lives as long as the thread works for
 * the lease, with the session in it, and the scope that its tasks use one after the
 * other. A session that has died is kept until the outermost task ends, and fails all
 * that is asked of it. Confined to the thread.
 *
 * @since 0.1.0
 */
public final class LeaseOnThread implements ScopeEntry.HeldSession {

	/** In place of a state of the lease, which runs. */
	private static final String NO_SESSION = "NO_SESSION";

	final LeaseContext lease;

	final MapiScope scope;

	final MapiScope taskScope;

	private final String thread;

	@Nullable MapiSession session;

	/** The profile of the session, which tells it no more once it is closed. */
	@Nullable String profile;

	/** How many tasks, one in the middle of the other, the thread is at for the lease. */
	int depth;

	/** What the session died of; {@code null} while it lives. */
	private @Nullable MapiCallException lostBy;

	/** Sessions lost and logons failed since a task used a session to its end. */
	private int failures;

	private boolean replaces;

	/** When the next logon may be tried; meaningless without failures. */
	private long dueNanos;

	private @Nullable Throwable lastFailure;

	LeaseOnThread(LeaseContext lease, MapiScope scope, MapiScope taskScope, String thread) {
		this.lease = lease;
		this.scope = scope;
		this.taskScope = taskScope;
		this.thread = thread;
	}

	/**
	 * Takes a session that was opened.
	 * @param opened the session
	 */
	void opened(SessionFactory.Opened opened) {
		this.session = opened.session();
		this.profile = opened.profile();
		boolean inPlaceOfLost = this.replaces;
		this.replaces = false;
		this.lease.sessionBooks().opened(inPlaceOfLost);
		this.lease.listeners().onSessionOpened(this.thread, inPlaceOfLost);
	}

	@Override
	public void lost(MapiCallException failure) {
		if (this.lostBy != null) {
			return;
		}
		this.lostBy = failure;
		this.replaces = true;
		failed(failure);
		FailureSummary summary = FailureSummary.of(failure);
		this.lease.sessionBooks().lost(this.thread, summary);
		this.lease.listeners().onSessionLost(this.thread, summary);
	}

	/**
	 * Notes that no session could be opened.
	 * @param failure why not
	 */
	void logonFailed(MapiCallException failure) {
		failed(failure);
		FailureSummary summary = FailureSummary.of(failure);
		this.lease.sessionBooks().logonFailed(this.thread, summary);
		this.lease.listeners().onLogonFailed(this.thread, summary);
	}

	private void failed(MapiCallException failure) {
		this.lastFailure = failure;
		this.failures++;
		this.dueNanos = System.nanoTime() + this.lease.sessionRecovery().waitNanos(this.failures);
	}

	@Override
	public boolean isLost() {
		return this.lostBy != null;
	}

	@Override
	public void requireAlive(String operation) {
		MapiCallException failure = this.lostBy;
		if (failure != null) {
			throw MapiCallExceptions.of(
					operation, null, MapiErrors.MAPI_E_END_OF_SESSION, "the session of the thread ended in '"
							+ failure.operation() + "'; it is not asked any more, and the next task logs on anew",
					failure);
		}
	}

	/**
	 * Refuses a logon before it is time for one.
	 */
	void requireDue() {
		long left = waitNanos();
		if (left > 0) {
			Instant due = Instant.now().plusNanos(left).truncatedTo(ChronoUnit.MILLIS);
			throw new MapiUnavailableException(NO_SESSION,
					"thread '%s' has lost its session or failed to log on %d times in a row, and tries again from %s on"
						.formatted(this.thread, this.failures, due),
					this.lastFailure);
		}
	}

	/**
	 * Returns how long no logon is tried.
	 * @return how long, in nanoseconds; 0 if one may be tried now
	 */
	public long waitNanos() {
		return (this.failures == 0) ? 0 : Math.max(0, this.dueNanos - System.nanoTime());
	}

	/**
	 * Notes that the outermost task has ended. A session that is alive works.
	 */
	void taskEnded() {
		if (this.failures != 0 && this.session != null && this.lostBy == null) {
			this.failures = 0;
			this.lastFailure = null;
			this.lease.sessionBooks().settled(this.thread);
		}
	}

	/**
	 * Forgets the session, which was closed.
	 */
	void closed() {
		this.session = null;
		this.profile = null;
		this.lostBy = null;
	}

	/**
	 * Notes that the thread works for the lease no more.
	 */
	void left() {
		if (this.failures != 0) {
			this.lease.sessionBooks().settled(this.thread);
		}
	}

}
