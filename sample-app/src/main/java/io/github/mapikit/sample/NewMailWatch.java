// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.mapikit.boot.lifecycle.MapiRuntimeStateEvent;
import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.ObjectNotification;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.spi.ThreadRole;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Waits for new mail. The subscription belongs to the primary thread, which pumps
 * notifications for as long as MAPI is up.
 */
@Component
class NewMailWatch {

	private final MapiSession session;

	private final NewMailDesk desk;

	NewMailWatch(MapiSession session, NewMailDesk desk) {
		this.session = session;
		this.desk = desk;
	}

	/**
	 * Subscribes each time MAPI has come up, after a stop and start of the context too.
	 * Returns at once: who listens to changes of state must not wait for a task.
	 */
	@EventListener(condition = "event.to.name() == 'RUNNING'")
	@MapiTask(thread = ThreadRole.PRIMARY)
	CompletableFuture<Void> watch(MapiRuntimeStateEvent event) {
		// who notifies must be let go at once, so that the work goes to a worker
		this.session.defaultStore()
			.advise(Set.of(NotificationEvent.NEW_MAIL), (notification) -> {
				if (notification instanceof ObjectNotification arrived) {
					this.desk.arrived(arrived.entryId());
				}
			});
		return CompletableFuture.completedFuture(null);
	}

}
