// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyType;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests for {@link PropertyEncoder} and {@link PropertyDecoder}.
 */
class PropertyCodecTests {

	private static final int TAG = 0x6A000000;

	static Stream<Arguments> values() {
		List<Arguments> all = new ArrayList<>();
		for (Bitness bitness : Bitness.values()) {
			add(all, bitness, PropertyType.SHORT, (short) -7, Short.MIN_VALUE, Short.MAX_VALUE);
			add(all, bitness, PropertyType.LONG, 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
			add(all, bitness, PropertyType.FLOAT, 1.5F, Float.MIN_VALUE);
			add(all, bitness, PropertyType.DOUBLE, -2.25, Double.MAX_VALUE);
			add(all, bitness, PropertyType.CURRENCY, new BigDecimal("12.3456"), new BigDecimal("-0.0001"));
			add(all, bitness, PropertyType.APPTIME, 45_000.75);
			add(all, bitness, PropertyType.BOOLEAN, true, false);
			add(all, bitness, PropertyType.I8, Long.MIN_VALUE, 1L << 40);
			add(all, bitness, PropertyType.UNICODE, "", "plain", "Grüße, мир, 世界, 😀", "x".repeat(100_000),
					"я".repeat(5000), "x".repeat(32), "x".repeat(33), "ÿ".repeat(50), "x".repeat(40) + "я",
					"x".repeat(64) + "\u0100\u00FF", "IPM.Note", "IPM.Note", "Пока");
			add(all, bitness, PropertyType.SYSTIME, Instant.EPOCH, Instant.parse("2024-02-29T23:59:59.1234567Z"),
					Instant.parse("1601-01-01T00:00:00Z"), Instant.parse("4500-12-31T00:00:00Z"));
			add(all, bitness, PropertyType.CLSID, UUID.fromString("00062008-0000-0000-C000-000000000046"),
					new UUID(-1L, 1L));
			add(all, bitness, PropertyType.BINARY, Binary.EMPTY, Binary.of(new byte[70_000]), Binary.of((byte) -1));
			add(all, bitness, PropertyType.MV_SHORT, List.of((short) 1, (short) -1));
			add(all, bitness, PropertyType.MV_LONG, List.of(3, 1, 2, 1));
			add(all, bitness, PropertyType.MV_FLOAT, List.of(0.5F, -0.5F));
			add(all, bitness, PropertyType.MV_DOUBLE, List.of(0.25, 1e100));
			add(all, bitness, PropertyType.MV_CURRENCY, List.of(new BigDecimal("1.0001")));
			add(all, bitness, PropertyType.MV_APPTIME, List.of(1.5));
			add(all, bitness, PropertyType.MV_I8, List.of(Long.MAX_VALUE, Long.MIN_VALUE));
			add(all, bitness, PropertyType.MV_UNICODE, List.of("Büro", "", "home"));
			add(all, bitness, PropertyType.MV_SYSTIME, List.of(Instant.EPOCH));
			add(all, bitness, PropertyType.MV_CLSID, List.of(new UUID(1L, 2L), new UUID(3L, 4L)));
			add(all, bitness, PropertyType.MV_BINARY, List.of(Binary.of((byte) 1), Binary.EMPTY));
		}
		return all.stream();
	}

	private static void add(List<Arguments> all, Bitness bitness, PropertyType type, Object... values) {
		for (Object value : values) {
			all.add(Arguments.of(bitness, PropertyTag.of(TAG | type.code()), value));
		}
	}

	@MethodSource("values")
	@ParameterizedTest
	void whenAValueIsWrittenThenItIsReadAgain(Bitness bitness, PropertyTag<?> tag, Object value) {
		Assertions.assertThat(roundTrip(bitness, tag, value)).isEqualTo(value);
	}

	@Test
	void whenAllTypesAreCountedThenEachThatCanBeSetIsTested() {
		List<PropertyType> tested = values().map((arguments) -> ((PropertyTag<?>) arguments.get()[1]).type())
			.distinct()
			.toList();
		Assertions.assertThat(PropertyType.values())
			.containsAll(tested)
			.filteredOn((type) -> !tested.contains(type))
			.containsExactly(PropertyType.UNSPECIFIED, PropertyType.NULL, PropertyType.ERROR, PropertyType.OBJECT);
	}

	@Test
	void whenWrittenToRealMemoryThenItIsReadAgain() {
		PropertyTag<String> tag = PropertyTag.unicode(0x6A00);
		StructWriter writer = new StructWriter(Bitness.current());
		PropertyEncoder.writeAll(writer, List.of(tag), List.of("Grüße"));
		try (Memory memory = new Memory(writer.length())) {
			long address = Pointer.nativeValue(memory);
			writer.writeTo(ProcessRam.INSTANCE, address);
			MemoryReader reader = new MemoryReader(ProcessRam.INSTANCE, Bitness.current());
			MemoryBlock block = reader.block(address, Struct.PROP_VALUE.size(Bitness.current()));
			Assertions.assertThat(new PropertyDecoder(reader).answer(block, 0, tag)).isEqualTo("Grüße");
		}
	}

	@EnumSource
	@ParameterizedTest
	void whenAnEntryIdIsWrittenThenItIsReadAsBytes(Bitness bitness) {
		EntryId id = EntryId.of((byte) 1, (byte) 2);
		Assertions.assertThat(roundTrip(bitness, PropertyTag.entryId(0x0FFF), id)).isEqualTo(id.bytes());
	}

	private static @Nullable Object roundTrip(Bitness bitness, PropertyTag<?> tag, Object value) {
		PropertyEncoder.check(tag, value);
		StructWriter writer = new StructWriter(bitness);
		PropertyEncoder.writeAll(writer, List.of(tag), List.of(value));
		ArrayRam ram = new ArrayRam(1 << 20);
		long address = ram.place(writer);
		MemoryReader reader = new MemoryReader(ram, bitness);
		MemoryBlock block = reader.block(address, Struct.PROP_VALUE.size(bitness));
		return new PropertyDecoder(reader).answer(block, 0, tag);
	}

	// answers that are no values

	private static @Nullable Object answer(int answered, long value, int asked) {
		StructWriter writer = new StructWriter(Bitness.X64);
		int start = writer.allocate(Struct.PROP_VALUE, 1);
		writer.int32(start, StructField.PROP_VALUE_TAG, answered);
		writer.int64(start + StructField.PROP_VALUE_VALUE.offset(Bitness.X64), value);
		ArrayRam ram = new ArrayRam(4096);
		MemoryReader reader = new MemoryReader(ram, Bitness.X64);
		MemoryBlock block = reader.block(ram.place(writer), Struct.PROP_VALUE.size(Bitness.X64));
		return new PropertyDecoder(reader).answer(block, 0, PropertyTag.of(asked));
	}

	@Test
	void whenAnErrorIsAnsweredThenItIsTheReason() {
		Assertions.assertThat(answer(0x6A00000A, 0x80040119L, 0x6A000003)).isEqualTo(HResult.of(0x80040119));
		Assertions.assertThat(answer(0x6A00000A, 0x8007000EL, 0x6A00001F))
			.isEqualTo(MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY);
	}

	@Test
	void whenNothingIsAnsweredThenThePropertyIsAbsent() {
		Assertions.assertThat(answer(0x6A00000A, 0x8004010FL, 0x6A000003)).isNull();
		Assertions.assertThat(answer(0x6A000001, 0, 0x6A000003)).isNull();
		Assertions.assertThat(answer(0x00000001, 0, 0x6A000003)).isNull();
	}

	@Test
	void whenAnotherTypeIsAnsweredThenItIsNoValue() {
		Assertions.assertThat(answer(0x6A000003, 5, 0x6A00001F)).isEqualTo(MapiErrors.MAPI_E_UNEXPECTED_TYPE);
		Assertions.assertThat(answer(0x6A000FF0, 5, 0x6A000003)).isEqualTo(MapiErrors.MAPI_E_UNEXPECTED_TYPE);
		Assertions.assertThat(answer(0x6A000FF0, 5, 0x6A000000)).isEqualTo(MapiErrors.MAPI_E_UNEXPECTED_TYPE);
		Assertions.assertThat(answer(0x6A001FF0, 5, 0x6A000000)).isEqualTo(MapiErrors.MAPI_E_UNEXPECTED_TYPE);
	}

	@Test
	void whenNoTypeWasAskedForThenAnyIsAnAnswer() {
		Assertions.assertThat(answer(0x6A000003, 5, 0x6A000000)).isEqualTo(5);
	}

	@Test
	void whenAnObjectIsAnsweredThenItIsNoValue() {
		Assertions.assertThat(answer(0x0E12000D, 0x1234, 0x0E12000D)).isEqualTo(MapiErrors.MAPI_E_NO_SUPPORT);
	}

	@Test
	void whenAnotherPropertyIsAnsweredThenThatCannotBe() {
		Assertions.assertThat(answer(0x6A010003, 5, 0x6A000003)).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA);
	}

	@Test
	void whenAStringComesInTheSystemsCharactersThenItIsRead() {
		StructWriter writer = new StructWriter(Bitness.X64);
		int start = writer.allocate(Struct.PROP_VALUE, 1);
		writer.int32(start, StructField.PROP_VALUE_TAG, 0x6A00001E);
		writer.pointer(start, StructField.PROP_VALUE_VALUE, writer.binary("plain\0".getBytes()));
		ArrayRam ram = new ArrayRam(8192);
		MemoryReader reader = new MemoryReader(ram, Bitness.X64);
		MemoryBlock block = reader.block(ram.place(writer), Struct.PROP_VALUE.size(Bitness.X64));
		Assertions.assertThat(new PropertyDecoder(reader).answer(block, 0, PropertyTag.unicode(0x6A00)))
			.isEqualTo("plain");
	}

	// what cannot be set

	@Test
	void whenAValueIsOfAnotherTypeThenItIsRefused() {
		assertRefused(PropertyTag.int32(0x6A00), "text");
		assertRefused(PropertyTag.unicode(0x6A00), 5);
		assertRefused(PropertyTag.of(0x6A00, PropertyType.OBJECT, Void.class), "object");
		assertRefused(PropertyTag.of(0x6A000000), 5);
		assertRefused(PropertyTag.unicodeList(0x6A00), List.of());
		assertRefused(PropertyTag.unicodeList(0x6A00), List.of("text", 5));
		assertRefused(PropertyTag.unicodeList(0x6A00), "text");
	}

	private static void assertRefused(PropertyTag<?> tag, Object value) {
		Assertions.assertThatIllegalArgumentException().isThrownBy(() -> PropertyEncoder.check(tag, value));
	}

	@Test
	void whenATimeIsBeyondMapisThenItIsRefused() {
		for (String time : List.of("1600-12-31T23:59:59Z", "+40000-01-01T00:00:00Z", "-10000-01-01T00:00:00Z")) {
			Assertions.assertThatIllegalArgumentException()
				.isThrownBy(() -> roundTrip(Bitness.X64, PropertyTag.time(0x6A00), Instant.parse(time)));
		}
	}

	@Test
	void whenACurrencyIsTooLargeThenItIsRefused() {
		Assertions.assertThatIllegalArgumentException()
			.isThrownBy(() -> roundTrip(Bitness.X64, PropertyTag.of(0x6A000006), new BigDecimal("1e30")));
	}

}
