// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.github.mapikit.error.MapiIdentityException;
import io.github.mapikit.error.Remedy;
import io.github.mapikit.nativemapi.windows.ThreadTokens;
import io.github.mapikit.nativemapi.windows.WindowsIdentity;
import io.github.mapikit.runtime.event.RuntimeLog;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that all MAPI threads of the process have one identity (R9). May be used by
 * any number of MAPI threads at a time, each for itself.
 */
final class IdentityGuard {

	private static final RuntimeLog logger = RuntimeLog.of(IdentityGuard.class);

	private final ThreadTokens tokens;

	private final ImpersonationPolicy policy;

	/** Whom sessions are opened as. */
	private final AtomicReference<@Nullable Logons> logons = new AtomicReference<>();

	IdentityGuard(ThreadTokens tokens, ImpersonationPolicy policy) {
		this.tokens = tokens;
		this.policy = policy;
	}

	void beforeTask(String task) {
		if (this.policy != ImpersonationPolicy.ALLOW && this.tokens.isImpersonating()) {
			meet("run task '" + task + "'");
		}
	}

	/**
	 * Fails a task that has left its thread impersonating, and puts the thread right.
	 * @param task the name of the task
	 */
	void afterTask(String task) {
		if (this.policy != ImpersonationPolicy.FAIL || !this.tokens.isImpersonating()) {
			// with the other policies it was told before the task, or is nobody's
			// business
			return;
		}
		MapiIdentityException failure;
		try {
			// tells whose identity it is, which is gone afterwards
			failure = exception("run task '" + task + "' to its end");
		}
		finally {
			revert();
		}
		throw failure;
	}

	private void revert() {
		if (!this.tokens.revert()) {
			logger.error("Thread '{}' cannot be given the identity of the process back; its tasks will be refused",
					Thread.currentThread().getName());
		}
	}

	private void meet(String attempted) {
		MapiIdentityException failure = exception(attempted);
		if (this.policy == ImpersonationPolicy.FAIL) {
			throw failure;
		}
		logger.warn("{}. {}", failure.getMessage(), Remedy.CHOOSE_IMPERSONATION.text());
	}

	private MapiIdentityException exception(String attempted) {
		WindowsIdentity user = this.tokens.thread();
		return new MapiIdentityException(attempted, this.tokens.process().name(), (user != null) ? user.name() : null);
	}

	/**
	 * Makes a logon, if the calling thread may. Whatever the policy, all sessions of the
	 * process are opened as one user: with two, MAPI has two lists of connections, and
	 * threads of its own that serve one of them. A logon that failed does not count.
	 * @param logon the logon
	 * @param <T> the type of its result
	 * @return its result
	 */
	<T> T logOn(Supplier<? extends T> logon) {
		begin(user());
		boolean complete = false;
		try {
			T session = logon.get();
			complete = true;
			return session;
		}
		finally {
			if (!complete) {
				this.logons.updateAndGet((current) -> (current != null) ? current.without() : null);
			}
		}
	}

	private void begin(@Nullable WindowsIdentity user) {
		Logons after = this.logons
			.updateAndGet((current) -> (user != null && (current == null || current.user().isSame(user)))
					? new Logons(user, (current != null) ? current.count() + 1 : 1) : current);
		if (user == null || after == null || !after.user().isSame(user)) {
			throw new MapiIdentityException("log on",
					(after != null) ? after.user().name() : this.tokens.process().name(),
					(user != null) ? user.name() : null);
		}
	}

	private @Nullable WindowsIdentity user() {
		boolean impersonating = this.tokens.isImpersonating();
		if (impersonating && this.policy == ImpersonationPolicy.FAIL) {
			throw exception("log on");
		}
		return impersonating ? this.tokens.thread() : this.tokens.process();
	}

	/**
	 * Forgets whom sessions were opened as: MAPI has ended in this process.
	 */
	void reset() {
		this.logons.set(null);
	}

	/**
	 * The logons of a user that are under way or have succeeded since MAPI started.
	 *
	 * @param user the user
	 * @param count how many
	 */
	private record Logons(WindowsIdentity user, int count) {

		@Nullable Logons without() {
			return (this.count > 1) ? new Logons(this.user, this.count - 1) : null;
		}

	}

}
