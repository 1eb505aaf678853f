// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;

/**
 * What the value of a property may be, wherever it comes from: an immutable object of one
 * of the Java types that property types have.
 */
final class ValueCheck {

	/** Compared exactly: a subclass of {@link BigDecimal} could change. */
	private static final Set<Class<?>> TYPES = Set.of(Short.class, Integer.class, Long.class, Float.class, Double.class,
			BigDecimal.class, Boolean.class, String.class, Instant.class, UUID.class, Binary.class, EntryId.class);

	private ValueCheck() {
	}

	/**
	 * Returns a value that nobody can change.
	 * @param value the value
	 * @return the value, or a copy of it if it is a list
	 * @throws IllegalArgumentException if a property cannot have such a value
	 */
	static Object immutable(Object value) {
		if (!(value instanceof List<?> list)) {
			return single(value);
		}
		List<?> copy = List.copyOf(list);
		copy.forEach(ValueCheck::single);
		return copy;
	}

	private static Object single(Object value) {
		if (!TYPES.contains(value.getClass())) {
			throw new IllegalArgumentException(
					"A property cannot have a value of type '" + value.getClass().getName() + "'");
		}
		return value;
	}

	/**
	 * Describes a value without showing it: it may be somebody's mail.
	 * @param type the type of the property
	 * @param value the value
	 * @return type and size
	 */
	static String describe(PropertyType type, Object value) {
		if (value instanceof String text) {
			return type + ", " + count(text.length(), "character");
		}
		if (value instanceof Binary binary) {
			return type + ", " + count(binary.size(), "byte");
		}
		if (value instanceof EntryId id) {
			return type + ", " + count(id.bytes().size(), "byte");
		}
		return (value instanceof List<?> list) ? type + ", " + count(list.size(), "value") : type.toString();
	}

	private static String count(int number, String unit) {
		return number + " " + unit + ((number != 1) ? "s" : "");
	}

}
