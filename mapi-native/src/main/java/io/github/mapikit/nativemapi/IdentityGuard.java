/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.nativemapi;

import java.util.concurrent.atomic.AtomicReference;

import io.github.mapikit.MapiIdentityException;
import io.github.mapikit.nativemapi.windows.ThreadTokens;
import io.github.mapikit.nativemapi.windows.WindowsIdentity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that all MAPI threads of the process have one identity (R9). May be used by
 * any number of MAPI threads at a time, each for itself.
 */
final class IdentityGuard {

	private static final Logger logger = LoggerFactory.getLogger(IdentityGuard.class);

	private final ThreadTokens tokens;

	private final ImpersonationPolicy policy;

	/** Whom the first session was opened as. */
	private final AtomicReference<@Nullable WindowsIdentity> sessions = new AtomicReference<>();

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
		MapiIdentityException failure = exception("run task '" + task + "' to its end");
		if (!this.tokens.revert()) {
			logger.error("Thread '{}' cannot be given the identity of the process back; its tasks will be refused",
					Thread.currentThread().getName());
		}
		throw failure;
	}

	private void meet(String attempted) {
		MapiIdentityException failure = exception(attempted);
		if (this.policy == ImpersonationPolicy.FAIL) {
			throw failure;
		}
		logger.warn("{} ('mapi.native.impersonation')", failure.getMessage());
	}

	private MapiIdentityException exception(String attempted) {
		WindowsIdentity user = this.tokens.thread();
		return new MapiIdentityException(attempted, this.tokens.process().name(), (user != null) ? user.name() : null);
	}

	/**
	 * Checks the calling thread before a logon. Whatever the policy, all sessions of the
	 * process are opened as one user: with two, MAPI has two lists of connections, and
	 * threads of its own that serve one of them.
	 */
	void beforeLogon() {
		boolean impersonating = this.tokens.isImpersonating();
		if (impersonating && this.policy == ImpersonationPolicy.FAIL) {
			throw exception("log on");
		}
		WindowsIdentity user = impersonating ? this.tokens.thread() : this.tokens.process();
		WindowsIdentity first = (user != null) ? this.sessions.compareAndExchange(null, user) : this.sessions.get();
		if (user == null || (first != null && !first.isSame(user))) {
			throw new MapiIdentityException("log on", (first != null) ? first.name() : this.tokens.process().name(),
					(user != null) ? user.name() : null);
		}
	}

	/**
	 * Forgets whom sessions were opened as: MAPI has ended in this process.
	 */
	void reset() {
		this.sessions.set(null);
	}

}
