// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.github.mapikit.error.HResult;
import io.github.mapikit.model.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The type half of a property tag, with the Java type that carries its values. Strings
 * are always Unicode: {@code PT_STRING8} never appears in this API.
 * <p>
 * Source: "Property Types" (MAPI reference).
 *
 * @since 0.1.0
 */
public enum PropertyType {

	/** No type asked for; the object answers with the type that it has. */
	UNSPECIFIED(0x0000, Object.class),
	/** A column without a value. */
	NULL(0x0001, Void.class),
	/** Signed 16 bit. */
	SHORT(0x0002, Short.class),
	/** Signed 32 bit. */
	LONG(0x0003, Integer.class),
	/** 32-bit floating point. */
	FLOAT(0x0004, Float.class),
	/** 64-bit floating point. */
	DOUBLE(0x0005, Double.class),
	/** Decimal number with four places. */
	CURRENCY(0x0006, BigDecimal.class),
	/** OLE automation date, days since 1899-12-30 as a floating-point number. */
	APPTIME(0x0007, Double.class),
	/** An error code in place of a value. */
	ERROR(0x000A, HResult.class),
	/** Truth value. */
	BOOLEAN(0x000B, Boolean.class),
	/** An object that is opened, not read. */
	OBJECT(0x000D, Void.class),
	/** Signed 64 bit. */
	I8(0x0014, Long.class),
	/** Unicode string. */
	UNICODE(0x001F, String.class),
	/** Point in time, 100 ns steps since 1601-01-01 UTC. */
	SYSTIME(0x0040, Instant.class),
	/** GUID. */
	CLSID(0x0048, UUID.class),
	/** Bytes. */
	BINARY(0x0102, Binary.class),
	/** Several signed 16 bit values. */
	MV_SHORT(0x1002, List.class),
	/** Several signed 32 bit values. */
	MV_LONG(0x1003, List.class),
	/** Several 32-bit floating-point values. */
	MV_FLOAT(0x1004, List.class),
	/** Several 64-bit floating-point values. */
	MV_DOUBLE(0x1005, List.class),
	/** Several decimal numbers with four places. */
	MV_CURRENCY(0x1006, List.class),
	/** Several OLE automation dates. */
	MV_APPTIME(0x1007, List.class),
	/** Several signed 64 bit values. */
	MV_I8(0x1014, List.class),
	/** Several Unicode strings. */
	MV_UNICODE(0x101F, List.class),
	/** Several points in time. */
	MV_SYSTIME(0x1040, List.class),
	/** Several GUIDs. */
	MV_CLSID(0x1048, List.class),
	/** Several byte sequences. */
	MV_BINARY(0x1102, List.class);

	private static final int MULTI_VALUE_FLAG = 0x1000;

	private final int code;

	private final Class<?> javaType;

	PropertyType(int code, Class<?> javaType) {
		this.code = code;
		this.javaType = javaType;
	}

	/**
	 * Returns the number that stands in the low word of a property tag.
	 * @return the {@code PT_*} number
	 */
	public int code() {
		return this.code;
	}

	/**
	 * Returns the Java type of a value of this property type.
	 * @return the Java type; {@link List} for multi-valued types
	 */
	public Class<?> javaType() {
		return this.javaType;
	}

	/**
	 * Returns whether a value of this type is a list.
	 * @return whether the type is multi-valued
	 */
	public boolean isMultiValued() {
		return (this.code & MULTI_VALUE_FLAG) != 0;
	}

	/**
	 * Returns the type of a {@code PT_*} number. {@code PT_STRING8} is answered with its
	 * Unicode sibling.
	 * @param code the low word of a property tag
	 * @return the type, or {@code null} if the number is none that this API carries
	 */
	public static @Nullable PropertyType ofCode(int code) {
		int unicode = switch (code) {
			case 0x001E -> 0x001F;
			case 0x101E -> 0x101F;
			default -> code;
		};
		for (PropertyType type : values()) {
			if (type.code == unicode) {
				return type;
			}
		}
		return null;
	}

}
