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

import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.model.MapiSession;
import io.github.mapikit.model.NotificationEvent;
import io.github.mapikit.spi.ThreadRole;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Waits for new mail. The subscription belongs to the primary thread, which lives as long
 * as the application and pumps notifications.
 */
@Component
class NewMailWatch {

	private final MapiSession session;

	private final NewMailDesk desk;

	NewMailWatch(MapiSession session, NewMailDesk desk) {
		this.session = session;
		this.desk = desk;
	}

	@EventListener(ApplicationReadyEvent.class)
	@MapiTask(thread = ThreadRole.PRIMARY)
	void watch() {
		// who notifies must be let go at once, so that the work goes to a worker
		this.session.defaultStore()
			.advise(Set.of(NotificationEvent.NEW_MAIL), (notification) -> this.desk.arrived(notification.entryId()));
	}

}
