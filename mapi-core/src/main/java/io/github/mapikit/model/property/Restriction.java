// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;

/**
 * What a row must satisfy to be in a table. An immutable tree of values; build it from
 * {@linkplain PropertyTag tags} and the static methods here.
 * <p>
 * MAPI leaves open what a restriction on a property says of an object without it, and
 * stores differ: one takes an absent number for the least. What the methods build is
 * therefore joined with {@link Exists}: an object without the property does not pass, and
 * passes {@link #not} of it. The records {@link Property}, {@link Content},
 * {@link Bitmask}, {@link Size} and {@link Compare} are MAPI's structures and nothing
 * more; where they are made directly, for such an object nothing is promised, nor for
 * what {@link Not} makes of them.
 * <p>
 * Also the store's business: whether it takes a restriction on properties that are no
 * columns of the table, on multi-valued ones, or {@link Sub} ones, and what ignoring case
 * is. One that it does not take fails with {@code MAPI_E_TOO_COMPLEX}, when it is set or
 * when rows are read.
 * <p>
 * Source: "About Restrictions", "Types of Restrictions" (MAPI documentation),
 * "SPropertyRestriction", "SExistRestriction", "SContentRestriction" (MAPI reference).
 *
 * @since 0.1.0
 */
public sealed interface Restriction extends Serializable {

	/**
	 * Returns the restriction that holds when all of the given ones do.
	 * @param parts the restrictions; none means that every row passes
	 * @return the restriction
	 */
	static Restriction and(Restriction... parts) {
		return new And(List.of(parts));
	}

	/**
	 * Returns the restriction that holds when at least one of the given ones does.
	 * @param parts the restrictions; none means that no row passes
	 * @return the restriction
	 */
	static Restriction or(Restriction... parts) {
		return new Or(List.of(parts));
	}

	/**
	 * Returns the restriction that holds when the given one does not. So
	 * {@code not(tag.is(value))} holds for objects without the property, too.
	 * @param part the restriction
	 * @return the restriction
	 */
	static Restriction not(Restriction part) {
		return new Not(part);
	}

	/**
	 * Returns the restriction to messages that are marked read ({@code MSGFLAG_READ}).
	 * @return the restriction
	 */
	static Restriction isRead() {
		// PropertyTags.MESSAGE_FLAGS, which is made of what this class is made of. Each
		// message has it ("Contents Tables", MAPI documentation)
		return new Bitmask(PropertyTag.int32(0x0E07), MessageFlag.READ.mask(), true);
	}

	/**
	 * Returns the restriction to objects that have at least one of the given bits in a
	 * number. One without the number does not pass.
	 * @param tag the property
	 * @param mask the bits
	 * @return the restriction
	 */
	static Restriction hasFlags(PropertyTag<Integer> tag, int mask) {
		return tag.ifThere(new Bitmask(tag, mask, true));
	}

	/**
	 * Returns the restriction to messages with at least one recipient that satisfies a
	 * restriction.
	 * @param part what the recipient's row must satisfy
	 * @return the restriction
	 */
	static Restriction anyRecipient(Restriction part) {
		return new Sub(SubTable.RECIPIENTS, part);
	}

	/**
	 * Returns the restriction to messages with at least one attachment that satisfies a
	 * restriction.
	 * @param part what the attachment's row must satisfy
	 * @return the restriction
	 */
	static Restriction anyAttachment(Restriction part) {
		return new Sub(SubTable.ATTACHMENTS, part);
	}

	/**
	 * All parts hold ({@code RES_AND}).
	 *
	 * @param parts the parts
	 */
	record And(List<Restriction> parts) implements Restriction {

		/**
		 * Creates the restriction with a copy of the parts.
		 */
		public And {
			parts = List.copyOf(parts);
		}

	}

	/**
	 * At least one part holds ({@code RES_OR}).
	 *
	 * @param parts the parts
	 */
	record Or(List<Restriction> parts) implements Restriction {

		/**
		 * Creates the restriction with a copy of the parts.
		 */
		public Or {
			parts = List.copyOf(parts);
		}

	}

	/**
	 * The part does not hold ({@code RES_NOT}).
	 *
	 * @param part the part
	 */
	record Not(Restriction part) implements Restriction {

		/**
		 * Creates the restriction.
		 */
		public Not {
			Objects.requireNonNull(part, "part");
		}

	}

	/**
	 * The property stands in a relation to a value ({@code RES_PROPERTY}). Whether an
	 * object without the property passes is the store's business.
	 *
	 * @param tag the property
	 * @param relation the relation
	 * @param value the value on the right-hand side, of the tag's Java type; an entry
	 * identifier becomes a {@link Binary}
	 */
	record Property(PropertyTag<?> tag, Relation relation, Object value) implements Restriction {

		/**
		 * Creates the restriction with a copy of a value that is a list.
		 * @throws IllegalArgumentException if a property cannot have such a value
		 */
		public Property {
			Objects.requireNonNull(tag, "tag");
			Objects.requireNonNull(relation, "relation");
			Objects.requireNonNull(value, () -> "Property '" + tag + "' cannot be compared with null: ask with "
					+ "'exists()' whether it is there");
			value = ValueCheck.immutable((value instanceof EntryId id) ? id.bytes() : value);
		}

	}

	/**
	 * A text property matches a text ({@code RES_CONTENT}). Whether an object without the
	 * property passes is the store's business.
	 *
	 * @param tag the property
	 * @param text the text to look for
	 * @param match how much of the value the text must match
	 * @param ignoreCase whether case is ignored, as far as the store does
	 */
	record Content(PropertyTag<?> tag, String text, Match match, boolean ignoreCase) implements Restriction {

		/**
		 * Creates the restriction.
		 */
		public Content {
			Objects.requireNonNull(tag, "tag");
			Objects.requireNonNull(text, "text");
			Objects.requireNonNull(match, "match");
		}

	}

	/**
	 * A number has at least one of some bits, or none of them ({@code RES_BITMASK}).
	 * Whether an object without the property passes is the store's business.
	 *
	 * @param tag the property
	 * @param mask the bits
	 * @param set whether at least one bit must be set; otherwise none may be
	 */
	record Bitmask(PropertyTag<Integer> tag, int mask, boolean set) implements Restriction {

		/**
		 * Creates the restriction.
		 */
		public Bitmask {
			Objects.requireNonNull(tag, "tag");
		}

	}

	/**
	 * The size of a property's value in bytes stands in a relation to a number
	 * ({@code RES_SIZE}). Whether an object without the property passes is the store's
	 * business, and how many bytes a text has in it.
	 *
	 * @param tag the property
	 * @param relation the relation
	 * @param bytes the number of bytes
	 */
	record Size(PropertyTag<?> tag, Relation relation, int bytes) implements Restriction {

		/**
		 * Creates the restriction.
		 */
		public Size {
			Objects.requireNonNull(tag, "tag");
			Objects.requireNonNull(relation, "relation");
		}

	}

	/**
	 * The object has the property ({@code RES_EXIST}), which is none of type
	 * {@link PropertyType#OBJECT}.
	 *
	 * @param tag the property
	 */
	record Exists(PropertyTag<?> tag) implements Restriction {

		/**
		 * Creates the restriction.
		 */
		public Exists {
			Objects.requireNonNull(tag, "tag");
		}

	}

	/**
	 * Two properties of the object, of the same type, stand in a relation
	 * ({@code RES_COMPAREPROPS}). Whether an object without one of them passes is the
	 * store's business.
	 *
	 * @param left the property on the left-hand side
	 * @param relation the relation
	 * @param right the property on the right-hand side
	 */
	record Compare(PropertyTag<?> left, Relation relation, PropertyTag<?> right) implements Restriction {

		/**
		 * Creates the restriction.
		 */
		public Compare {
			Objects.requireNonNull(left, "left");
			Objects.requireNonNull(relation, "relation");
			Objects.requireNonNull(right, "right");
		}

	}

	/**
	 * At least one row of a message's recipient or attachment table passes
	 * ({@code RES_SUBRESTRICTION}).
	 *
	 * @param table the table
	 * @param part what the row must satisfy
	 */
	record Sub(SubTable table, Restriction part) implements Restriction {

		/**
		 * Creates the restriction.
		 */
		public Sub {
			Objects.requireNonNull(table, "table");
			Objects.requireNonNull(part, "part");
		}

	}

	/**
	 * A relation between two values ({@code RELOP_*}).
	 */
	enum Relation {

		/** Less than. */
		LESS,
		/** Less than or equal. */
		LESS_OR_EQUAL,
		/** Greater than. */
		GREATER,
		/** Greater than or equal. */
		GREATER_OR_EQUAL,
		/** Equal. */
		EQUAL,
		/** Not equal. */
		NOT_EQUAL

	}

	/**
	 * How much of a value a text must match ({@code FL_*}).
	 */
	enum Match {

		/** The whole value. */
		FULL,
		/** Any part of the value. */
		SUBSTRING,
		/** The beginning of the value. */
		PREFIX

	}

	/**
	 * A table within a message.
	 */
	enum SubTable {

		/** The message's recipients. */
		RECIPIENTS,
		/** The message's attachments. */
		ATTACHMENTS

	}

}
