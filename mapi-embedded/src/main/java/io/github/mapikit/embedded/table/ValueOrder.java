// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.table;

import java.util.Arrays;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyType;
import org.jspecify.annotations.Nullable;

/**
 * How values of properties compare: texts without regard to case, as stores compare them
 * in tables; bytes as unsigned numbers; numbers, times and truth values by size.
 */
final class ValueOrder {

	private ValueOrder() {
	}

	/**
	 * Returns whether values of a type have an order.
	 * @param type the type
	 * @return whether they have
	 */
	static boolean areOrdered(PropertyType type) {
		return switch (type) {
			case SHORT, LONG, FLOAT, DOUBLE, CURRENCY, APPTIME, BOOLEAN, I8, UNICODE, SYSTIME, CLSID, BINARY -> true;
			default -> false;
		};
	}

	/**
	 * Compares two values.
	 * @param left a value
	 * @param right a value
	 * @return less than, equal to or greater than zero; {@code null} if the values are of
	 * different types
	 */
	@SuppressWarnings({ "unchecked", "rawtypes" })
	static @Nullable Integer compare(Object left, Object right) {
		if (left instanceof String one && right instanceof String other) {
			return String.CASE_INSENSITIVE_ORDER.compare(one, other);
		}
		if (left instanceof Binary one && right instanceof Binary other) {
			return Arrays.compareUnsigned(one.toByteArray(), other.toByteArray());
		}
		if (left.getClass() == right.getClass() && left instanceof Comparable comparable) {
			return comparable.compareTo(right);
		}
		return null;
	}

}
