// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ltp;

import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

import io.github.mapikit.model.property.PropertyTag;
import org.jspecify.annotations.Nullable;

/**
 * Properties of an object or of a row, by their identifiers. Belongs to one thread.
 */
public final class PropertyBag {

	private final NavigableMap<Integer, Property> properties = new TreeMap<>();

	/**
	 * Sets a property.
	 * @param tag the property
	 * @param value its value
	 * @return this
	 */
	public PropertyBag set(PropertyTag<?> tag, Object value) {
		return set(tag.id(), tag.type().code(), value);
	}

	/**
	 * Sets a property of any type.
	 * @param id the identifier
	 * @param type the number of the type, such as {@code 0x001E}
	 * @param value the value
	 * @return this
	 */
	public PropertyBag set(int id, int type, Object value) {
		this.properties.put(id, new Property(id, type, value));
		return this;
	}

	/** Sets a property, unless it is there already. */
	public PropertyBag setDefault(PropertyTag<?> tag, Object value) {
		this.properties.putIfAbsent(tag.id(), new Property(tag.id(), tag.type().code(), value));
		return this;
	}

	public PropertyBag remove(PropertyTag<?> tag) {
		this.properties.remove(tag.id());
		return this;
	}

	public PropertyBag setAll(PropertyBag other) {
		this.properties.putAll(other.properties);
		return this;
	}

	public @Nullable Property get(int id) {
		return this.properties.get(id);
	}

	/** Returns the value of a property that is there. */
	public Object require(PropertyTag<?> tag) {
		return Objects.requireNonNull(this.properties.get(tag.id()), tag::toString).value();
	}

	/** Returns the properties in the order of their identifiers. */
	public Collection<Property> all() {
		return Collections.unmodifiableCollection(this.properties.values());
	}

	/** Returns about how many bytes the values take. */
	public int size() {
		int size = 0;
		for (Property property : this.properties.values()) {
			size += PropertyEncoder.size(property.value());
		}
		return size;
	}

}
