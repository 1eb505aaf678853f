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

package io.github.mapikit.runtime;

import io.github.mapikit.model.MapiSession;
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
