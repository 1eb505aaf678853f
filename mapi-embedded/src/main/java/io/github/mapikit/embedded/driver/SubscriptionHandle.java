// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.driver;

/**
 * A registration for notifications.
 */
final class SubscriptionHandle extends EmbeddedHandle {

	private final Runnable unadvise;

	SubscriptionHandle(StoreHandle store, Runnable unadvise) {
		super(store);
		this.unadvise = unadvise;
	}

	@Override
	void release() {
		this.unadvise.run();
		super.release();
	}

}
