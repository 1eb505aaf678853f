// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.property.Restriction.Relation;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests for {@link RestrictionEncoder}.
 */
class RestrictionEncoderTests {

	private static final PropertyTag<String> TEXT = PropertyTags.SUBJECT;

	private static final PropertyTag<Integer> NUMBER = PropertyTags.IMPORTANCE;

	private final ArrayRam ram = new ArrayRam(1 << 16);

	/**
	 * What was written, read back as a provider would, with the numbers of the headers.
	 */
	private String written(Bitness bitness, Restriction restriction) {
		StructWriter writer = new StructWriter(bitness);
		RestrictionEncoder.write(writer, restriction);
		return text(new MemoryReader(this.ram, bitness), this.ram.place(writer));
	}

	private static String text(MemoryReader reader, long address) {
		Bitness bitness = reader.bitness();
		MemoryBlock block = reader.block(address, Struct.RESTRICTION.size(bitness));
		int type = block.int32(StructField.RESTRICTION_TYPE.offset(bitness));
		return switch (type) {
			case 0 ->
				"and" + parts(reader, block, StructField.AND_RESTRICTION_COUNT, StructField.AND_RESTRICTION_PARTS);
			case 1 -> "or" + parts(reader, block, StructField.OR_RESTRICTION_COUNT, StructField.OR_RESTRICTION_PARTS);
			case 2 -> "not(%s)".formatted(text(reader, pointer(block, bitness, StructField.NOT_RESTRICTION_PARTS)));
			case 9 -> "sub %08X(%s)".formatted(int32(block, bitness, StructField.SUB_RESTRICTION_TABLE),
					text(reader, pointer(block, bitness, StructField.SUB_RESTRICTION_PARTS)));
			default -> leaf(reader, block, type);
		};
	}

	private static String parts(MemoryReader reader, MemoryBlock block, StructField count, StructField array) {
		int size = Struct.RESTRICTION.size(reader.bitness());
		StringBuilder text = new StringBuilder("(");
		for (int i = 0; i < int32(block, reader.bitness(), count); i++) {
			text.append((i > 0) ? ", " : "")
				.append(text(reader, pointer(block, reader.bitness(), array) + (long) i * size));
		}
		return text.append(')').toString();
	}

	private static String leaf(MemoryReader reader, MemoryBlock block, int type) {
		Bitness bitness = reader.bitness();
		return switch (type) {
			case 3 -> "content %X %08X %s".formatted(int32(block, bitness, StructField.CONTENT_RESTRICTION_FUZZY_LEVEL),
					int32(block, bitness, StructField.CONTENT_RESTRICTION_TAG),
					value(reader, pointer(block, bitness, StructField.CONTENT_RESTRICTION_VALUE), TEXT));
			case 4 -> "property %d %08X %s".formatted(int32(block, bitness, StructField.PROPERTY_RESTRICTION_RELATION),
					int32(block, bitness, StructField.PROPERTY_RESTRICTION_TAG),
					value(reader, pointer(block, bitness, StructField.PROPERTY_RESTRICTION_VALUE), NUMBER));
			case 5 ->
				"compare %d %08X %08X".formatted(int32(block, bitness, StructField.COMPARE_PROPS_RESTRICTION_RELATION),
						int32(block, bitness, StructField.COMPARE_PROPS_RESTRICTION_LEFT_TAG),
						int32(block, bitness, StructField.COMPARE_PROPS_RESTRICTION_RIGHT_TAG));
			case 6 -> "bits %d %08X %d".formatted(int32(block, bitness, StructField.BIT_MASK_RESTRICTION_RELATION),
					int32(block, bitness, StructField.BIT_MASK_RESTRICTION_TAG),
					int32(block, bitness, StructField.BIT_MASK_RESTRICTION_MASK));
			case 7 -> "size %d %08X %d".formatted(int32(block, bitness, StructField.SIZE_RESTRICTION_RELATION),
					int32(block, bitness, StructField.SIZE_RESTRICTION_TAG),
					int32(block, bitness, StructField.SIZE_RESTRICTION_SIZE));
			case 8 -> "exists %08X".formatted(int32(block, bitness, StructField.EXIST_RESTRICTION_TAG));
			default -> "unknown " + type;
		};
	}

	private static Object value(MemoryReader reader, long address, PropertyTag<?> tag) {
		MemoryBlock prop = reader.block(address, Struct.PROP_VALUE.size(reader.bitness()));
		return String.valueOf(new PropertyDecoder(reader).answer(prop, 0, tag));
	}

	private static int int32(MemoryBlock block, Bitness bitness, StructField field) {
		int union = (field != StructField.RESTRICTION_TYPE) ? StructField.RESTRICTION_UNION.offset(bitness) : 0;
		return block.int32(union + field.offset(bitness));
	}

	private static long pointer(MemoryBlock block, Bitness bitness, StructField field) {
		return block.pointer(StructField.RESTRICTION_UNION.offset(bitness) + field.offset(bitness));
	}

	@EnumSource
	@ParameterizedTest
	void whenARestrictionIsWrittenThenItsNumbersAreThoseOfTheHeaders(Bitness bitness) {
		assertWritten(bitness, Restriction.and(TEXT.exists(), NUMBER.exists()),
				"and(exists 0037001F, exists 00170003)");
		assertWritten(bitness, Restriction.or(TEXT.exists(), NUMBER.exists()), "or(exists 0037001F, exists 00170003)");
		assertWritten(bitness, Restriction.not(TEXT.exists()), "not(exists 0037001F)");
		assertWritten(bitness, new Restriction.Bitmask(NUMBER, 6, true), "bits 1 00170003 6");
		assertWritten(bitness, new Restriction.Bitmask(NUMBER, 6, false), "bits 0 00170003 6");
		assertWritten(bitness, new Restriction.Size(TEXT, Relation.GREATER, 7), "size 2 0037001F 7");
		assertWritten(bitness, new Restriction.Compare(TEXT, Relation.NOT_EQUAL, NUMBER),
				"compare 5 0037001F 00170003");
		assertWritten(bitness, Restriction.anyRecipient(TEXT.exists()), "sub 0E12000D(exists 0037001F)");
		assertWritten(bitness, Restriction.anyAttachment(TEXT.exists()), "sub 0E13000D(exists 0037001F)");
	}

	@EnumSource
	@ParameterizedTest
	void whenAPropertyIsComparedThenItIsAskedForToo(Bitness bitness) {
		assertWritten(bitness, NUMBER.lessThan(5), "and(exists 00170003, property 0 00170003 5)");
		assertWritten(bitness, NUMBER.atMost(5), "and(exists 00170003, property 1 00170003 5)");
		assertWritten(bitness, NUMBER.greaterThan(5), "and(exists 00170003, property 2 00170003 5)");
		assertWritten(bitness, NUMBER.atLeast(5), "and(exists 00170003, property 3 00170003 5)");
		assertWritten(bitness, NUMBER.is(5), "and(exists 00170003, property 4 00170003 5)");
		assertWritten(bitness, NUMBER.isNot(5), "and(exists 00170003, property 5 00170003 5)");
		assertWritten(bitness, Restriction.hasFlags(NUMBER, 6), "and(exists 00170003, bits 1 00170003 6)");
		assertWritten(bitness, TEXT.contains("x"), "and(exists 0037001F, content 10001 0037001F x)");
		assertWritten(bitness, TEXT.startsWith("x"), "and(exists 0037001F, content 10002 0037001F x)");
		assertWritten(bitness, Restriction.not(NUMBER.isNot(5)), "not(and(exists 00170003, property 5 00170003 5))");
	}

	@EnumSource
	@ParameterizedTest
	void whenARestrictionIsMadeDirectlyThenItIsWrittenAsItIs(Bitness bitness) {
		assertWritten(bitness, new Restriction.Property(NUMBER, Relation.LESS, 5), "property 0 00170003 5");
		assertWritten(bitness, new Restriction.Content(TEXT, "x", Restriction.Match.FULL, false),
				"content 0 0037001F x");
		assertWritten(bitness, Restriction.isRead(), "bits 1 0E070003 1");
	}

	@EnumSource
	@ParameterizedTest
	void whenThereAreNoPartsThenSomethingIsWrittenThatHoldsAlwaysOrNever(Bitness bitness) {
		assertWritten(bitness, Restriction.and(), "or(exists 0FFF0102, not(exists 0FFF0102))");
		assertWritten(bitness, Restriction.or(), "and(exists 0FFF0102, not(exists 0FFF0102))");
		assertWritten(bitness, Restriction.anyRecipient(Restriction.and()),
				"sub 0E12000D(or(exists 30000003, not(exists 30000003)))");
		assertWritten(bitness, Restriction.and(Restriction.anyAttachment(Restriction.or()), Restriction.or()),
				"and(sub 0E13000D(and(exists 0E210003, not(exists 0E210003))), "
						+ "and(exists 0FFF0102, not(exists 0FFF0102)))");
	}

	private void assertWritten(Bitness bitness, Restriction restriction, String expected) {
		Assertions.assertThat(written(bitness, restriction)).isEqualTo(expected);
	}

}
