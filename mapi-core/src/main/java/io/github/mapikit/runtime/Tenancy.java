// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import io.github.mapikit.model.store.MapiSession;
import org.jspecify.annotations.Nullable;

/**
 * What a lease has on one thread: the scope that lives as long as the thread works for
 * the lease, with the session in it, and the scope that its tasks use one after the
 * other. Confined to the thread.
 */
final class Tenancy {

	final MapiLease lease;

	final MapiScope scope;

	final MapiScope taskScope;

	@Nullable MapiSession session;

	/** The profile of the session, which tells it no more once it is closed. */
	@Nullable String profile;

	Tenancy(MapiLease lease, MapiThread thread) {
		this.lease = lease;
		this.scope = new MapiScope(thread, true, LeakDetection.OFF);
		this.taskScope = new MapiScope(thread, false, lease.options().leakDetection());
	}

}
