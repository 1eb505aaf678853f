// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.model.property.Row;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a provider answers is not believed: tests of counts, lengths and pointers that
 * cannot be.
 */
class HostileMemoryTests {

	private static final PropertyTag<?>[] COLUMNS = { PropertyTag.unicode(0x0037), PropertyTag.int32(0x0E07) };

	private static void assertRefused(ThrowingCallable call) {
		Assertions.assertThatExceptionOfType(NativeDataException.class).isThrownBy(call);
	}

	/** A row set of one row with a text and a number. */
	private static StructWriter rowSet(Bitness bitness, int rows, int values) {
		StructWriter writer = new StructWriter(bitness);
		int set = writer.allocate(Struct.ROW_SET, 1);
		writer.int32(set, StructField.ROW_SET_COUNT, rows);
		int row = set + StructField.ROW_SET_ROWS.offset(bitness);
		writer.int32(row, StructField.ROW_COUNT, values);
		writer.pointer(row, StructField.ROW_PROPS,
				PropertyEncoder.writeAll(writer, List.of(COLUMNS), List.of("a subject", 7)));
		return writer;
	}

	private static List<Row> read(Bitness bitness, StructWriter writer, int maxRows) {
		return read(bitness, writer, COLUMNS, maxRows);
	}

	private static List<Row> read(Bitness bitness, StructWriter writer, PropertyTag<?>[] columns, int maxRows) {
		ArrayRam ram = new ArrayRam(4096);
		MemoryReader reader = new MemoryReader(ram, bitness);
		return new RowDecoder(reader, new PropertyDecoder(reader)).rows(ram.place(writer), columns, maxRows);
	}

	@EnumSource
	@ParameterizedTest
	void whenARowIsHonestThenItIsRead(Bitness bitness) {
		List<Row> rows = read(bitness, rowSet(bitness, 1, 2), 10);
		Assertions.assertThat(rows).hasSize(1);
		Assertions.assertThat(rows.get(0).get(PropertyTag.unicode(0x0037))).isEqualTo("a subject");
		Assertions.assertThat(rows.get(0).get(PropertyTag.int32(0x0E07))).isEqualTo(7);
	}

	@EnumSource
	@ParameterizedTest
	void whenAnotherPropertyIsAnsweredThenTheOneAskedForIsCorrupt(Bitness bitness) {
		for (int type : new int[] { 0x0000, 0x001F }) {
			PropertyTag<?> asked = PropertyTag.of(0x6A000000 | type);
			Row row = read(bitness, rowSet(bitness, 1, 2), new PropertyTag<?>[] { asked, COLUMNS[1] }, 10).get(0);
			Assertions.assertThat(row.tags()).containsExactly(asked, COLUMNS[1]);
			Assertions.assertThat(row.value(asked).error()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA);
			Assertions.assertThat(row.value(COLUMNS[1]).value()).isEqualTo(7);
		}
	}

	@EnumSource
	@ParameterizedTest
	void whenThereAreNoRowsThenNothingElseIsRead(Bitness bitness) {
		Assertions.assertThat(read(bitness, rowSet(bitness, 0, -1), 10)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 11, 1000, Integer.MAX_VALUE, Integer.MIN_VALUE, -1 })
	void whenThereAreMoreRowsThanAskedForThenTheyAreRefused(int count) {
		assertRefused(() -> read(Bitness.X64, rowSet(Bitness.X64, count, 2), 10));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 3, Integer.MAX_VALUE, Integer.MIN_VALUE, -1 })
	void whenARowHasOtherColumnsThanAskedForThenItIsRefused(int count) {
		assertRefused(() -> read(Bitness.X64, rowSet(Bitness.X64, 1, count), 10));
	}

	@Test
	void whenARowPointsNowhereThenItIsRefused() {
		StructWriter writer = new StructWriter(Bitness.X64);
		int set = writer.allocate(Struct.ROW_SET, 1);
		writer.int32(set, StructField.ROW_SET_COUNT, 1);
		writer.int32(set + StructField.ROW_SET_ROWS.offset(Bitness.X64), StructField.ROW_COUNT, 2);
		assertRefused(() -> read(Bitness.X64, writer, 10));
	}

	private static @Nullable Object value(PropertyTag<?> tag, int count, long pointer) {
		StructWriter writer = new StructWriter(Bitness.X64);
		int start = writer.allocate(Struct.PROP_VALUE, 1);
		int at = start + StructField.PROP_VALUE_VALUE.offset(Bitness.X64);
		writer.int32(start, StructField.PROP_VALUE_TAG, tag.value());
		writer.int32(at, count);
		writer.int64(at + StructField.BINARY_BYTES.offset(Bitness.X64), pointer);
		ArrayRam ram = new ArrayRam(4096);
		MemoryReader reader = new MemoryReader(ram, Bitness.X64);
		MemoryBlock block = reader.block(ram.place(writer), Struct.PROP_VALUE.size(Bitness.X64));
		return new PropertyDecoder(reader).answer(block, 0, tag);
	}

	@ParameterizedTest
	@ValueSource(ints = { Integer.MAX_VALUE, Integer.MIN_VALUE, -1, MemoryReader.MAX_BYTES + 1 })
	void whenALengthIsAbsurdThenItIsRefused(int count) {
		for (int type : new int[] { 0x0102, 0x1002, 0x1003, 0x1014, 0x101F, 0x1048, 0x1102 }) {
			Assertions.assertThat(value(PropertyTag.of(0x6A000000 | type), count, ArrayRam.BASE))
				.isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA);
		}
	}

	@Test
	void whenBytesStandNowhereThenTheyAreRefused() {
		Assertions.assertThat(value(PropertyTag.binary(0x6A00), 4, 0)).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA);
		Assertions.assertThat(value(PropertyTag.unicode(0x6A00), 0, 0)).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA);
		Assertions.assertThat(value(PropertyTag.of(0x6A00101F), 1, 0)).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA);
		Assertions.assertThat(value(PropertyTag.of(0x6A00, PropertyType.CLSID, UUID.class), 0, 0))
			.isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA);
	}

	@Test
	void whenThereAreNoBytesThenThePointerIsNotLookedAt() {
		Assertions.assertThat(value(PropertyTag.binary(0x6A00), 0, 0xDEAD)).isEqualTo(Binary.EMPTY);
		Assertions.assertThat(value(PropertyTag.of(0x6A001102), 0, 0xDEAD)).isEqualTo(List.of());
	}

	@Test
	void whenAStringHasNoEndThenReadingStopsAtTheLimit() {
		Ram endless = new Ram() {

			@Override
			public void read(long address, byte[] into, int offset, int length) {
				Arrays.fill(into, offset, offset + length, (byte) 'x');
			}

			@Override
			public void read(long address, short[] into, int offset, int length) {
				Arrays.fill(into, offset, offset + length, (short) 'x');
			}

			@Override
			public void write(long address, byte[] from, int offset, int length) {
				throw new UnsupportedOperationException();
			}

		};
		MemoryReader reader = new MemoryReader(endless, Bitness.X64);
		assertRefused(() -> reader.text(ArrayRam.BASE));
		assertRefused(() -> reader.ansiText(ArrayRam.BASE));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 63, 64, 65, 127, 1000, 2047, 2048, 2049, 5000 })
	void whenAStringEndsAtTheEndOfItsMemoryThenNothingBehindIsRead(int length) {
		String text = "x".repeat(length);
		byte[] units = (text + '\0').getBytes(StandardCharsets.UTF_16LE);
		// memory ends where a page does
		int size = (units.length + 4095) & ~4095;
		ArrayRam ram = new ArrayRam(size);
		long address = ArrayRam.BASE + size - units.length;
		ram.write(address, units, 0, units.length);
		Assertions.assertThat(new MemoryReader(ram, Bitness.X64).text(address)).isEqualTo(text);
	}

	@Test
	void whenABlockIsReadOutsideThenItIsRefused() {
		ArrayRam ram = new ArrayRam(64);
		MemoryBlock block = new MemoryReader(ram, Bitness.X64).block(ArrayRam.BASE, 10);
		assertRefused(() -> block.int32(7));
		assertRefused(() -> block.int64(3));
		assertRefused(() -> block.int16(9));
		assertRefused(() -> block.int32(-1));
		assertRefused(() -> block.pointer(Integer.MAX_VALUE));
		Assertions.assertThat(block.int64(2)).isZero();
	}

	@Test
	void whenMemoryIsNotThereThenThatIsNoAnswerButACrash() {
		MemoryReader reader = new MemoryReader(new ArrayRam(64), Bitness.X64);
		Assertions.assertThatExceptionOfType(Error.class).isThrownBy(() -> reader.block(0x1234, 8));
	}

}
