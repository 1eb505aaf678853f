// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.property.PropertyTag;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code SPropValue} structures as values of the object model. A value that cannot
 * be what it claims to be is answered as {@code MAPI_E_CORRUPT_DATA} in its place, so
 * that one bad cell does not hide a table. For one thread.
 * <p>
 * Source: "SPropValue" (MAPI reference).
 */
public final class PropertyDecoder {

	private static final int PT_NULL = 0x0001;

	private static final int PT_SHORT = 0x0002;

	private static final int PT_LONG = 0x0003;

	private static final int PT_FLOAT = 0x0004;

	private static final int PT_DOUBLE = 0x0005;

	private static final int PT_CURRENCY = 0x0006;

	private static final int PT_APPTIME = 0x0007;

	private static final int PT_ERROR = 0x000A;

	private static final int PT_BOOLEAN = 0x000B;

	private static final int PT_OBJECT = 0x000D;

	private static final int PT_I8 = 0x0014;

	private static final int PT_STRING8 = 0x001E;

	private static final int PT_UNICODE = 0x001F;

	private static final int PT_SYSTIME = 0x0040;

	private static final int PT_CLSID = 0x0048;

	private static final int PT_BINARY = 0x0102;

	private static final int MULTI_VALUE = 0x1000;

	private static final int GUID_SIZE = 16;

	private static final int CURRENCY_SCALE = 4;

	private final MemoryReader reader;

	private final int valueOffset;

	private final int countOffset;

	private final int arrayOffset;

	private final int binarySize;

	private final int pointerSize;

	private final MemoryBlock list;

	/**
	 * Creates a decoder.
	 * @param reader the memory
	 */
	public PropertyDecoder(MemoryReader reader) {
		Bitness bitness = reader.bitness();
		this.reader = reader;
		this.valueOffset = StructField.PROP_VALUE_VALUE.offset(bitness);
		this.countOffset = this.valueOffset + StructField.BINARY_SIZE.offset(bitness);
		this.arrayOffset = this.valueOffset + StructField.BINARY_BYTES.offset(bitness);
		this.binarySize = Struct.BINARY.size(bitness);
		this.pointerSize = bitness.pointerSize();
		this.list = new MemoryBlock(bitness);
	}

	/**
	 * Reads the answer to a question for a property.
	 * @param block the block that the structure is in
	 * @param start where the structure begins
	 * @param asked the property that was asked for
	 * @return the value, {@code null} if the object does not have the property, or an
	 * {@link HResult} for another reason why there is no value
	 */
	public @Nullable Object answer(MemoryBlock block, int start, PropertyTag<?> asked) {
		int answered = block.int32(start);
		if (answered == asked.value()) {
			return value(block, start, answered & 0xFFFF);
		}
		return otherAnswer(block, start, answered, asked.value());
	}

	private @Nullable Object otherAnswer(MemoryBlock block, int start, int answered, int asked) {
		int type = answered & 0xFFFF;
		if (type == PT_ERROR || type == PT_NULL) {
			return value(block, start, type);
		}
		if (answered >>> 16 != asked >>> 16) {
			return MapiErrors.MAPI_E_CORRUPT_DATA;
		}
		// a provider may give a string in its own character set all the same
		boolean sameButCharacters = (type | 1) == (asked & 0xFFFF) && (type & 0xFFF) == PT_STRING8;
		boolean any = (asked & 0xFFFF) == 0;
		return (sameButCharacters || any) ? value(block, start, type) : MapiErrors.MAPI_E_UNEXPECTED_TYPE;
	}

	/**
	 * Reads a value by the type that stands beside it.
	 * @param block the block that the structure is in
	 * @param start where the structure begins
	 * @return the value, {@code null} if there is none, or an {@link HResult} for the
	 * reason why there is none
	 */
	public @Nullable Object value(MemoryBlock block, int start) {
		return value(block, start, block.int32(start) & 0xFFFF);
	}

	private @Nullable Object value(MemoryBlock block, int start, int type) {
		try {
			return believedValue(block, start, type);
		}
		catch (NativeDataException ex) {
			return MapiErrors.MAPI_E_CORRUPT_DATA;
		}
	}

	// the usual types apart: the compiler leaves large methods as they are
	private @Nullable Object believedValue(MemoryBlock block, int start, int type) {
		int at = start + this.valueOffset;
		return switch (type) {
			case PT_UNICODE -> this.reader.text(block.pointer(at));
			case PT_LONG -> block.int32(at);
			case PT_BINARY ->
				this.reader.binary(block.pointer(start + this.arrayOffset), block.uint32(start + this.countOffset));
			case PT_SYSTIME -> FileTime.toInstant(block.int64(at));
			case PT_BOOLEAN -> block.int16(at) != 0;
			default -> otherValue(block, start, type);
		};
	}

	private @Nullable Object otherValue(MemoryBlock block, int start, int type) {
		int at = start + this.valueOffset;
		return switch (type) {
			case PT_ERROR -> error(block.int32(at));
			case PT_NULL -> null;
			case PT_SHORT -> block.int16(at);
			case PT_I8 -> block.int64(at);
			case PT_FLOAT -> Float.intBitsToFloat(block.int32(at));
			case PT_DOUBLE, PT_APPTIME -> Double.longBitsToDouble(block.int64(at));
			case PT_CURRENCY -> BigDecimal.valueOf(block.int64(at), CURRENCY_SCALE);
			case PT_CLSID -> uuid(this.reader.block(block.pointer(at), GUID_SIZE), 0);
			case PT_STRING8 -> this.reader.ansiText(block.pointer(at));
			case PT_OBJECT -> MapiErrors.MAPI_E_NO_SUPPORT;
			default -> ((type & MULTI_VALUE) != 0) ? list(block, start, type & ~MULTI_VALUE)
					: MapiErrors.MAPI_E_UNEXPECTED_TYPE;
		};
	}

	private static @Nullable Object error(int code) {
		if (code == MapiErrors.MAPI_E_NOT_FOUND.code()) {
			return null;
		}
		return (code == MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY.code()) ? MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY
				: HResult.of(code);
	}

	static UUID uuid(MemoryBlock block, int at) {
		long high = block.uint32(at) << 32 | (block.int16(at + 4) & 0xFFFFL) << 16 | (block.int16(at + 6) & 0xFFFFL);
		return new UUID(high, Long.reverseBytes(block.int64(at + 8)));
	}

	private Object list(MemoryBlock block, int start, int type) {
		int size = switch (type) {
			case PT_SHORT -> 2;
			case PT_LONG, PT_FLOAT -> 4;
			case PT_DOUBLE, PT_APPTIME, PT_CURRENCY, PT_I8, PT_SYSTIME -> 8;
			case PT_CLSID -> GUID_SIZE;
			case PT_UNICODE, PT_STRING8 -> this.pointerSize;
			case PT_BINARY -> this.binarySize;
			default -> 0;
		};
		if (size == 0) {
			return MapiErrors.MAPI_E_UNEXPECTED_TYPE;
		}
		long count = block.uint32(start + this.countOffset);
		if (count == 0) {
			return List.of();
		}
		this.reader.fill(this.list, block.pointer(start + this.arrayOffset), count * size);
		List<Object> values = new ArrayList<>((int) count);
		for (int i = 0; i < count; i++) {
			values.add(element(this.list, i * size, type));
		}
		return List.copyOf(values);
	}

	private Object element(MemoryBlock block, int at, int type) {
		return switch (type) {
			case PT_SHORT -> block.int16(at);
			case PT_LONG -> block.int32(at);
			case PT_FLOAT -> Float.intBitsToFloat(block.int32(at));
			case PT_DOUBLE, PT_APPTIME -> Double.longBitsToDouble(block.int64(at));
			case PT_CURRENCY -> BigDecimal.valueOf(block.int64(at), CURRENCY_SCALE);
			case PT_I8 -> block.int64(at);
			case PT_SYSTIME -> FileTime.toInstant(block.int64(at));
			case PT_CLSID -> uuid(block, at);
			case PT_UNICODE -> this.reader.text(block.pointer(at));
			case PT_STRING8 -> this.reader.ansiText(block.pointer(at));
			default -> this.reader.binary(block.pointer(at + this.arrayOffset - this.valueOffset),
					block.uint32(at + this.countOffset - this.valueOffset));
		};
	}

}
