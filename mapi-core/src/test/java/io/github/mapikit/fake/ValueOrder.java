// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.Restriction.Relation;
import io.github.mapikit.model.property.SortOrder;

/**
 * The order of values, and of rows by it. Texts are compared without regard to case.
 */
final class ValueOrder {

	private ValueOrder() {
	}

	/** Of two values of the same type. */
	@SuppressWarnings("unchecked")
	static int compare(Object left, Object right) {
		if (left instanceof String text) {
			return text.compareToIgnoreCase((String) right);
		}
		if (left instanceof Binary bytes) {
			return Arrays.compareUnsigned(bytes.toByteArray(), ((Binary) right).toByteArray());
		}
		if (left instanceof List<?> list) {
			return list.equals(right) ? 0 : list.toString().compareTo(right.toString());
		}
		return ((Comparable<Object>) left).compareTo(right);
	}

	static boolean holds(Relation relation, int comparison) {
		return switch (relation) {
			case LESS -> comparison < 0;
			case LESS_OR_EQUAL -> comparison <= 0;
			case GREATER -> comparison > 0;
			case GREATER_OR_EQUAL -> comparison >= 0;
			case EQUAL -> comparison == 0;
			case NOT_EQUAL -> comparison != 0;
		};
	}

	static Comparator<TableRow> of(List<SortOrder> keys) {
		Comparator<TableRow> order = (left, right) -> 0;
		for (SortOrder key : keys) {
			Comparator<TableRow> byKey = Comparator.comparing((row) -> row.values().get(key.tag()),
					Comparator.nullsFirst(ValueOrder::compare));
			order = order.thenComparing((key.direction() == SortOrder.Direction.ASCENDING) ? byKey : byKey.reversed());
		}
		return order;
	}

}
