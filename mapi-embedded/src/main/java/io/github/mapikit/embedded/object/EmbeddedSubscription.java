// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.object;

import io.github.mapikit.model.notification.Subscription;

/**
 * A registration for notifications.
 */
final class EmbeddedSubscription extends EmbeddedObject implements Subscription {

	private final Runnable unadvise;

	EmbeddedSubscription(EmbeddedObject store, Runnable unadvise) {
		super("subscription", store, true, store.gate(), store.owner());
		this.unadvise = unadvise;
	}

	@Override
	protected boolean closesBeforeParent() {
		return true;
	}

	@Override
	protected void release() {
		this.unadvise.run();
		super.release();
	}

}
