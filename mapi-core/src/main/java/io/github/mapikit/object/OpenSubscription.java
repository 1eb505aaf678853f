// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import io.github.mapikit.model.notification.Subscription;
import io.github.mapikit.runtime.thread.ScopedObject;
import io.github.mapikit.spi.Handle;

/**
 * A registration for notifications, which lives as long as its store if it is not closed
 * before.
 */
final class OpenSubscription extends ScopedObject implements Subscription {

	OpenSubscription(OpenStore store, Handle handle) {
		super("subscription", store, true, handle);
	}

	@Override
	protected boolean closesBeforeParent() {
		return true;
	}

}
