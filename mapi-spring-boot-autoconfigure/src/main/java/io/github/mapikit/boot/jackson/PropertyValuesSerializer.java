// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.jackson;

import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyValues;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes property values, such as a row, as an object by the names of the properties, in
 * the order in which they were asked for.
 */
final class PropertyValuesSerializer extends StdSerializer<PropertyValues> {

	PropertyValuesSerializer() {
		super(PropertyValues.class);
	}

	@Override
	public void serialize(PropertyValues values, JsonGenerator generator, SerializationContext context) {
		boolean nulls = writesNulls(context);
		Set<PropertyTag<?>> written = new HashSet<>();
		generator.writeStartObject(values);
		for (PropertyTag<?> tag : values.tags()) {
			Object cell = PropertyCell.of(values, tag);
			// a column may have been chosen twice, a name of an object may not
			if ((cell != null || nulls) && written.add(tag)) {
				context.defaultSerializeProperty(PropertyNames.inJson(tag), cell, generator);
			}
		}
		generator.writeEndObject();
	}

	private static boolean writesNulls(SerializationContext context) {
		JsonInclude.Include inclusion = context.getConfig().getDefaultPropertyInclusion().getValueInclusion();
		return inclusion == JsonInclude.Include.ALWAYS || inclusion == JsonInclude.Include.USE_DEFAULTS;
	}

}
