// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.util.List;

import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.model.property.Restriction;

/**
 * Writes restrictions as trees of {@code SRestriction} structures, each as it is but for
 * those without parts: MAPI does not say what a provider makes of one, so that something
 * is written that holds for every row, or for none.
 * <p>
 * Source: "SRestriction", "SAndRestriction", "SOrRestriction" (MAPI reference).
 */
public final class RestrictionEncoder {

	private static final int RES_AND = 0;

	private static final int RES_OR = 1;

	private static final int RES_NOT = 2;

	private static final int RES_CONTENT = 3;

	private static final int RES_PROPERTY = 4;

	private static final int RES_COMPAREPROPS = 5;

	private static final int RES_BITMASK = 6;

	private static final int RES_SIZE = 7;

	private static final int RES_EXIST = 8;

	private static final int RES_SUBRESTRICTION = 9;

	private static final int FL_FULLSTRING = 0;

	private static final int FL_SUBSTRING = 1;

	private static final int FL_PREFIX = 2;

	private static final int FL_IGNORECASE = 0x10000;

	private static final int BMR_EQZ = 0;

	private static final int BMR_NEZ = 1;

	/** {@code PR_MESSAGE_RECIPIENTS}. */
	private static final int MESSAGE_RECIPIENTS = 0x0E12000D;

	/** {@code PR_MESSAGE_ATTACHMENTS}. */
	private static final int MESSAGE_ATTACHMENTS = 0x0E13000D;

	// columns that rows of a folder's tables, of recipients and of attachments have

	private static final Restriction HAS_ENTRY_ID = PropertyTags.ENTRYID.exists();

	private static final Restriction HAS_ROW_ID = PropertyTags.ROWID.exists();

	private static final Restriction HAS_ATTACHMENT_NUMBER = PropertyTags.ATTACH_NUM.exists();

	private final StructWriter writer;

	private Restriction anything = HAS_ENTRY_ID;

	private RestrictionEncoder(StructWriter writer) {
		this.writer = writer;
	}

	/**
	 * Adds a restriction.
	 * @param writer where to write
	 * @param restriction the restriction
	 * @return its offset
	 * @throws IllegalArgumentException if a value is not of the type of its property
	 */
	public static int write(StructWriter writer, Restriction restriction) {
		int start = writer.allocate(Struct.RESTRICTION, 1);
		new RestrictionEncoder(writer).write(start, restriction);
		return start;
	}

	private void write(int start, Restriction restriction) {
		int at = start + StructField.RESTRICTION_UNION.offset(this.writer.bitness());
		if (restriction instanceof Restriction.And and) {
			if (and.parts().isEmpty()) {
				write(start, Restriction.or(this.anything, Restriction.not(this.anything)));
				return;
			}
			begin(start, RES_AND);
			parts(at, StructField.AND_RESTRICTION_COUNT, StructField.AND_RESTRICTION_PARTS, and.parts());
		}
		else if (restriction instanceof Restriction.Or or) {
			if (or.parts().isEmpty()) {
				write(start, Restriction.and(this.anything, Restriction.not(this.anything)));
				return;
			}
			begin(start, RES_OR);
			parts(at, StructField.OR_RESTRICTION_COUNT, StructField.OR_RESTRICTION_PARTS, or.parts());
		}
		else if (restriction instanceof Restriction.Not not) {
			begin(start, RES_NOT);
			part(at, StructField.NOT_RESTRICTION_PARTS, not.part());
		}
		else if (restriction instanceof Restriction.Sub sub) {
			boolean recipients = sub.table() == Restriction.SubTable.RECIPIENTS;
			begin(start, RES_SUBRESTRICTION);
			this.writer.int32(at, StructField.SUB_RESTRICTION_TABLE,
					recipients ? MESSAGE_RECIPIENTS : MESSAGE_ATTACHMENTS);
			Restriction outside = this.anything;
			this.anything = recipients ? HAS_ROW_ID : HAS_ATTACHMENT_NUMBER;
			part(at, StructField.SUB_RESTRICTION_PARTS, sub.part());
			this.anything = outside;
		}
		else {
			writeLeaf(start, at, restriction);
		}
	}

	private void writeLeaf(int start, int at, Restriction restriction) {
		if (restriction instanceof Restriction.Property property) {
			begin(start, RES_PROPERTY);
			this.writer.int32(at, StructField.PROPERTY_RESTRICTION_RELATION, relation(property.relation()));
			this.writer.int32(at, StructField.PROPERTY_RESTRICTION_TAG, property.tag().value());
			this.writer.pointer(at, StructField.PROPERTY_RESTRICTION_VALUE,
					value(valueTag(property), property.value()));
		}
		else if (restriction instanceof Restriction.Content content) {
			begin(start, RES_CONTENT);
			this.writer.int32(at, StructField.CONTENT_RESTRICTION_FUZZY_LEVEL, fuzzyLevel(content));
			this.writer.int32(at, StructField.CONTENT_RESTRICTION_TAG, content.tag().value());
			this.writer.pointer(at, StructField.CONTENT_RESTRICTION_VALUE,
					value(PropertyTag.unicode(content.tag().id()), content.text()));
		}
		else if (restriction instanceof Restriction.Bitmask bitmask) {
			begin(start, RES_BITMASK);
			this.writer.int32(at, StructField.BIT_MASK_RESTRICTION_RELATION, bitmask.set() ? BMR_NEZ : BMR_EQZ);
			this.writer.int32(at, StructField.BIT_MASK_RESTRICTION_TAG, bitmask.tag().value());
			this.writer.int32(at, StructField.BIT_MASK_RESTRICTION_MASK, bitmask.mask());
		}
		else if (restriction instanceof Restriction.Size size) {
			begin(start, RES_SIZE);
			this.writer.int32(at, StructField.SIZE_RESTRICTION_RELATION, relation(size.relation()));
			this.writer.int32(at, StructField.SIZE_RESTRICTION_TAG, size.tag().value());
			this.writer.int32(at, StructField.SIZE_RESTRICTION_SIZE, size.bytes());
		}
		else if (restriction instanceof Restriction.Exists exists) {
			begin(start, RES_EXIST);
			this.writer.int32(at, StructField.EXIST_RESTRICTION_TAG, exists.tag().value());
		}
		else if (restriction instanceof Restriction.Compare compare) {
			begin(start, RES_COMPAREPROPS);
			this.writer.int32(at, StructField.COMPARE_PROPS_RESTRICTION_RELATION, relation(compare.relation()));
			this.writer.int32(at, StructField.COMPARE_PROPS_RESTRICTION_LEFT_TAG, compare.left().value());
			this.writer.int32(at, StructField.COMPARE_PROPS_RESTRICTION_RIGHT_TAG, compare.right().value());
		}
		else {
			throw new IllegalArgumentException(
					"MAPI has no restriction of kind '%s'".formatted(restriction.getClass()));
		}
	}

	private void begin(int start, int type) {
		this.writer.int32(start, StructField.RESTRICTION_TYPE, type);
	}

	private void parts(int at, StructField count, StructField array, List<Restriction> parts) {
		this.writer.int32(at, count, parts.size());
		int first = this.writer.allocate(Struct.RESTRICTION, parts.size());
		this.writer.pointer(at, array, first);
		int size = Struct.RESTRICTION.size(this.writer.bitness());
		for (int i = 0; i < parts.size(); i++) {
			write(first + i * size, parts.get(i));
		}
	}

	private void part(int at, StructField field, Restriction part) {
		int start = this.writer.allocate(Struct.RESTRICTION, 1);
		this.writer.pointer(at, field, start);
		write(start, part);
	}

	private int value(PropertyTag<?> tag, Object value) {
		PropertyEncoder.check(tag, value);
		int start = this.writer.allocate(Struct.PROP_VALUE, 1);
		PropertyEncoder.write(this.writer, start, tag, value);
		return start;
	}

	// one value may stand on the right-hand side of a multi-valued property: any of its
	// values is compared then
	private static PropertyTag<?> valueTag(Restriction.Property property) {
		PropertyTag<?> tag = property.tag();
		if (!tag.type().isMultiValued() || property.value() instanceof List) {
			return tag;
		}
		PropertyType single = PropertyType.ofCode(tag.type().code() & 0xFFF);
		return (single != null) ? PropertyTag.of(tag.id() << 16 | single.code()) : tag;
	}

	private static int relation(Restriction.Relation relation) {
		return switch (relation) {
			case LESS -> 0;
			case LESS_OR_EQUAL -> 1;
			case GREATER -> 2;
			case GREATER_OR_EQUAL -> 3;
			case EQUAL -> 4;
			case NOT_EQUAL -> 5;
		};
	}

	private static int fuzzyLevel(Restriction.Content content) {
		int match = switch (content.match()) {
			case FULL -> FL_FULLSTRING;
			case SUBSTRING -> FL_SUBSTRING;
			case PREFIX -> FL_PREFIX;
		};
		return content.ignoreCase() ? match | FL_IGNORECASE : match;
	}

}
