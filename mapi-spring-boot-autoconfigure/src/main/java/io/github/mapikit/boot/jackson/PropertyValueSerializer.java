// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.jackson;

import io.github.mapikit.model.property.PropertyValue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes the answer for one property as it stands in a row: the value alone, or why there
 * is none.
 */
@SuppressWarnings("rawtypes") // Jackson finds serializers by class
final class PropertyValueSerializer extends StdSerializer<PropertyValue> {

	PropertyValueSerializer() {
		super(PropertyValue.class);
	}

	@Override
	public void serialize(PropertyValue value, JsonGenerator generator, SerializationContext context) {
		context.writeValue(generator, PropertyCell.of((PropertyValue<?>) value));
	}

}
