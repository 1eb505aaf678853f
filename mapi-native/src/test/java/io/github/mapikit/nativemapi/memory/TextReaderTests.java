// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of strings at all the places where reading goes from one way to another.
 */
class TextReaderTests {

	private static final PropertyTag<String> SUBJECT = PropertyTag.unicode(0x0037);

	private static final PropertyTag<Integer> SIZE = PropertyTag.int32(0x0E08);

	private static final PropertyTag<?>[] COLUMNS = { SUBJECT, SIZE };

	private static String text(int length, String alphabet) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append(alphabet.charAt((i * 7 + length) % alphabet.length()));
		}
		return text.toString();
	}

	private static void assertRead(ArrayRam ram, long address, String text) {
		// unit by unit: a character set would not let half a surrogate pair pass
		byte[] bytes = new byte[2 * (text.length() + 1)];
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().put(text);
		ram.write(address, bytes, 0, bytes.length);
		assertThat(new MemoryReader(ram, Bitness.X64).text(address)).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "abcdefghijklm", "a\u00e9\u00ff\u0080", "ab\u0416\u0100", "\u0100\u8000\uff00\u0001",
			"x\ud83d\udce7" })
	void whenAStringBeginsBeforeTheEndOfAPageThenItIsReadWhole(String alphabet) {
		for (int before = 1; before <= 41; before++) {
			for (int length = 0; length <= 24; length++) {
				assertRead(new ArrayRam(2 * PageCache.PAGE), ArrayRam.BASE + PageCache.PAGE - before,
						text(length, alphabet));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 31, 32, 33, 255, 256, 257, 2046, 2047, 2048, 2049, 5000 })
	void whenAStringIsLongThenItIsReadWhole(int length) {
		for (int before : new int[] { 2, 3, 500, 514, PageCache.PAGE }) {
			for (String alphabet : new String[] { "abcdefg", "a\u00e9", "ab\u0416" }) {
				assertRead(new ArrayRam(6 * PageCache.PAGE), ArrayRam.BASE + PageCache.PAGE - before,
						text(length, alphabet));
			}
		}
	}

	@Test
	void whenAStringEndsWithItsPageThenTheNextIsNotTouched() {
		for (int length = 0; length <= 24; length++) {
			assertRead(new ArrayRam(PageCache.PAGE), ArrayRam.BASE + PageCache.PAGE - 2L * (length + 1),
					text(length, "abcdef"));
		}
	}

	@EnumSource
	@ParameterizedTest
	void whenRowsHaveTextsOfManyLengthsThenEachIsItsOwn(Bitness bitness) {
		List<String> texts = new ArrayList<>();
		for (int length = 0; length < 300; length++) {
			texts.add(text(length, (length % 3 == 0) ? "abcdefghijk" : "ab\u0416"));
		}
		// seen before, and like others in the beginning
		texts.addAll(texts.subList(0, 40));
		List<Row> rows = rows(bitness, texts);
		for (int i = 0; i < texts.size(); i++) {
			assertThat(rows.get(i).get(SUBJECT)).isEqualTo(texts.get(i));
			assertThat(rows.get(i).get(SIZE)).isEqualTo(i);
		}
	}

	private static List<Row> rows(Bitness bitness, List<String> texts) {
		StructWriter writer = new StructWriter(bitness);
		int first = StructField.ROW_SET_ROWS.offset(bitness);
		int size = Struct.ROW.size(bitness);
		int set = writer.allocate(first + size * texts.size());
		writer.int32(set, StructField.ROW_SET_COUNT, texts.size());
		for (int i = 0; i < texts.size(); i++) {
			int row = set + first + size * i;
			writer.int32(row, StructField.ROW_COUNT, COLUMNS.length);
			writer.pointer(row, StructField.ROW_PROPS,
					PropertyEncoder.writeAll(writer, List.of(COLUMNS), List.of(texts.get(i), i)));
		}
		ArrayRam ram = new ArrayRam(writer.length() + PageCache.PAGE);
		MemoryReader reader = new MemoryReader(ram, bitness);
		return new RowDecoder(reader, new PropertyDecoder(reader)).rows(ram.place(writer), COLUMNS, texts.size());
	}

}
