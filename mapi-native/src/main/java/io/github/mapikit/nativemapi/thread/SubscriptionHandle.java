// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.thread;

import io.github.mapikit.nativemapi.com.AdviseSink;
import io.github.mapikit.nativemapi.com.ComStore;

/**
 * A registration for notifications of a store, to which it holds no reference of its own.
 */
final class SubscriptionHandle extends NativeHandle<ComStore> {

	private final AdviseSink sink;

	private final long connection;

	SubscriptionHandle(ComStore store, AdviseSink sink, long connection) {
		super(store);
		this.sink = sink;
		this.connection = connection;
	}

	@Override
	void release() {
		try {
			com().unadvise(this.connection);
		}
		finally {
			this.sink.end();
		}
	}

}
