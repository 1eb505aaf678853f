// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.model.property.Restriction;
import org.jspecify.annotations.Nullable;

/**
 * Turns a restriction into something that tests rows, or fails with
 * {@code MAPI_E_TOO_COMPLEX} as stores do: types that do not fit, and subtables within
 * subtables ("IMAPITable::Restrict"). An object without a property passes no restriction
 * on it, as "Types of Restrictions" recommends.
 *
 * @since 0.1.0
 */
public final class RestrictionCompiler {

	private final EmbeddedCall call;

	private final boolean inSubtable;

	private RestrictionCompiler(EmbeddedCall call, boolean inSubtable) {
		this.call = call;
		this.inSubtable = inSubtable;
	}

	/**
	 * Compiles a restriction.
	 * @param call the call that is made with it
	 * @param restriction the restriction
	 * @return whether an object passes it
	 * @throws MapiCallException if stores refuse such a restriction
	 */
	public static Predicate<PropertySource> compile(EmbeddedCall call, Restriction restriction) {
		return new RestrictionCompiler(call, false).compile(restriction);
	}

	private Predicate<PropertySource> compile(Restriction restriction) {
		if (restriction instanceof Restriction.And and) {
			return all(compile(withoutImplied(and.parts())));
		}
		if (restriction instanceof Restriction.Or or) {
			return any(compile(or.parts()));
		}
		if (restriction instanceof Restriction.Not not) {
			return compile(not.part()).negate();
		}
		if (restriction instanceof Restriction.Property property) {
			return property(property);
		}
		if (restriction instanceof Restriction.Content content) {
			return content(content);
		}
		if (restriction instanceof Restriction.Bitmask bitmask) {
			return bitmask(bitmask);
		}
		if (restriction instanceof Restriction.Size size) {
			return size(size);
		}
		if (restriction instanceof Restriction.Exists exists) {
			return (row) -> row.get(exists.tag()) != null;
		}
		if (restriction instanceof Restriction.Compare compare) {
			return compare(compare);
		}
		if (restriction instanceof Restriction.Sub sub) {
			return sub(sub);
		}
		throw tooComplex("a '%s' is not known".formatted(restriction.getClass().getSimpleName()));
	}

	/**
	 * Leaves out the questions whether a property is there that another part asks anyway.
	 * What is built with tags has one beside each restriction, and each would look the
	 * property up once more.
	 */
	private static List<Restriction> withoutImplied(List<Restriction> parts) {
		return parts.stream()
			.filter((part) -> !(part instanceof Restriction.Exists exists)
					|| parts.stream().noneMatch((other) -> implies(other, exists.tag())))
			.toList();
	}

	private static boolean implies(Restriction part, PropertyTag<?> tag) {
		if (part instanceof Restriction.Property property) {
			return property.tag().equals(tag);
		}
		if (part instanceof Restriction.Content content) {
			return content.tag().equals(tag);
		}
		return part instanceof Restriction.Bitmask bitmask && bitmask.tag().equals(tag);
	}

	private List<Predicate<PropertySource>> compile(List<Restriction> parts) {
		List<Predicate<PropertySource>> compiled = new ArrayList<>(parts.size());
		for (Restriction part : parts) {
			compiled.add(compile(part));
		}
		return compiled;
	}

	private static Predicate<PropertySource> all(List<Predicate<PropertySource>> parts) {
		if (parts.size() == 1) {
			return parts.get(0);
		}
		return (row) -> {
			for (Predicate<PropertySource> part : parts) {
				if (!part.test(row)) {
					return false;
				}
			}
			return true;
		};
	}

	private static Predicate<PropertySource> any(List<Predicate<PropertySource>> parts) {
		return (row) -> {
			for (Predicate<PropertySource> part : parts) {
				if (part.test(row)) {
					return true;
				}
			}
			return false;
		};
	}

	private Predicate<PropertySource> property(Restriction.Property property) {
		PropertyTag<?> tag = property.tag();
		Object value = property.value();
		if (!ValueOrder.areOrdered(tag.type()) || !tag.type().javaType().isInstance(value)) {
			throw tooComplex("property %s does not compare with a value of type '%s'".formatted(tag,
					value.getClass().getSimpleName()));
		}
		IntPredicate relation = relation(property.relation());
		return (row) -> passes(row.get(tag), value, relation);
	}

	private Predicate<PropertySource> compare(Restriction.Compare compare) {
		PropertyTag<?> left = compare.left();
		PropertyTag<?> right = compare.right();
		if (left.type() != right.type() || !ValueOrder.areOrdered(left.type())) {
			throw tooComplex("properties %s and %s do not compare".formatted(left, right));
		}
		IntPredicate relation = relation(compare.relation());
		return (row) -> passes(row.get(left), row.get(right), relation);
	}

	private static boolean passes(@Nullable Object left, @Nullable Object right, IntPredicate relation) {
		if (left == null || right == null) {
			return false;
		}
		Integer result = ValueOrder.compare(left, right);
		return result != null && relation.test(result);
	}

	private static IntPredicate relation(Restriction.Relation relation) {
		return switch (relation) {
			case LESS -> (result) -> result < 0;
			case LESS_OR_EQUAL -> (result) -> result <= 0;
			case GREATER -> (result) -> result > 0;
			case GREATER_OR_EQUAL -> (result) -> result >= 0;
			case EQUAL -> (result) -> result == 0;
			case NOT_EQUAL -> (result) -> result != 0;
		};
	}

	private Predicate<PropertySource> content(Restriction.Content content) {
		PropertyTag<?> tag = content.tag();
		boolean many = tag.type() == PropertyType.MV_UNICODE;
		if (tag.type() != PropertyType.UNICODE && !many) {
			throw tooComplex("property %s is no text".formatted(tag));
		}
		Predicate<String> matches = matcher(content);
		if (many) {
			return (row) -> row.get(tag) instanceof List<?> values
					&& values.stream().anyMatch((value) -> value instanceof String text && matches.test(text));
		}
		return (row) -> row.get(tag) instanceof String text && matches.test(text);
	}

	private static Predicate<String> matcher(Restriction.Content content) {
		String text = content.text();
		boolean ignoreCase = content.ignoreCase();
		return switch (content.match()) {
			case FULL -> (value) -> ignoreCase ? value.equalsIgnoreCase(text) : value.equals(text);
			case PREFIX -> (value) -> value.regionMatches(ignoreCase, 0, text, 0, text.length());
			case SUBSTRING -> {
				String folded = text.toLowerCase(Locale.ROOT);
				yield (value) -> ignoreCase ? value.toLowerCase(Locale.ROOT).contains(folded) : value.contains(text);
			}
		};
	}

	private Predicate<PropertySource> bitmask(Restriction.Bitmask bitmask) {
		PropertyTag<Integer> tag = bitmask.tag();
		if (tag.type() != PropertyType.LONG) {
			throw tooComplex("property %s has no bits".formatted(tag));
		}
		return (row) -> row.get(tag) instanceof Integer bits && ((bits & bitmask.mask()) != 0) == bitmask.set();
	}

	private Predicate<PropertySource> size(Restriction.Size size) {
		PropertyTag<?> tag = size.tag();
		if (tag.type() == PropertyType.OBJECT) {
			throw tooComplex("property %s has no size".formatted(tag));
		}
		IntPredicate relation = relation(size.relation());
		return (row) -> {
			Object value = row.get(tag);
			return value != null && relation.test(Long.compare(PropertyMaps.size(value), size.bytes()));
		};
	}

	private Predicate<PropertySource> sub(Restriction.Sub sub) {
		if (this.inSubtable) {
			throw tooComplex("a subtable has no subtables");
		}
		Predicate<PropertySource> part = new RestrictionCompiler(this.call, true).compile(sub.part());
		return switch (sub.table()) {
			case RECIPIENTS -> (row) -> row.recipients().stream().anyMatch(part);
			case ATTACHMENTS -> (row) -> row.attachments().stream().anyMatch(part);
		};
	}

	private MapiCallException tooComplex(String detail) {
		return this.call.failure(MapiErrors.MAPI_E_TOO_COMPLEX, detail);
	}

}
