// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import io.github.mapikit.boot.subscription.MapiSubscriptions;
import io.github.mapikit.model.notification.Notification;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.ObjectNotification;
import io.github.mapikit.runtime.subscription.SubscriptionOptions;

import org.springframework.stereotype.Component;

/**
 * Waits for new mail, for as long as the service runs: the subscription is made again
 * whenever it breaks.
 */
@Component
class NewMailWatch {

	private final NewMailDesk desk;

	NewMailWatch(MapiSubscriptions subscriptions, NewMailDesk desk) {
		this.desk = desk;
		subscriptions.subscribe(SubscriptionOptions.of("new-mail", NotificationEvent.NEW_MAIL), this::happened);
	}

	// who notifies must be let go at once, so that the work goes to a worker
	private void happened(Notification notification) {
		if (notification instanceof ObjectNotification mail) {
			this.desk.arrived(mail.entryId());
		}
		else {
			this.desk.catchUp();
		}
	}

}
