// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.jackson;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Reads a value from hexadecimal digits.
 *
 * @param <T> the type of the value
 */
final class HexDeserializer<T> extends StdScalarDeserializer<T> {

	private final Class<T> type;

	private final HexForm<T> form;

	HexDeserializer(Class<T> type, HexForm<T> form) {
		super(type);
		this.type = type;
		this.form = form;
	}

	@Override
	public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
		if (!parser.hasToken(JsonToken.VALUE_STRING)) {
			return this.type.cast(context.handleUnexpectedToken(this.type, parser));
		}
		String digits = parser.getString();
		try {
			return this.form.read().apply(digits);
		}
		catch (IllegalArgumentException ex) {
			return this.type.cast(context.handleWeirdStringValue(this.type, digits, HexForm.EXPECTED));
		}
	}

}
