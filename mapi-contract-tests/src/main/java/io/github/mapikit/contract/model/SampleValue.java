// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyType;

/**
 * A value of each property type, with those at its edges.
 */
enum SampleValue {

	SHORT(PropertyType.SHORT, (short) 12345), SHORT_MIN(PropertyType.SHORT, Short.MIN_VALUE),
	LONG(PropertyType.LONG, 1_234_567), LONG_MIN(PropertyType.LONG, Integer.MIN_VALUE),
	LONG_MAX(PropertyType.LONG, Integer.MAX_VALUE), LONG_ZERO(PropertyType.LONG, 0), FLOAT(PropertyType.FLOAT, 1.5F),
	FLOAT_MIN(PropertyType.FLOAT, Float.MIN_VALUE), DOUBLE(PropertyType.DOUBLE, -2.25),
	DOUBLE_MAX(PropertyType.DOUBLE, Double.MAX_VALUE), CURRENCY(PropertyType.CURRENCY, new BigDecimal("12.3456")),
	CURRENCY_NEGATIVE(PropertyType.CURRENCY, new BigDecimal("-0.0001")), APPTIME(PropertyType.APPTIME, 45_000.75),
	BOOLEAN_TRUE(PropertyType.BOOLEAN, true), BOOLEAN_FALSE(PropertyType.BOOLEAN, false), I8(PropertyType.I8, 1L << 40),
	I8_MIN(PropertyType.I8, Long.MIN_VALUE), I8_MAX(PropertyType.I8, Long.MAX_VALUE),
	UNICODE(PropertyType.UNICODE, "plain"), UNICODE_EMPTY(PropertyType.UNICODE, ""),
	UNICODE_WORLD(PropertyType.UNICODE, "Grüße, мир, 世界, 👩‍👩‍👧‍👦, e\u0301, \u202E"),
	UNICODE_LINES(PropertyType.UNICODE, "one\r\ntwo\nthree\ttab "),
	SYSTIME(PropertyType.SYSTIME, Instant.parse("2024-02-29T23:59:59.1234567Z")),
	SYSTIME_EPOCH(PropertyType.SYSTIME, Instant.EPOCH),
	SYSTIME_EARLY(PropertyType.SYSTIME, Instant.parse("1601-01-02T00:00:00Z")),
	SYSTIME_LATE(PropertyType.SYSTIME, Instant.parse("4500-12-31T00:00:00Z")),
	CLSID(PropertyType.CLSID, UUID.fromString("00062008-0000-0000-C000-000000000046")),
	BINARY(PropertyType.BINARY, Binary.of((byte) 0, (byte) 1, (byte) -1, (byte) 0x80)),
	BINARY_EMPTY(PropertyType.BINARY, Binary.EMPTY),
	MV_SHORT(PropertyType.MV_SHORT, List.of((short) 1, (short) -1, Short.MAX_VALUE)),
	MV_LONG(PropertyType.MV_LONG, List.of(3, 1, 2, 1)), MV_FLOAT(PropertyType.MV_FLOAT, List.of(0.5F, -0.5F)),
	MV_DOUBLE(PropertyType.MV_DOUBLE, List.of(0.25, 1e100)),
	MV_CURRENCY(PropertyType.MV_CURRENCY, List.of(new BigDecimal("1.0001"), new BigDecimal("2.0002"))),
	MV_APPTIME(PropertyType.MV_APPTIME, List.of(1.5, 45_000.25)),
	MV_I8(PropertyType.MV_I8, List.of(Long.MAX_VALUE, 0L, Long.MIN_VALUE)),
	MV_UNICODE(PropertyType.MV_UNICODE, List.of("Büro", "", "home", "home")),
	MV_UNICODE_ONE(PropertyType.MV_UNICODE, List.of("alone")),
	MV_SYSTIME(PropertyType.MV_SYSTIME, List.of(Instant.EPOCH, Instant.parse("2024-01-01T00:00:00.5Z"))),
	MV_CLSID(PropertyType.MV_CLSID, List.of(UUID.fromString("00062008-0000-0000-C000-000000000046"), new UUID(1L, 2L))),
	MV_BINARY(PropertyType.MV_BINARY, List.of(Binary.of((byte) 1), Binary.EMPTY, Binary.of((byte) 2, (byte) 3)));

	private final PropertyType type;

	private final Object value;

	SampleValue(PropertyType type, Object value) {
		this.type = type;
		this.value = value;
	}

	PropertyTag<?> tag() {
		return PropertyTag.of(((0x6A00 + ordinal()) << 16) | this.type.code());
	}

	PropertyType type() {
		return this.type;
	}

	Object value() {
		return this.value;
	}

}
