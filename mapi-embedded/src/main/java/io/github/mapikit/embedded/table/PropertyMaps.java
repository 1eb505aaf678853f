// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.table;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
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
	 * Adds those of some properties that something has.
	 * @param tags the properties
	 * @param source what may have them
	 * @param target where to add them
	 * @return the target
	 */
	public static Map<PropertyTag<?>, Object> collect(List<PropertyTag<?>> tags, PropertySource source,
			Map<PropertyTag<?>, Object> target) {
		for (PropertyTag<?> tag : tags) {
			Object value = source.get(tag);
			if (value != null) {
				target.put(tag, value);
			}
		}
		return target;
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
	 * Changes properties.
	 * @param changes the new values, {@code null} for what is removed
	 * @param properties the properties to change
	 */
	public static void apply(Map<PropertyTag<?>, @Nullable Object> changes, Map<PropertyTag<?>, Object> properties) {
		changes.forEach((tag, value) -> {
			properties.remove(errorOf(tag));
			if (value != null) {
				properties.put(tag, value);
			}
			else {
				properties.remove(tag);
			}
		});
	}

	/**
	 * Returns why a property cannot have a value.
	 * @param tag the property
	 * @param value the value, an entry identifier as bytes
	 * @return the reason, or {@code null} if it can
	 */
	public static @Nullable HResult refusal(PropertyTag<?> tag, Object value) {
		PropertyType type = tag.type();
		boolean storable = type != PropertyType.OBJECT && type != PropertyType.ERROR && type != PropertyType.NULL
				&& type != PropertyType.UNSPECIFIED;
		if (!storable || (value instanceof List<?> values && values.isEmpty())) {
			return MapiErrors.MAPI_E_INVALID_PARAMETER;
		}
		return type.javaType().isInstance(value) ? null : MapiErrors.MAPI_E_INVALID_TYPE;
	}

	/**
	 * Returns a value in the form in which it is stored.
	 * @param value the value, an entry identifier as bytes
	 * @return the value
	 */
	public static Object toStored(Object value) {
		// a file time counts steps of 100 ns
		return (value instanceof Instant time) ? time.minusNanos(time.getNano() % FILE_TIME_STEP) : value;
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
	 * @return what opens the bytes, or {@code null} if the value is neither
	 */
	public static @Nullable Supplier<InputStream> stream(@Nullable Object value) {
		if (value instanceof String text) {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_16LE);
			return () -> new ByteArrayInputStream(bytes);
		}
		return (value instanceof Binary bytes) ? bytes::toInputStream : null;
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
