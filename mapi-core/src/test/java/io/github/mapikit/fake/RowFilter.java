// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.model.property.Restriction;

/**
 * Restrictions as conditions on rows.
 */
final class RowFilter {

	private static final int DEEPEST = 100;

	private RowFilter() {
	}

	/**
	 * Returns the condition that a restriction is.
	 * @throws io.github.mapikit.error.MapiCallException with {@code MAPI_E_TOO_COMPLEX}
	 * if it is nested too deep, or compares what cannot be compared
	 */
	static Predicate<TableRow> of(String operation, Restriction restriction) {
		return of(operation, restriction, 0);
	}

	private static Predicate<TableRow> of(String operation, Restriction restriction, int depth) {
		require(operation, depth < DEEPEST);
		if (restriction instanceof Restriction.And and) {
			List<Predicate<TableRow>> parts = all(operation, and.parts(), depth);
			return (row) -> parts.stream().allMatch((part) -> part.test(row));
		}
		if (restriction instanceof Restriction.Or or) {
			List<Predicate<TableRow>> parts = all(operation, or.parts(), depth);
			return (row) -> parts.stream().anyMatch((part) -> part.test(row));
		}
		if (restriction instanceof Restriction.Not not) {
			return of(operation, not.part(), depth + 1).negate();
		}
		if (restriction instanceof Restriction.Sub sub) {
			Predicate<TableRow> part = of(operation, sub.part(), depth + 1);
			return (row) -> row.rows(sub.table()).stream().anyMatch(part);
		}
		return single(operation, restriction);
	}

	private static List<Predicate<TableRow>> all(String operation, List<Restriction> parts, int depth) {
		return parts.stream().map((part) -> of(operation, part, depth + 1)).toList();
	}

	private static Predicate<TableRow> single(String operation, Restriction restriction) {
		if (restriction instanceof Restriction.Property property) {
			require(operation, property.tag().type().javaType().isInstance(property.value()));
			return (row) -> has(row, property.tag(),
					(value) -> ValueOrder.holds(property.relation(), ValueOrder.compare(value, property.value())));
		}
		if (restriction instanceof Restriction.Content content) {
			require(operation, content.tag().type() == PropertyType.UNICODE);
			return (row) -> has(row, content.tag(), (value) -> matches(content, (String) value));
		}
		if (restriction instanceof Restriction.Bitmask bits) {
			return (row) -> has(row, bits.tag(), (value) -> ((Integer) value & bits.mask()) != 0 == bits.set());
		}
		if (restriction instanceof Restriction.Size size) {
			return (row) -> has(row, size.tag(), (value) -> ValueOrder.holds(size.relation(),
					Integer.compare(PropertyBag.size(value), size.bytes())));
		}
		if (restriction instanceof Restriction.Exists exists) {
			return (row) -> row.values().has(exists.tag());
		}
		Restriction.Compare both = (Restriction.Compare) restriction;
		require(operation, both.left().type() == both.right().type());
		return (row) -> has(row, both.left(), (left) -> has(row, both.right(),
				(right) -> ValueOrder.holds(both.relation(), ValueOrder.compare(left, right))));
	}

	private static boolean has(TableRow row, PropertyTag<?> tag, Predicate<Object> condition) {
		Object value = row.values().get(tag);
		return value != null && condition.test(value);
	}

	private static boolean matches(Restriction.Content content, String value) {
		String text = content.ignoreCase() ? content.text().toLowerCase(Locale.ROOT) : content.text();
		String in = content.ignoreCase() ? value.toLowerCase(Locale.ROOT) : value;
		return switch (content.match()) {
			case FULL -> in.equals(text);
			case PREFIX -> in.startsWith(text);
			case SUBSTRING -> in.contains(text);
		};
	}

	private static void require(String operation, boolean simple) {
		if (!simple) {
			throw Mailbox.failure(operation, MapiErrors.MAPI_E_TOO_COMPLEX);
		}
	}

}
