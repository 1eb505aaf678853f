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

package io.github.mapikit.sample;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.mapikit.boot.lifecycle.MapiRuntimeStateEvent;
import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.model.MapiSession;
import io.github.mapikit.model.NotificationEvent;
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
			.advise(Set.of(NotificationEvent.NEW_MAIL), (notification) -> this.desk.arrived(notification.entryId()));
		return CompletableFuture.completedFuture(null);
	}

}
