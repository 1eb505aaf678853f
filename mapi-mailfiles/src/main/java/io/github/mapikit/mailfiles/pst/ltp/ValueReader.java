// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ltp;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.github.mapikit.error.HResult;
import io.github.mapikit.mailfiles.source.Ticks;
import io.github.mapikit.model.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of bytes, of the Java types that {@code PropertyType} names. May be used
 * on any thread.
 * <p>
 * Source: [MS-PST], 2.3.3.4; [MS-OXCDATA], 2.11.1.
 */
final class ValueReader {

	private static final int LATIN1 = 0xFF;

	@Nullable Object inPlace(int type, int value) {
		return switch (type) {
			case PropertyTypes.SHORT -> (short) value;
			case PropertyTypes.LONG -> value;
			case PropertyTypes.FLOAT -> Float.intBitsToFloat(value);
			case PropertyTypes.ERROR -> new HResult(value);
			case PropertyTypes.BOOLEAN -> (value & 0xFF) != 0;
			default -> null;
		};
	}

	/**
	 * Returns the value of a property whose record refers to nothing.
	 * @param type the type
	 * @return an empty value, or {@code null} if there is none of the type
	 */
	@Nullable Object empty(int type) {
		return switch (type) {
			case PropertyTypes.STRING8, PropertyTypes.UNICODE -> "";
			case PropertyTypes.BINARY -> Binary.EMPTY;
			default -> ((type & PropertyTypes.MULTI_VALUED) != 0) ? List.of() : null;
		};
	}

	@Nullable Object value(int type, ByteBuffer bytes, CodePageStrings decoder) {
		if ((type & PropertyTypes.MULTI_VALUED) == 0) {
			return single(type, bytes, decoder);
		}
		int element = type & ~PropertyTypes.MULTI_VALUED;
		int size = PropertyTypes.sizeOf(element);
		return (size > 0) ? fixed(element, size, bytes, decoder) : variable(element, bytes, decoder);
	}

	private List<Object> fixed(int type, int size, ByteBuffer bytes, CodePageStrings decoder) {
		List<Object> values = new ArrayList<>(bytes.limit() / size);
		for (int at = 0; at + size <= bytes.limit(); at += size) {
			Object value = single(type, slice(bytes, at, size), decoder);
			if (value != null) {
				values.add(value);
			}
		}
		return values;
	}

	/**
	 * Reads values of different sizes: their number, where each begins, and the values.
	 */
	private List<Object> variable(int type, ByteBuffer bytes, CodePageStrings decoder) {
		List<Object> values = new ArrayList<>();
		int count = (bytes.limit() >= 4) ? Math.min(bytes.getInt(0), bytes.limit() / 4 - 1) : 0;
		// begins that overlap would make more of the bytes than there are
		long left = bytes.limit();
		for (int i = 0; i < count && left >= 0; i++) {
			int start = bytes.getInt(4 + 4 * i);
			int end = (i + 1 < count) ? bytes.getInt(8 + 4 * i) : bytes.limit();
			if (start >= 0 && start <= end && end <= bytes.limit()) {
				left -= end - start;
				Object value = single(type, slice(bytes, start, end - start), decoder);
				if (value != null) {
					values.add(value);
				}
			}
		}
		return values;
	}

	private @Nullable Object single(int type, ByteBuffer bytes, CodePageStrings decoder) {
		int size = PropertyTypes.sizeOf(type);
		if (type == PropertyTypes.BOOLEAN && bytes.limit() == 1) {
			return bytes.get(0) != 0;
		}
		if (bytes.limit() < size) {
			return null;
		}
		return switch (type) {
			case PropertyTypes.SHORT -> bytes.getShort(0);
			case PropertyTypes.BOOLEAN -> bytes.get(0) != 0;
			case PropertyTypes.LONG, PropertyTypes.FLOAT, PropertyTypes.ERROR -> inPlace(type, bytes.getInt(0));
			case PropertyTypes.DOUBLE, PropertyTypes.APPTIME -> bytes.getDouble(0);
			case PropertyTypes.CURRENCY -> BigDecimal.valueOf(bytes.getLong(0), 4);
			case PropertyTypes.I8 -> bytes.getLong(0);
			case PropertyTypes.SYSTIME -> time(bytes.getLong(0));
			case PropertyTypes.CLSID -> guid(bytes);
			case PropertyTypes.STRING8 -> untilZero(decoder.decode(array(bytes, bytes.limit())));
			case PropertyTypes.UNICODE -> unicode(bytes);
			case PropertyTypes.BINARY -> Binary.of(array(bytes, bytes.limit()));
			default -> null;
		};
	}

	/**
	 * Reads a string up to a zero. Most have characters of Latin-1 alone, which are taken
	 * without a decoder.
	 */
	private static String unicode(ByteBuffer bytes) {
		int length = bytes.limit() / 2;
		byte[] narrow = new byte[length];
		for (int i = 0; i < length; i++) {
			char unit = bytes.getChar(2 * i);
			if (unit == 0) {
				return new String(narrow, 0, i, StandardCharsets.ISO_8859_1);
			}
			if (unit > LATIN1) {
				return untilZero(new String(array(bytes, 2 * length), StandardCharsets.UTF_16LE));
			}
			narrow[i] = (byte) unit;
		}
		return new String(narrow, StandardCharsets.ISO_8859_1);
	}

	private static @Nullable Instant time(long ticks) {
		return (ticks > 0) ? Ticks.toInstant(ticks) : null;
	}

	static UUID guid(ByteBuffer bytes) {
		long high = (bytes.getInt(0) & 0xFFFFFFFFL) << 32 | (bytes.getShort(4) & 0xFFFFL) << 16
				| (bytes.getShort(6) & 0xFFFFL);
		return new UUID(high, Long.reverseBytes(bytes.getLong(8)));
	}

	private static ByteBuffer slice(ByteBuffer bytes, int start, int length) {
		return bytes.slice(start, length).order(ByteOrder.LITTLE_ENDIAN);
	}

	private static byte[] array(ByteBuffer bytes, int length) {
		byte[] array = new byte[length];
		bytes.get(0, array);
		return array;
	}

	private static String untilZero(String text) {
		int zero = text.indexOf('\0');
		return (zero >= 0) ? text.substring(0, zero) : text;
	}

}
