// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.jackson;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;

/**
 * Reads the key of a map from hexadecimal digits.
 *
 * @param <T> the type of the key
 */
final class HexKeyDeserializer<T> extends KeyDeserializer {

	private final Class<T> type;

	private final HexForm<T> form;

	HexKeyDeserializer(Class<T> type, HexForm<T> form) {
		this.type = type;
		this.form = form;
	}

	@Override
	public @Nullable Object deserializeKey(String key, DeserializationContext context) {
		try {
			return this.form.read().apply(key);
		}
		catch (IllegalArgumentException ex) {
			return context.handleWeirdKey(this.type, key, HexForm.EXPECTED);
		}
	}

}
