// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.notification.ObjectNotification;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.NotificationSink;
import io.github.mapikit.spi.SubscriptionTarget;

/**
 * A subscription.
 */
final class SubscriptionHandle extends Handle {

	private final SubscriptionTarget target;

	final NotificationSink sink;

	SubscriptionHandle(SubscriptionTarget target, NotificationSink sink) {
		this.target = target;
		this.sink = sink;
	}

	boolean wants(ObjectNotification notification) {
		if (!this.target.events().contains(notification.event())) {
			return false;
		}
		if (!(this.target instanceof SubscriptionTarget.OneObject object)) {
			return true;
		}
		EntryId id = object.entryId();
		return id.equals(notification.entryId()) || id.equals(notification.parentId())
				|| id.equals(notification.oldParentId());
	}

}
