// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.jackson;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/**
 * Writes a value as hexadecimal digits, as a value or as a key of a map.
 *
 * @param <T> the type of the value
 */
final class HexSerializer<T> extends StdScalarSerializer<T> {

	private final HexForm<T> form;

	private final boolean key;

	HexSerializer(Class<T> type, HexForm<T> form, boolean key) {
		super(type);
		this.form = form;
		this.key = key;
	}

	@Override
	public void serialize(T value, JsonGenerator generator, SerializationContext context) {
		String digits = this.form.write().apply(value);
		if (this.key) {
			generator.writeName(digits);
		}
		else {
			generator.writeString(digits);
		}
	}

}
