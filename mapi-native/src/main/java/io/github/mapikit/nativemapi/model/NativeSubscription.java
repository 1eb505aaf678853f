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

package io.github.mapikit.nativemapi.model;

import io.github.mapikit.model.Subscription;
import io.github.mapikit.nativemapi.com.AdviseSink;
import io.github.mapikit.nativemapi.com.ComStore;
import io.github.mapikit.runtime.ScopedObject;

/**
 * A registration for notifications.
 */
final class NativeSubscription extends ScopedObject implements Subscription {

	private final ComStore store;

	private final long connection;

	private final AdviseSink sink;

	NativeSubscription(NativeStore parent, ComStore store, long connection, AdviseSink sink) {
		super("subscription", parent, true);
		this.store = store;
		this.connection = connection;
		this.sink = sink;
	}

	@Override
	protected boolean closesBeforeParent() {
		return true;
	}

	@Override
	protected void release() {
		try {
			this.store.unadvise(this.connection);
		}
		finally {
			this.sink.end();
		}
	}

}
