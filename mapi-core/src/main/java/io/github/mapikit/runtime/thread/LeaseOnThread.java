// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import io.github.mapikit.model.store.MapiSession;
import org.jspecify.annotations.Nullable;

/**
 * What a lease has on one thread: the scope that lives as long as the thread works for
 * the lease, with the session in it, and the scope that its tasks use one after the
 * other. Confined to the thread.
 *
 * @since 0.1.0
 */
public final class LeaseOnThread {

	final LeaseContext lease;

	final MapiScope scope;

	final MapiScope taskScope;

	@Nullable MapiSession session;

	/** The profile of the session, which tells it no more once it is closed. */
	@Nullable String profile;

	LeaseOnThread(LeaseContext lease, MapiScope scope, MapiScope taskScope) {
		this.lease = lease;
		this.scope = scope;
		this.taskScope = taskScope;
	}

}
