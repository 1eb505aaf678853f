// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.table;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyType;
import org.jspecify.annotations.Nullable;

/**
 * Property values by tag, as stored objects hold them: immutable, entry identifiers as
 * bytes.
 *
 * @since 0.1.0
 */
public final class PropertyMaps {

	/** From this many bytes on, a value is not read at once but streamed. */
	public static final int LARGE = 4096;

	private static final int FILE_TIME_STEP = 100;

	private PropertyMaps() {
	}

	/**
	 * Copies properties.
	 * @param properties values by tag
	 * @return an immutable copy in the same order
	 */
	public static Map<PropertyTag<?>, Object> copyOf(Map<PropertyTag<?>, Object> properties) {
		return Collections.unmodifiableMap(new LinkedHashMap<>(properties));
	}

	/**
	 * Finds a value; a tag without a type finds the property whatever its type is. A
	 * property that is an error is found as such, whatever type was asked for.
	 * @param properties the properties
	 * @param tag the property
	 * @return the value, or {@code null}
	 */
	public static @Nullable Object find(Map<PropertyTag<?>, Object> properties, PropertyTag<?> tag) {
		Object value = properties.get(tag);
		if (value == null && tag.type() != PropertyType.UNSPECIFIED) {
			return properties.get(errorOf(tag));
		}
		if (value == null) {
			for (Map.Entry<PropertyTag<?>, Object> entry : properties.entrySet()) {
				if (entry.getKey().id() == tag.id()) {
					return entry.getValue();
				}
			}
		}
		return value;
	}

	/**
	 * Returns the tag under which the reason stands why a property has no value.
	 * @param tag the property
	 * @return the tag of type {@code PT_ERROR}
	 */
	public static PropertyTag<?> errorOf(PropertyTag<?> tag) {
		return PropertyTag.of((tag.id() << 16) | PropertyType.ERROR.code());
	}

	/**
	 * Returns a value in the form in which it is stored.
	 * @param tag the property
	 * @param value a value of the tag's type
	 * @return the value
	 * @throws MapiCallException if the value is not of the tag's type
	 */
	public static Object toStored(PropertyTag<?> tag, Object value) {
		Object plain = (value instanceof EntryId entryId) ? entryId.bytes() : value;
		PropertyType type = tag.type();
		boolean storable = type != PropertyType.OBJECT && type != PropertyType.ERROR && type != PropertyType.NULL
				&& type != PropertyType.UNSPECIFIED;
		if (!storable || (plain instanceof List<?> values && values.isEmpty())) {
			throw EmbeddedCall.SET_PROPS.failure(MapiErrors.MAPI_E_INVALID_PARAMETER,
					"property " + tag + " cannot have such a value");
		}
		if (!type.javaType().isInstance(plain)) {
			throw EmbeddedCall.SET_PROPS.failure(MapiErrors.MAPI_E_INVALID_TYPE,
					"property " + tag + " with a value of type '" + value.getClass().getSimpleName() + "'");
		}
		if (plain instanceof Instant time) {
			// a file time counts steps of 100 ns
			return time.minusNanos(time.getNano() % FILE_TIME_STEP);
		}
		return (plain instanceof List<?> list) ? List.copyOf(list) : plain;
	}

	static long size(@Nullable Object value) {
		if (value == null) {
			return 0;
		}
		if (value instanceof String text) {
			return 2L * text.length();
		}
		if (value instanceof Binary bytes) {
			return bytes.size();
		}
		if (value instanceof List<?> list) {
			return list.stream().mapToLong(PropertyMaps::size).sum();
		}
		return (value instanceof Boolean) ? 2 : 8;
	}

	/**
	 * Measures properties.
	 * @param properties values by tag
	 * @return their size, about in bytes
	 */
	public static long size(Map<PropertyTag<?>, Object> properties) {
		return properties.values().stream().mapToLong(PropertyMaps::size).sum();
	}

	static boolean isLarge(@Nullable Object value) {
		return (value instanceof String || value instanceof Binary) && size(value) >= LARGE;
	}

	/**
	 * Returns a value as a table or a call that reads many properties shows it.
	 * @param value the value
	 * @return the value, or the error that stands for one that has to be streamed
	 */
	public static @Nullable Object inline(@Nullable Object value) {
		return isLarge(value) ? MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY : value;
	}

	/**
	 * Returns a value as the bytes of a stream.
	 * @param value a text or bytes
	 * @return the bytes, or {@code null} if the value is neither
	 */
	public static byte @Nullable [] toBytes(@Nullable Object value) {
		if (value instanceof String text) {
			return text.getBytes(StandardCharsets.UTF_16LE);
		}
		return (value instanceof Binary bytes) ? bytes.toByteArray() : null;
	}

	/**
	 * Returns the value that the bytes of a stream stand for.
	 * @param tag a text or binary property
	 * @param bytes the bytes
	 * @return the value
	 */
	public static Object ofBytes(PropertyTag<?> tag, byte[] bytes) {
		return (tag.type() == PropertyType.UNICODE) ? new String(bytes, StandardCharsets.UTF_16LE) : Binary.of(bytes);
	}

}
