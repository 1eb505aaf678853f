// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.jackson;

import java.util.function.Function;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/**
 * Writes a value as the name that MAPI's documentation has for it.
 *
 * @param <T> the type of the value
 */
final class NameSerializer<T> extends StdScalarSerializer<T> {

	private final Function<T, String> name;

	NameSerializer(Class<T> type, Function<T, String> name) {
		super(type);
		this.name = name;
	}

	@Override
	public void serialize(T value, JsonGenerator generator, SerializationContext context) {
		generator.writeString(this.name.apply(value));
	}

}
