// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.jackson;

import java.util.Map;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiPropertyException;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyValue;
import io.github.mapikit.model.property.PropertyValues;
import org.jspecify.annotations.Nullable;

/**
 * What JSON holds in the place of a property's value. No value is an object, so that an
 * object says why there is none.
 */
final class PropertyCell {

	private PropertyCell() {
	}

	static @Nullable Object of(PropertyValues values, PropertyTag<?> tag) {
		try {
			return of(values.value(PropertyNames.typed(tag)));
		}
		catch (MapiPropertyException ex) {
			// the value is there, but not of the type that its tag tells
			HResult result = ex.result();
			return error((result != null) ? result : MapiErrors.MAPI_E_UNEXPECTED_TYPE);
		}
	}

	static @Nullable Object of(PropertyValue<?> value) {
		HResult error = value.error();
		if (error == null) {
			return value.value();
		}
		if (value.isAbsent()) {
			return null;
		}
		return value.isTooLarge() ? Map.of("tooLarge", true) : error(error);
	}

	private static Map<String, String> error(HResult error) {
		return Map.of("error", error.name());
	}

}
