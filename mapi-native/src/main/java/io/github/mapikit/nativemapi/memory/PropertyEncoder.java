// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.github.mapikit.error.HResult;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyType;

/**
 * Writes values of the object model as {@code SPropValue} structures.
 * <p>
 * Source: "SPropValue" (MAPI reference).
 */
public final class PropertyEncoder {

	private static final int GUID_SIZE = 16;

	private static final int CURRENCY_SCALE = 4;

	private PropertyEncoder() {
	}

	/**
	 * Checks that a value can be set.
	 * @param tag the property
	 * @param value the value
	 * @throws IllegalArgumentException if the property has no such values
	 */
	public static void check(PropertyTag<?> tag, Object value) {
		PropertyType type = tag.type();
		switch (type) {
			case UNSPECIFIED, NULL, ERROR, OBJECT ->
				throw new IllegalArgumentException("Property '%s' of type '%s' cannot be set".formatted(tag, type));
			default -> {
				// checked by its class
			}
		}
		if (value instanceof List<?> list && type.isMultiValued()) {
			if (list.isEmpty()) {
				throw new IllegalArgumentException(
						"Property '%s' cannot be set to no values: remove it".formatted(tag));
			}
			Class<?> wanted = elementType(type);
			list.forEach((element) -> checkClass(tag, wanted, element));
			return;
		}
		checkClass(tag, type.isMultiValued() ? List.class : type.javaType(), value);
	}

	private static void checkClass(PropertyTag<?> tag, Class<?> wanted, Object value) {
		if (wanted.isInstance(value) || (wanted == Binary.class && value instanceof EntryId)) {
			return;
		}
		throw new IllegalArgumentException("Property '%s' has values of type '%s', not '%s'".formatted(tag,
				wanted.getSimpleName(), (value != null) ? value.getClass().getSimpleName() : "null"));
	}

	private static Class<?> elementType(PropertyType type) {
		PropertyType single = PropertyType.ofCode(type.code() & 0xFFF);
		return (single != null) ? single.javaType() : Object.class;
	}

	/**
	 * Writes a structure.
	 * @param writer where to write
	 * @param start the offset of the structure, for which there is room
	 * @param tag the property
	 * @param value the value
	 */
	public static void write(StructWriter writer, int start, PropertyTag<?> tag, Object value) {
		writer.int32(start, StructField.PROP_VALUE_TAG, tag.value());
		int at = start + StructField.PROP_VALUE_VALUE.offset(writer.bitness());
		if (tag.type().isMultiValued()) {
			writeList(writer, at, tag.type(), (List<?>) value);
			return;
		}
		switch (tag.type()) {
			case UNICODE -> writer.pointer(at, writer.text((String) value));
			case BINARY -> writeBinary(writer, at, value);
			case CLSID -> {
				int guid = writer.allocate(GUID_SIZE);
				writeElement(writer, guid, value);
				writer.pointer(at, guid);
			}
			case BOOLEAN -> writer.int16(at, (short) (((Boolean) value) ? 1 : 0));
			case ERROR -> writer.int32(at, ((HResult) value).code());
			default -> writeElement(writer, at, value);
		}
	}

	private static void writeBinary(StructWriter writer, int at, Object value) {
		Binary bytes = (value instanceof EntryId entryId) ? entryId.bytes() : (Binary) value;
		writer.int32(at, StructField.BINARY_SIZE, bytes.size());
		writer.pointer(at, StructField.BINARY_BYTES, writer.binary(bytes.toByteArray()));
	}

	private static void writeList(StructWriter writer, int at, PropertyType type, List<?> values) {
		int size = switch (type) {
			case MV_SHORT -> 2;
			case MV_LONG, MV_FLOAT -> 4;
			case MV_CLSID -> GUID_SIZE;
			case MV_UNICODE -> writer.bitness().pointerSize();
			case MV_BINARY -> Struct.BINARY.size(writer.bitness());
			default -> 8;
		};
		int array = writer.allocate(Math.multiplyExact(size, values.size()));
		writer.int32(at, StructField.BINARY_ARRAY_COUNT, values.size());
		writer.pointer(at, StructField.BINARY_ARRAY_VALUES, array);
		for (int i = 0; i < values.size(); i++) {
			Object value = values.get(i);
			int element = array + i * size;
			if (value instanceof String text) {
				writer.pointer(element, writer.text(text));
			}
			else if (value instanceof Binary || value instanceof EntryId) {
				writeBinary(writer, element, value);
			}
			else {
				writeElement(writer, element, value);
			}
		}
	}

	private static void writeElement(StructWriter writer, int at, Object value) {
		if (value instanceof Integer number) {
			writer.int32(at, number);
		}
		else if (value instanceof Short number) {
			writer.int16(at, number);
		}
		else if (value instanceof Long number) {
			writer.int64(at, number);
		}
		else if (value instanceof Float number) {
			writer.int32(at, Float.floatToRawIntBits(number));
		}
		else if (value instanceof Double number) {
			writer.int64(at, Double.doubleToRawLongBits(number));
		}
		else if (value instanceof BigDecimal number) {
			writer.int64(at, currency(number));
		}
		else if (value instanceof Instant time) {
			writer.int64(at, FileTime.toSteps(time));
		}
		else if (value instanceof UUID guid) {
			writeGuid(writer, at, guid);
		}
		else {
			throw new IllegalArgumentException(
					"Values of type '%s' cannot be written".formatted(value.getClass().getName()));
		}
	}

	private static long currency(BigDecimal number) {
		BigInteger steps = number.setScale(CURRENCY_SCALE, RoundingMode.HALF_EVEN).unscaledValue();
		if (steps.bitLength() >= Long.SIZE) {
			throw new IllegalArgumentException("The number '%s' is too large for a currency".formatted(number));
		}
		return steps.longValue();
	}

	/**
	 * Writes a GUID.
	 * @param writer where to write
	 * @param at its offset, for which there is room
	 * @param guid the GUID
	 */
	public static void writeGuid(StructWriter writer, int at, UUID guid) {
		long high = guid.getMostSignificantBits();
		writer.int32(at, (int) (high >>> 32));
		writer.int16(at + 4, (short) (high >>> 16));
		writer.int16(at + 6, (short) high);
		writer.int64(at + 8, Long.reverseBytes(guid.getLeastSignificantBits()));
	}

	/**
	 * Adds property values in a row.
	 * @param writer where to write
	 * @param tags the properties
	 * @param values their values
	 * @return the offset of the first
	 */
	public static int writeAll(StructWriter writer, List<PropertyTag<?>> tags, List<Object> values) {
		int size = Struct.PROP_VALUE.size(writer.bitness());
		int start = writer.allocate(Struct.PROP_VALUE, tags.size());
		for (int i = 0; i < tags.size(); i++) {
			write(writer, start + i * size, tags.get(i), values.get(i));
		}
		return start;
	}

}
