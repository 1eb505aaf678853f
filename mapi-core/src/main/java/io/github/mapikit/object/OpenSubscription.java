// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import io.github.mapikit.model.notification.NotificationListener;
import io.github.mapikit.model.notification.Subscription;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.thread.ScopedObject;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.NotificationSink;

/**
 * A registration for notifications, which lives as long as its store if it is not closed
 * before.
 */
final class OpenSubscription extends ScopedObject implements Subscription {

	private static final RuntimeLog logger = RuntimeLog.of(OpenSubscription.class);

	OpenSubscription(ScopedObject store, Handle handle) {
		super("subscription", store, true, handle);
	}

	/**
	 * Returns what tells a listener, and lets nothing out of it into MAPI.
	 * @param listener the listener
	 * @return the sink
	 */
	static NotificationSink guarded(NotificationListener listener) {
		return (notification) -> {
			try {
				listener.onNotification(notification);
			}
			catch (Throwable ex) {
				logger.warn("A listener to notifications failed; others are still told", ex);
			}
		};
	}

	@Override
	protected boolean closesBeforeParent() {
		return true;
	}

}
