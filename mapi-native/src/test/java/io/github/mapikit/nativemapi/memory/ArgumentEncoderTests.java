// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.util.List;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.SortOrder;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests for {@link ArgumentEncoder}.
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

}
