// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.jackson;

import io.github.mapikit.model.notification.Notification;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.notification.ObjectNotification;
import io.github.mapikit.model.notification.Resync;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a notification, whose event says of which kind it is.
 */
final class NotificationDeserializer extends StdDeserializer<Notification> {

	NotificationDeserializer() {
		super(Notification.class);
	}

	@Override
	public Notification deserialize(JsonParser parser, DeserializationContext context) {
		JsonNode tree = context.readTree(parser);
		boolean resync = NotificationEvent.RESYNC.name().equals(tree.path("event").asString(null));
		return resync ? new Resync() : context.readTreeAsValue(tree, ObjectNotification.class);
	}

}
