// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.jackson;

import io.github.mapikit.model.MapiObject;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.std.StdSerializer;

import org.springframework.util.ClassUtils;

/**
 * Refuses open objects: reading them takes MAPI calls on their own thread, and their task
 * closes them.
 */
final class OpenObjectSerializer extends StdSerializer<MapiObject> {

	OpenObjectSerializer() {
		super(MapiObject.class);
	}

	@Override
	public void serialize(MapiObject value, JsonGenerator generator, SerializationContext context) {
		context.reportBadDefinition(value.getClass(), message(value));
	}

	@Override
	public void serializeWithType(MapiObject value, JsonGenerator generator, SerializationContext context,
			TypeSerializer typeSerializer) {
		serialize(value, generator, context);
	}

	private static String message(MapiObject value) {
		return ("%s is an open MAPI object, which belongs to its MAPI thread and is closed with its task: it cannot be "
				+ "written as JSON. Read what you need in the task and return values: rows, records of your own, "
				+ "entry identifiers")
			.formatted(name(value));
	}

	private static String name(MapiObject value) {
		for (Class<?> type : ClassUtils.getAllInterfaces(value)) {
			if (MapiObject.class.isAssignableFrom(type) && type.getName().startsWith("io.github.mapikit.model.")) {
				return type.getSimpleName();
			}
		}
		return value.getClass().getSimpleName();
	}

}
