// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.util.List;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.property.SortOrder;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests for {@link ArgumentEncoder} and {@link RestrictionEncoder}.
 */
class ArgumentEncoderTests {

	private final ArrayRam ram = new ArrayRam(1 << 16);

	private MemoryBlock structure(Bitness bitness, long address, Struct struct) {
		return new MemoryReader(this.ram, bitness).block(address, struct.size(bitness));
	}

	private static int int32(MemoryBlock block, Bitness bitness, StructField field) {
		return block.int32(field.offset(bitness));
	}

	@EnumSource
	@ParameterizedTest
	void whenTagsAreWrittenThenTheirNumberComesFirst(Bitness bitness) {
		StructWriter writer = new StructWriter(bitness);
		ArgumentEncoder.tags(writer, PropertyTags.SUBJECT, PropertyTags.BODY);
		MemoryBlock block = new MemoryReader(this.ram, bitness).block(this.ram.place(writer), 12);
		Assertions.assertThat(block.int32(0)).isEqualTo(2);
		Assertions.assertThat(block.int32(4)).isEqualTo(0x0037001F);
		Assertions.assertThat(block.int32(8)).isEqualTo(0x1000001F);
	}

	@EnumSource
	@ParameterizedTest
	void whenAnOrderIsWrittenThenItHasItsKeys(Bitness bitness) {
		StructWriter writer = new StructWriter(bitness);
		ArgumentEncoder.sortOrder(writer, PropertyTags.SUBJECT.ascending(), PropertyTags.DELIVERY_TIME.descending());
		MemoryBlock block = new MemoryReader(this.ram, bitness).block(this.ram.place(writer), 28);
		int[] numbers = new int[7];
		for (int i = 0; i < numbers.length; i++) {
			numbers[i] = block.int32(4 * i);
		}
		Assertions.assertThat(numbers).containsExactly(2, 0, 0, 0x0037001F, 0, 0x0E060040, 1);
	}

	@EnumSource
	@ParameterizedTest
	void whenThereAreNoKeysThenTheOrderIsWholeAllTheSame(Bitness bitness) {
		StructWriter writer = new StructWriter(bitness);
		ArgumentEncoder.sortOrder(writer, new SortOrder[0]);
		Assertions.assertThat(writer.length()).isGreaterThanOrEqualTo(Struct.SORT_ORDER_SET.size(bitness));
	}

	@EnumSource
	@ParameterizedTest
	void whenIdentifiersAreListedThenEachIsThere(Bitness bitness) {
		StructWriter writer = new StructWriter(bitness);
		ArgumentEncoder.entryList(writer, List.of(EntryId.ofHex("0102"), EntryId.ofHex("030405")));
		MemoryBlock list = structure(bitness, this.ram.place(writer), Struct.ENTRY_LIST);
		Assertions.assertThat(int32(list, bitness, StructField.ENTRY_LIST_COUNT)).isEqualTo(2);
		MemoryReader reader = new MemoryReader(this.ram, bitness);
		int size = Struct.BINARY.size(bitness);
		MemoryBlock values = reader.block(list.pointer(StructField.ENTRY_LIST_VALUES.offset(bitness)), 2L * size);
		Assertions.assertThat(binary(reader, values, 0)).isEqualTo(Binary.ofHex("0102"));
		Assertions.assertThat(binary(reader, values, size)).isEqualTo(Binary.ofHex("030405"));
	}

	private static Binary binary(MemoryReader reader, MemoryBlock block, int at) {
		return reader.binary(block.pointer(at + StructField.BINARY_BYTES.offset(reader.bitness())),
				block.uint32(at + StructField.BINARY_SIZE.offset(reader.bitness())));
	}

	@EnumSource
	@ParameterizedTest
	void whenAddressesAreListedThenEachHasItsProperties(Bitness bitness) {
		StructWriter writer = new StructWriter(bitness);
		ArgumentEncoder.addressList(writer, List.of(entry("Anna"), entry("Bert")));
		MemoryReader reader = new MemoryReader(this.ram, bitness);
		int size = Struct.ADR_ENTRY.size(bitness);
		int entries = StructField.ADR_LIST_ENTRIES.offset(bitness);
		MemoryBlock list = reader.block(this.ram.place(writer), entries + 2L * size);
		Assertions.assertThat(int32(list, bitness, StructField.ADR_LIST_COUNT)).isEqualTo(2);
		for (int i = 0; i < 2; i++) {
			int at = entries + i * size;
			Assertions.assertThat(list.int32(at + StructField.ADR_ENTRY_COUNT.offset(bitness))).isEqualTo(1);
			MemoryBlock props = reader.block(list.pointer(at + StructField.ADR_ENTRY_PROPS.offset(bitness)),
					Struct.PROP_VALUE.size(bitness));
			Assertions.assertThat(new PropertyDecoder(reader).answer(props, 0, PropertyTags.DISPLAY_NAME))
				.isEqualTo((i == 0) ? "Anna" : "Bert");
		}
	}

	private static PropertyValues entry(String name) {
		return PropertyValues.of(new PropertyTag<?>[] { PropertyTags.DISPLAY_NAME, PropertyTags.SMTP_ADDRESS },
				new Object[] { name, null });
	}

	// restrictions

	/** The number at a place within the union of a restriction. */
	private int[] union(Bitness bitness, Restriction restriction, StructField... fields) {
		StructWriter writer = new StructWriter(bitness);
		RestrictionEncoder.write(writer, restriction);
		MemoryBlock block = structure(bitness, this.ram.place(writer), Struct.RESTRICTION);
		int[] numbers = new int[fields.length + 1];
		numbers[0] = int32(block, bitness, StructField.RESTRICTION_TYPE);
		for (int i = 0; i < fields.length; i++) {
			numbers[i + 1] = block.int32(StructField.RESTRICTION_UNION.offset(bitness) + fields[i].offset(bitness));
		}
		return numbers;
	}

	@EnumSource
	@ParameterizedTest
	void whenARestrictionIsWrittenThenItsNumbersAreThoseOfTheHeaders(Bitness bitness) {
		PropertyTag<String> text = PropertyTags.SUBJECT;
		PropertyTag<Integer> number = PropertyTags.MESSAGE_FLAGS;
		Assertions
			.assertThat(
					union(bitness, Restriction.and(text.exists(), text.exists()), StructField.AND_RESTRICTION_COUNT))
			.containsExactly(0, 2);
		Assertions.assertThat(union(bitness, Restriction.or(), StructField.OR_RESTRICTION_COUNT)).containsExactly(1, 0);
		Assertions.assertThat(union(bitness, Restriction.not(text.exists()))).containsExactly(2);
		Assertions
			.assertThat(union(bitness, text.contains("x"), StructField.CONTENT_RESTRICTION_FUZZY_LEVEL,
					StructField.CONTENT_RESTRICTION_TAG))
			.containsExactly(3, 0x00010001, text.value());
		Assertions.assertThat(union(bitness, text.startsWith("x"), StructField.CONTENT_RESTRICTION_FUZZY_LEVEL))
			.containsExactly(3, 0x00010002);
		Assertions
			.assertThat(union(bitness, number.atMost(5), StructField.PROPERTY_RESTRICTION_RELATION,
					StructField.PROPERTY_RESTRICTION_TAG))
			.containsExactly(4, 1, number.value());
		Assertions
			.assertThat(union(bitness, Restriction.hasFlags(number, 6), StructField.BIT_MASK_RESTRICTION_RELATION,
					StructField.BIT_MASK_RESTRICTION_TAG, StructField.BIT_MASK_RESTRICTION_MASK))
			.containsExactly(6, 1, number.value(), 6);
		Assertions
			.assertThat(union(bitness, new Restriction.Size(text, Restriction.Relation.GREATER, 7),
					StructField.SIZE_RESTRICTION_RELATION, StructField.SIZE_RESTRICTION_TAG,
					StructField.SIZE_RESTRICTION_SIZE))
			.containsExactly(7, 2, text.value(), 7);
		Assertions.assertThat(union(bitness, text.exists(), StructField.EXIST_RESTRICTION_TAG))
			.containsExactly(8, text.value());
		Assertions
			.assertThat(union(bitness, new Restriction.Compare(text, Restriction.Relation.NOT_EQUAL, number),
					StructField.COMPARE_PROPS_RESTRICTION_RELATION, StructField.COMPARE_PROPS_RESTRICTION_LEFT_TAG,
					StructField.COMPARE_PROPS_RESTRICTION_RIGHT_TAG))
			.containsExactly(5, 5, text.value(), number.value());
		Assertions
			.assertThat(union(bitness, Restriction.anyRecipient(text.exists()), StructField.SUB_RESTRICTION_TABLE))
			.containsExactly(9, 0x0E12000D);
		Assertions
			.assertThat(union(bitness, Restriction.anyAttachment(text.exists()), StructField.SUB_RESTRICTION_TABLE))
			.containsExactly(9, 0x0E13000D);
	}

	@EnumSource
	@ParameterizedTest
	void whenAValueIsComparedThenItStandsBesideItsTag(Bitness bitness) {
		StructWriter writer = new StructWriter(bitness);
		RestrictionEncoder.write(writer, PropertyTags.SUBJECT.is("Hello"));
		MemoryBlock block = structure(bitness, this.ram.place(writer), Struct.RESTRICTION);
		MemoryReader reader = new MemoryReader(this.ram, bitness);
		long value = block.pointer(
				StructField.RESTRICTION_UNION.offset(bitness) + StructField.PROPERTY_RESTRICTION_VALUE.offset(bitness));
		MemoryBlock prop = reader.block(value, Struct.PROP_VALUE.size(bitness));
		Assertions.assertThat(new PropertyDecoder(reader).answer(prop, 0, PropertyTags.SUBJECT)).isEqualTo("Hello");
	}

	@Test
	void whenARestrictionIsNestedVeryDeepThenItIsTooComplex() {
		Restriction restriction = PropertyTags.SUBJECT.exists();
		for (int i = 0; i < 20_000; i++) {
			restriction = Restriction.not(restriction);
		}
		Restriction deep = restriction;
		Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> RestrictionEncoder.write(new StructWriter(Bitness.X64), deep))
			.satisfies((ex) -> Assertions.assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_TOO_COMPLEX));
	}

}
