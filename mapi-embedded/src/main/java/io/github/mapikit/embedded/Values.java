/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.embedded;

import java.util.Arrays;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.PropertyType;
import org.jspecify.annotations.Nullable;

/**
 * How values of properties compare: texts without regard to case, as stores compare them
 * in tables; bytes as unsigned numbers; numbers, times and truth values by size.
 */
final class Values {

	private Values() {
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
