// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ltp;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.github.mapikit.error.HResult;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstFormat;
import io.github.mapikit.mailfiles.source.Ticks;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;

/**
 * Encodes the values of properties.
 * <p>
 * Source: [MS-OXCDATA], 2.11.1, and [MS-PST], 2.3.3.4.
 */
public final class PropertyEncoder {

	private static final int MULTIPLE = 0x1000;

	private static final int STRING8 = 0x001E;

	private static final int UNICODE = 0x001F;

	private final boolean wide;

	private final Charset charset;

	/**
	 * Creates an encoder.
	 * @param format the format, which decides what becomes of Unicode strings
	 * @param charset the charset of other strings
	 */
	public PropertyEncoder(PstFormat format, Charset charset) {
		this.wide = format.isWide();
		this.charset = charset;
	}

	/**
	 * Returns the type under which a property is stored: files without Unicode have
	 * strings of a code page only.
	 * @param type the type
	 * @return the type in the file
	 */
	int storedType(int type) {
		return (!this.wide && (type & ~MULTIPLE) == UNICODE) ? type - 1 : type;
	}

	/**
	 * Returns how many bytes a value of a type has.
	 * @param type the type
	 * @return the number; 0 if it differs from value to value
	 */
	static int sizeOf(int type) {
		return switch (type) {
			case 0x000B -> 1;
			case 0x0002 -> 2;
			case 0x0001, 0x0003, 0x0004, 0x000A -> 4;
			case 0x0005, 0x0006, 0x0007, 0x0014, 0x0040 -> 8;
			default -> 0;
		};
	}

	byte[] encode(Property property) {
		int type = storedType(property.type());
		if ((type & MULTIPLE) == 0) {
			return single(type, property.value());
		}
		List<byte[]> values = new ArrayList<>();
		for (Object value : (List<?>) property.value()) {
			values.add(single(type & ~MULTIPLE, value));
		}
		return (sizeOf(type & ~MULTIPLE) != 0 || (type & ~MULTIPLE) == 0x0048) ? packed(values) : listed(values);
	}

	private static byte[] packed(List<byte[]> values) {
		ByteBuffer buffer = buffer(values.stream().mapToInt((value) -> value.length).sum());
		values.forEach(buffer::put);
		return buffer.array();
	}

	private static byte[] listed(List<byte[]> values) {
		int offset = 4 + 4 * values.size();
		ByteBuffer buffer = buffer(offset + values.stream().mapToInt((value) -> value.length).sum());
		buffer.putInt(values.size());
		for (byte[] value : values) {
			buffer.putInt(offset);
			offset += value.length;
		}
		values.forEach(buffer::put);
		return buffer.array();
	}

	private byte[] single(int type, Object value) {
		return switch (type) {
			case 0x0001 -> new byte[4];
			case 0x0002 -> buffer(2).putShort((Short) value).array();
			case 0x0003 -> buffer(4).putInt((Integer) value).array();
			case 0x0004 -> buffer(4).putFloat((Float) value).array();
			case 0x0005, 0x0007 -> buffer(8).putDouble((Double) value).array();
			case 0x0006 -> buffer(8).putLong(((BigDecimal) value).movePointRight(4).longValueExact()).array();
			case 0x000A -> buffer(4).putInt(((HResult) value).code()).array();
			case 0x000B -> new byte[] { (byte) (((Boolean) value) ? 1 : 0) };
			case 0x000D -> object((ObjectReference) value);
			case 0x0014 -> buffer(8).putLong((Long) value).array();
			case STRING8 -> ((String) value).getBytes(this.charset);
			case UNICODE -> ((String) value).getBytes(StandardCharsets.UTF_16LE);
			case 0x0040 -> buffer(8).putLong(Ticks.of((Instant) value)).array();
			case 0x0048 -> guid((UUID) value);
			case 0x0102 -> bytes(value);
			default -> throw new IllegalArgumentException("No values of type 0x%04X are written".formatted(type));
		};
	}

	private static byte[] object(ObjectReference value) {
		return buffer(8).putInt(value.nid()).putInt(value.size()).array();
	}

	private static byte[] bytes(Object value) {
		if (value instanceof EntryId entryId) {
			return entryId.bytes().toByteArray();
		}
		return (value instanceof Binary binary) ? binary.toByteArray() : (byte[]) value;
	}

	/**
	 * Returns the bytes of a GUID, whose first three fields are little-endian.
	 * @param value the GUID
	 * @return the bytes
	 */
	public static byte[] guid(UUID value) {
		long high = value.getMostSignificantBits();
		return buffer(16).putInt((int) (high >>> 32))
			.putShort((short) (high >>> 16))
			.putShort((short) high)
			.order(ByteOrder.BIG_ENDIAN)
			.putLong(value.getLeastSignificantBits())
			.array();
	}

	/** Returns about how many bytes a value takes. */
	static int size(Object value) {
		if (value instanceof String text) {
			return 2 * text.length();
		}
		if (value instanceof byte[] bytes) {
			return bytes.length;
		}
		return (value instanceof Binary binary) ? binary.size() : 8;
	}

	private static ByteBuffer buffer(int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}

}
