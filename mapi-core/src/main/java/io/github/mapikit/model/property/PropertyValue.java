// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.io.Serializable;
import java.util.Objects;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiErrors;
import org.jspecify.annotations.Nullable;

/**
 * What an object answered when it was asked for a property: a value, or the reason why
 * there is none. Immutable; may be used from any thread.
 *
 * @param tag the property
 * @param value the value, or {@code null} if there is none
 * @param error why there is no value, or {@code null} if there is one
 * @param <T> the Java type of the value
 * @since 0.1.0
 */
public record PropertyValue<T>(PropertyTag<T> tag, @Nullable T value, @Nullable HResult error) implements Serializable {

	/**
	 * Creates a property value, with a copy of a value that is a list.
	 * @throws IllegalArgumentException if there are both, or neither, or if the value is
	 * not one of this property
	 */
	public PropertyValue {
		Objects.requireNonNull(tag, "tag");
		if ((value == null) == (error == null)) {
			throw new IllegalArgumentException("A property has either a value or an error");
		}
		value = (value != null) ? checked(tag, value) : null;
	}

	private static <T> T checked(PropertyTag<T> tag, T value) {
		try {
			return tag.cast(ValueCheck.immutable(value));
		}
		catch (ClassCastException ex) {
			throw new IllegalArgumentException(
					"Property '" + tag + "' cannot have a value of type '" + value.getClass().getSimpleName() + "'",
					ex);
		}
	}

	/**
	 * Returns whether there is a value.
	 * @return whether there is a value
	 */
	public boolean isPresent() {
		return this.value != null;
	}

	/**
	 * Returns whether the object does not have the property.
	 * @return whether the property is absent
	 */
	public boolean isAbsent() {
		return MapiErrors.MAPI_E_NOT_FOUND.equals(this.error);
	}

	/**
	 * Returns whether the value is too large to be read at once; open it as a stream
	 * then.
	 * @return whether the value has to be streamed
	 * @see PropertyObject#openStream(PropertyTag)
	 */
	public boolean isTooLarge() {
		return MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY.equals(this.error);
	}

	/**
	 * Returns the property with the type and the size of its value, but not the value: it
	 * is somebody's mail.
	 */
	@Override
	public String toString() {
		return PropertyCells.describe(this.tag, (this.value != null) ? this.value : this.error);
	}

}
