// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import io.github.mapikit.model.notification.Subscription;
import io.github.mapikit.nativemapi.com.AdviseSink;
import io.github.mapikit.nativemapi.com.ComStore;
import io.github.mapikit.runtime.thread.ScopedObject;

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
