// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.mapikit.model.property.NamedProperty;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests for {@link NameDecoder}, on names that {@link ArgumentEncoder} wrote.
 */
class NameDecoderTests {

	private static final UUID SET = UUID.fromString("00062008-0000-0000-c000-000000000046");

	private static final NamedProperty NUMBER = NamedProperty.of(SET, 0x8503);

	private static final NamedProperty TEXT = NamedProperty.of(NamedProperty.PUBLIC_STRINGS, "Schlüssel");

	private final ArrayRam ram = new ArrayRam(1 << 16);

	private long written(Bitness bitness, NamedProperty... names) {
		StructWriter writer = new StructWriter(bitness);
		ArgumentEncoder.names(writer, List.of(names));
		return this.ram.place(writer);
	}

	private NameDecoder decoder(Bitness bitness) {
		return new NameDecoder(new MemoryReader(this.ram, bitness));
	}

	@EnumSource
	@ParameterizedTest
	void whenNamesAreWrittenThenTheSameAreRead(Bitness bitness) {
		long address = written(bitness, NUMBER, TEXT);
		Assertions.assertThat(decoder(bitness).names(address, 2, 0x8001, 0x8002))
			.containsExactly(Map.entry(0x8001, NUMBER), Map.entry(0x8002, TEXT));
	}

	@EnumSource
	@ParameterizedTest
	void whenAPropertyHasNoNameThenItIsLeftOut(Bitness bitness) {
		StructWriter writer = new StructWriter(bitness);
		int step = bitness.pointerSize();
		int start = writer.allocate(3 * step);
		// no name at all, one without a set, and one without a text
		writer.pointer(start + step, writer.allocate(Struct.NAME_ID, 1));
		int empty = writer.allocate(Struct.NAME_ID, 1);
		writer.pointer(start + 2 * step, empty);
		writer.pointer(empty, StructField.NAME_ID_SET, ArgumentEncoder.guid(writer, SET));
		writer.int32(empty, StructField.NAME_ID_KIND, ArgumentEncoder.MNID_STRING);
		writer.pointer(empty, StructField.NAME_ID_TEXT, writer.text(""));
		Assertions.assertThat(decoder(bitness).names(this.ram.place(writer), 3, 1, 2, 3)).isEmpty();
	}

	@EnumSource
	@ParameterizedTest
	void whenAKindIsUnknownThenThatIsNoName(Bitness bitness) {
		StructWriter writer = new StructWriter(bitness);
		int start = writer.allocate(bitness.pointerSize());
		int name = writer.allocate(Struct.NAME_ID, 1);
		writer.pointer(start, name);
		writer.pointer(name, StructField.NAME_ID_SET, ArgumentEncoder.guid(writer, SET));
		writer.int32(name, StructField.NAME_ID_KIND, 7);
		long address = this.ram.place(writer);
		Assertions.assertThatExceptionOfType(NativeDataException.class)
			.isThrownBy(() -> decoder(bitness).names(address, 1, 1));
	}

	@EnumSource
	@ParameterizedTest
	void whenATextIsMissingThenThatIsNoName(Bitness bitness) {
		StructWriter writer = new StructWriter(bitness);
		int start = writer.allocate(bitness.pointerSize());
		int name = writer.allocate(Struct.NAME_ID, 1);
		writer.pointer(start, name);
		writer.pointer(name, StructField.NAME_ID_SET, ArgumentEncoder.guid(writer, SET));
		writer.int32(name, StructField.NAME_ID_KIND, ArgumentEncoder.MNID_STRING);
		long address = this.ram.place(writer);
		Assertions.assertThatExceptionOfType(NativeDataException.class)
			.isThrownBy(() -> decoder(bitness).names(address, 1, 1));
	}

	@Test
	void whenOtherThanTheAskedComeThenThatIsAFailure() {
		long address = written(Bitness.X64, NUMBER);
		for (int count : new int[] { 0, 2, -1, Integer.MAX_VALUE }) {
			Assertions.assertThatExceptionOfType(NativeDataException.class)
				.isThrownBy(() -> decoder(Bitness.X64).names(address, count, 1));
		}
		Assertions.assertThat(decoder(Bitness.X64).names(0, 0)).isEmpty();
	}

	@EnumSource
	@ParameterizedTest
	void whenIdentifiersAreWrittenThenAPointerStandsBeforeTheirTags(Bitness bitness) {
		StructWriter writer = new StructWriter(bitness);
		ArgumentEncoder.identifiers(writer, 0x8001, 0xFFFF);
		MemoryReader reader = new MemoryReader(this.ram, bitness);
		MemoryBlock pointer = reader.block(this.ram.place(writer), bitness.pointerSize());
		MemoryBlock tags = reader.block(pointer.pointer(0), 12);
		Assertions.assertThat(List.of(tags.int32(0), tags.int32(4), tags.int32(8)))
			.containsExactly(2, 0x80010000, 0xFFFF0000);
	}

}
