// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiPropertyException;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question for several properties, in the order in which they were
 * asked. Immutable; may be used from any thread, and after the object that answered has
 * been closed.
 *
 * @since 0.1.0
 */
public sealed class PropertyValues implements Serializable permits Row {

	@Serial
	private static final long serialVersionUID = 1L;

	private final PropertyTag<?>[] tags;

	private final @Nullable Object[] values;

	/** Where the value of the first property is. */
	private final int first;

	/** How far a value is behind the one before. */
	private final int step;

	/**
	 * Takes over the given arrays without copying them: the caller gives them up. All
	 * rows of a table share one array of tags.
	 * @param tags the properties
	 * @param values a value each: of the tag's Java type, an {@link HResult} for the
	 * reason why there is none, or {@code null} for a property that the object does not
	 * have
	 */
	protected PropertyValues(PropertyTag<?>[] tags, @Nullable Object[] values) {
		if (tags.length != values.length) {
			throw new IllegalArgumentException(tags.length + " tags, but " + values.length + " values");
		}
		this.tags = tags;
		this.values = values;
		this.first = 0;
		this.step = 1;
	}

	/**
	 * Takes values that stand among those of others.
	 * @param tags the properties
	 * @param values the values of all
	 * @param first where the value of the first property is
	 * @param step how far a value is behind the one before
	 */
	PropertyValues(PropertyTag<?>[] tags, @Nullable Object[] values, int first, int step) {
		this.tags = tags;
		this.values = values;
		this.first = first;
		this.step = step;
	}

	/**
	 * Returns property values that take over the given arrays without copying them: the
	 * caller gives them up.
	 * @param tags the properties
	 * @param values a value each: of the tag's Java type, an {@link HResult} for the
	 * reason why there is none, or {@code null} for a property that the object does not
	 * have
	 * @return the property values
	 */
	public static PropertyValues of(PropertyTag<?>[] tags, @Nullable Object[] values) {
		return new PropertyValues(tags, values);
	}

	/**
	 * Returns the value of a property.
	 * @param tag the property
	 * @param <T> the Java type of the value
	 * @return the value
	 * @throws MapiPropertyException if the property is absent, an error, too large or of
	 * another type
	 * @throws IllegalArgumentException if the property was not asked for
	 */
	public final <T> T get(PropertyTag<T> tag) {
		Object value = raw(tag);
		// one look at the class settles the usual case
		if (value != null && value.getClass() == tag.javaType) {
			@SuppressWarnings("unchecked")
			T typed = (T) value;
			return typed;
		}
		if (value == null || value instanceof HResult) {
			throw failure(tag, value);
		}
		return cast(tag, value);
	}

	/**
	 * Returns the value of a property, if the object has it.
	 * @param tag the property
	 * @param <T> the Java type of the value
	 * @return the value, or empty if the property is absent
	 * @throws MapiPropertyException if the property is an error, too large or of another
	 * type
	 * @throws IllegalArgumentException if the property was not asked for
	 */
	public final <T> Optional<T> find(PropertyTag<T> tag) {
		return Optional.ofNullable(getOrNull(tag));
	}

	/**
	 * Returns the value of a property, or another one if the object does not have it.
	 * @param tag the property
	 * @param defaultValue the other value
	 * @param <T> the Java type of the value
	 * @return the value
	 * @throws MapiPropertyException if the property is an error, too large or of another
	 * type
	 * @throws IllegalArgumentException if the property was not asked for
	 */
	public final <T> T getOrDefault(PropertyTag<T> tag, T defaultValue) {
		T value = getOrNull(tag);
		return (value != null) ? value : defaultValue;
	}

	/**
	 * Returns all that the object answered for a property.
	 * @param tag the property
	 * @param <T> the Java type of the value
	 * @return the value or the reason why there is none
	 * @throws MapiPropertyException if the value is of another type
	 * @throws IllegalArgumentException if the property was not asked for
	 */
	public final <T> PropertyValue<T> value(PropertyTag<T> tag) {
		Object value = raw(tag);
		if (value == null) {
			return new PropertyValue<>(tag, null, MapiErrors.MAPI_E_NOT_FOUND);
		}
		return (value instanceof HResult error) ? new PropertyValue<>(tag, null, error)
				: new PropertyValue<>(tag, cast(tag, value), null);
	}

	/**
	 * Returns the properties that were asked for.
	 * @return the tags, in the order in which they were asked
	 */
	public final List<PropertyTag<?>> tags() {
		return List.of(this.tags);
	}

	private <T> @Nullable T getOrNull(PropertyTag<T> tag) {
		Object value = raw(tag);
		if (value == null || MapiErrors.MAPI_E_NOT_FOUND.equals(value)) {
			return null;
		}
		if (value instanceof HResult) {
			throw failure(tag, value);
		}
		return cast(tag, value);
	}

	private @Nullable Object raw(PropertyTag<?> tag) {
		PropertyTag<?>[] all = this.tags;
		for (int i = 0; i < all.length; i++) {
			if (all[i] == tag) {
				return at(i);
			}
		}
		for (int i = 0; i < all.length; i++) {
			if (all[i].value() == tag.value()) {
				return at(i);
			}
		}
		throw new IllegalArgumentException(
				("Property '%s' was not asked for: name it among the columns of the table, or "
						+ "where the object is read. These were asked for: %s")
					.formatted(tag, Arrays.toString(all)));
	}

	private @Nullable Object at(int index) {
		return this.values[this.first + index * this.step];
	}

	private static <T> T cast(PropertyTag<T> tag, Object value) {
		try {
			return tag.cast(value);
		}
		catch (IllegalArgumentException ex) {
			// an entry identifier without bytes
			throw MapiPropertyException.of(tag.value(), PropertyNames.of(tag.value()), MapiErrors.MAPI_E_CORRUPT_DATA);
		}
		catch (ClassCastException ex) {
			throw MapiPropertyException.wrongType(tag.value(), PropertyNames.of(tag.value()), tag.type().name(),
					value.getClass().getSimpleName());
		}
	}

	private static MapiPropertyException failure(PropertyTag<?> tag, @Nullable Object value) {
		String name = PropertyNames.of(tag.value());
		return (value instanceof HResult result) ? MapiPropertyException.of(tag.value(), name, result)
				: MapiPropertyException.absent(tag.value(), name);
	}

	@Override
	public final boolean equals(@Nullable Object other) {
		return this == other || (other instanceof PropertyValues that && Arrays.equals(this.tags, that.tags)
				&& Arrays.equals(ownValues(), that.ownValues()));
	}

	@Override
	public final int hashCode() {
		return Objects.hash(Arrays.hashCode(this.tags), Arrays.hashCode(ownValues()));
	}

	@Serial
	final Object writeReplace() {
		// the values of other rows stay behind
		return new Serialized(this.tags, ownValues(), this instanceof Row);
	}

	@Serial
	private void readObject(ObjectInputStream in) throws InvalidObjectException {
		throw new InvalidObjectException("Property values are written as 'Serialized'");
	}

	/** For a row whose stream leaves out that it is property values. */
	@Serial
	private void readObjectNoData() throws InvalidObjectException {
		throw new InvalidObjectException("Property values are written as 'Serialized'");
	}

	private boolean standsAlone() {
		return this.values.length == this.tags.length;
	}

	private @Nullable Object[] ownValues() {
		if (standsAlone()) {
			return this.values;
		}
		@Nullable Object[] own = new @Nullable Object[this.tags.length];
		for (int i = 0; i < own.length; i++) {
			own[i] = at(i);
		}
		return own;
	}

	/**
	 * Returns the properties with the types and sizes of their values, but not the
	 * values: they are somebody's mail.
	 */
	@Override
	public final String toString() {
		StringBuilder text = new StringBuilder(getClass().getSimpleName()).append('[');
		for (int i = 0; i < this.tags.length; i++) {
			text.append((i != 0) ? ", " : "").append(PropertyCells.describe(this.tags[i], at(i)));
		}
		return text.append(']').toString();
	}

	/**
	 * What is written of property values, so that what is read passes through a
	 * constructor and shares its arrays with nobody.
	 *
	 * @param tags the properties
	 * @param values a value each
	 * @param row whether they are a row
	 */
	private record Serialized(PropertyTag<?>[] tags, @Nullable Object[] values, boolean row) implements Serializable {

		@Serial
		private Object readResolve() throws InvalidObjectException {
			try {
				PropertyTag<?>[] ownTags = PropertyCells.tags(this.tags);
				@Nullable Object[] ownValues = PropertyCells.cells(this.values);
				return this.row ? new Row(ownTags, ownValues) : new PropertyValues(ownTags, ownValues);
			}
			catch (NullPointerException | IllegalArgumentException ex) {
				throw PropertyCells.invalid("property values", ex);
			}
		}

	}

}
