// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import io.github.mapikit.error.HResult;
import io.github.mapikit.mailfiles.source.Ticks;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyType;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the values of MAPI properties as Outlook's files hold them, which is the same
 * in {@code .msg} and {@code .pst}: little-endian.
 * <p>
 * Source: [MS-OXCDATA], 2.11.1.
 *
 * @since 0.1.0
 */
public final class PropertyDecoder {

	private static final int STRING8 = 0x001E;

	private final StringDecoder strings;

	/**
	 * Creates a decoder.
	 * @param strings decodes {@code PT_STRING8} values
	 */
	public PropertyDecoder(StringDecoder strings) {
		this.strings = strings;
	}

	/**
	 * Creates a decoder.
	 * @param codePage the code page of {@code PT_STRING8} values, if it is known
	 */
	public PropertyDecoder(@Nullable Integer codePage) {
		this(StringDecoder.UNKNOWN.of(codePage, null));
	}

	/**
	 * Decodes a value that is not multi-valued.
	 * @param type the property type as the file gives it
	 * @param bytes the bytes
	 * @return the value, or {@code null} if it is none
	 */
	public @Nullable Object decode(int type, byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		if (type == STRING8) {
			return withoutZero(this.strings.decode(bytes));
		}
		PropertyType known = PropertyType.ofCode(type);
		if (known == null) {
			return null;
		}
		return switch (known) {
			case UNICODE -> withoutZero(new String(bytes, 0, bytes.length & ~1, StandardCharsets.UTF_16LE));
			case BINARY -> Binary.of(bytes);
			case CLSID -> (bytes.length >= 16) ? guid(buffer) : null;
			case SHORT -> (bytes.length >= 2) ? buffer.getShort() : null;
			case BOOLEAN -> (bytes.length >= 1) ? bytes[0] != 0 : null;
			case LONG -> (bytes.length >= 4) ? buffer.getInt() : null;
			case ERROR -> (bytes.length >= 4) ? new HResult(buffer.getInt()) : null;
			case FLOAT -> (bytes.length >= 4) ? buffer.getFloat() : null;
			default -> (bytes.length >= 8) ? eightBytes(known, buffer) : null;
		};
	}

	private static @Nullable Object eightBytes(PropertyType type, ByteBuffer buffer) {
		return switch (type) {
			case DOUBLE, APPTIME -> buffer.getDouble();
			case I8 -> buffer.getLong();
			case CURRENCY -> BigDecimal.valueOf(buffer.getLong(), 4);
			case SYSTIME -> time(buffer.getLong());
			default -> null;
		};
	}

	static @Nullable Instant time(long ticks) {
		return (ticks > 0) ? Ticks.toInstant(ticks) : null;
	}

	/**
	 * Decodes values of a fixed size that stand one after another.
	 * @param type the type of one value
	 * @param bytes the bytes
	 * @return the values
	 */
	public List<Object> decodeFixedList(int type, byte[] bytes) {
		int size = sizeOf(type);
		List<Object> values = new ArrayList<>();
		for (int at = 0; size > 0 && at + size <= bytes.length; at += size) {
			Object value = decode(type, Arrays.copyOfRange(bytes, at, at + size));
			if (value != null) {
				values.add(value);
			}
		}
		return values;
	}

	/**
	 * Returns how many bytes a value has.
	 * @param type the type
	 * @return the number, or 0 if it differs from value to value
	 */
	public static int sizeOf(int type) {
		return switch (type) {
			case 0x0002, 0x000B -> 2;
			case 0x0003, 0x0004, 0x000A -> 4;
			case 0x0005, 0x0006, 0x0007, 0x0014, 0x0040 -> 8;
			case 0x0048 -> 16;
			default -> 0;
		};
	}

	static UUID guid(ByteBuffer buffer) {
		long high = (buffer.getInt() & 0xFFFFFFFFL) << 32 | (buffer.getShort() & 0xFFFFL) << 16
				| (buffer.getShort() & 0xFFFFL);
		return new UUID(high, buffer.order(ByteOrder.BIG_ENDIAN).getLong());
	}

	static String withoutZero(String text) {
		int zero = text.indexOf('\0');
		return (zero >= 0) ? text.substring(0, zero) : text;
	}

}
