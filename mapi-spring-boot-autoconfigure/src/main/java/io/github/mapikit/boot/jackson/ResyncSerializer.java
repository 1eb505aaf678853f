// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.jackson;

import io.github.mapikit.model.notification.Resync;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes a notification that has no component but says what it is.
 */
final class ResyncSerializer extends StdSerializer<Resync> {

	ResyncSerializer() {
		super(Resync.class);
	}

	@Override
	public void serialize(Resync value, JsonGenerator generator, SerializationContext context) {
		generator.writeStartObject();
		generator.writeStringProperty("event", value.event().name());
		generator.writeEndObject();
	}

}
