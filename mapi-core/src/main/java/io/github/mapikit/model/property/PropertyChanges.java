// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.mapikit.model.EntryId;
import org.jspecify.annotations.Nullable;

/**
 * What is to be changed of an object's properties: values to set, properties to remove.
 * Immutable; a later change of a property takes the place of an earlier one.
 *
 * @since 0.1.0
 */
public final class PropertyChanges implements Serializable {

	@Serial
	private static final long serialVersionUID = 1L;

	/** Changes nothing. */
	public static final PropertyChanges NONE = new PropertyChanges(Map.of(), Set.of());

	/** Values by tag, entry identifiers as bytes; {@code null} for what is removed. */
	private final Map<PropertyTag<?>, @Nullable Object> values;

	private final Set<PropertyTag<?>> optional;

	private PropertyChanges(Map<PropertyTag<?>, @Nullable Object> values, Set<PropertyTag<?>> optional) {
		this.values = values;
		this.optional = optional;
	}

	/**
	 * Returns changes that set one property.
	 * @param tag the property
	 * @param value its value
	 * @param <T> the type of its values
	 * @return the changes
	 * @throws IllegalArgumentException if the value is not of the property's type
	 */
	public static <T> PropertyChanges of(PropertyTag<T> tag, T value) {
		return NONE.set(tag, value);
	}

	/**
	 * Returns these changes and one more that sets a property.
	 * @param tag the property
	 * @param value its value
	 * @param <T> the type of its values
	 * @return the changes
	 * @throws IllegalArgumentException if the value is not of the property's type
	 */
	public <T> PropertyChanges set(PropertyTag<T> tag, T value) {
		return with(tag, plain(tag, tag.requireValue(value)), false);
	}

	private static Object plain(PropertyTag<?> tag, Object value) {
		Object checked = ValueCheck.immutable(value);
		Object plain = (checked instanceof EntryId id) ? id.bytes() : checked;
		if (!tag.type().javaType().isInstance(plain)) {
			throw new IllegalArgumentException(
					"Property '%s' cannot have a value of type '%s'".formatted(tag, value.getClass().getSimpleName()));
		}
		return plain;
	}

	/**
	 * Returns these changes and one more that removes a property. One that is not there
	 * is removed already.
	 * @param tag the property
	 * @return the changes
	 */
	public PropertyChanges remove(PropertyTag<?> tag) {
		return with(tag, null, false);
	}

	/**
	 * Returns these changes and one more that removes a property if the object lets it,
	 * such as one that a store makes of others.
	 * @param tag the property
	 * @return the changes
	 */
	public PropertyChanges removeIfPossible(PropertyTag<?> tag) {
		return with(tag, null, true);
	}

	private PropertyChanges with(PropertyTag<?> tag, @Nullable Object value, boolean ifPossible) {
		Objects.requireNonNull(tag, "tag");
		return ofAll(List.of(this,
				new PropertyChanges(Collections.singletonMap(tag, value), ifPossible ? Set.of(tag) : Set.of())));
	}

	/**
	 * Returns these changes followed by others.
	 * @param later the others
	 * @return the changes
	 */
	public PropertyChanges and(PropertyChanges later) {
		return isEmpty() ? later : ofAll(List.of(this, later));
	}

	/**
	 * Returns changes that follow one another.
	 * @param all the changes, first to last
	 * @return the changes
	 */
	public static PropertyChanges ofAll(List<PropertyChanges> all) {
		if (all.size() == 1) {
			return all.get(0);
		}
		Map<PropertyTag<?>, @Nullable Object> values = new LinkedHashMap<>();
		Set<PropertyTag<?>> optional = new HashSet<>();
		for (PropertyChanges changes : all) {
			changes.values.forEach((tag, value) -> {
				// the last change is the last in the order, too
				values.remove(tag);
				values.put(tag, value);
				optional.remove(tag);
			});
			optional.addAll(changes.optional);
		}
		return new PropertyChanges(values, optional);
	}

	/**
	 * Returns whether nothing is changed.
	 * @return whether it is
	 */
	public boolean isEmpty() {
		return this.values.isEmpty();
	}

	/**
	 * Returns what the properties become.
	 * @return values by tag in the order of the changes, entry identifiers as bytes;
	 * {@code null} for a property that is removed. Not to be changed
	 */
	public Map<PropertyTag<?>, @Nullable Object> values() {
		return Collections.unmodifiableMap(this.values);
	}

	/**
	 * Returns whether a property is to stay without an error where it cannot be removed.
	 * @param tag the property
	 * @return whether it is
	 */
	public boolean isOptional(PropertyTag<?> tag) {
		return this.optional.contains(tag);
	}

	@Serial
	private Object writeReplace() {
		PropertyTag<?>[] tags = this.values.keySet().toArray(new PropertyTag<?>[0]);
		PropertyTag<?>[] ifPossible = this.optional.toArray(new PropertyTag<?>[0]);
		return new Serialized(tags, this.values.values().toArray(), ifPossible);
	}

	@Serial
	private void readObject(ObjectInputStream in) throws InvalidObjectException {
		throw new InvalidObjectException("Property changes are written as 'Serialized'");
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof PropertyChanges that && this.values.equals(that.values)
				&& this.optional.equals(that.optional));
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.values, this.optional);
	}

	/**
	 * Returns the properties without their values, which may be secret.
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("PropertyChanges[");
		this.values.forEach((tag, value) -> text.append((text.charAt(text.length() - 1) != '[') ? ", " : "")
			.append((value != null) ? "set " : "remove ")
			.append(tag));
		return text.append(']').toString();
	}

	/**
	 * What is written of the changes, so that what is read has been checked and shares
	 * its collections with nobody.
	 *
	 * @param tags the properties
	 * @param values what each becomes; {@code null} if it is removed
	 * @param optional those that may stay
	 */
	private record Serialized(PropertyTag<?>[] tags, @Nullable Object[] values,
			PropertyTag<?>[] optional) implements Serializable {

		@Serial
		private Object readResolve() throws InvalidObjectException {
			try {
				return changes(PropertyCells.tags(this.tags), this.values.clone(), PropertyCells.tags(this.optional));
			}
			catch (NullPointerException | IllegalArgumentException ex) {
				throw PropertyCells.invalid("property changes", ex);
			}
		}

		private static PropertyChanges changes(PropertyTag<?>[] tags, @Nullable Object[] values,
				PropertyTag<?>[] optional) {
			if (tags.length != values.length) {
				throw new IllegalArgumentException(tags.length + " tags, but " + values.length + " values");
			}
			Map<PropertyTag<?>, @Nullable Object> changes = new LinkedHashMap<>();
			for (int i = 0; i < tags.length; i++) {
				Object value = values[i];
				changes.put(tags[i], (value != null) ? plain(tags[i], value) : null);
			}
			for (PropertyTag<?> tag : optional) {
				if (!changes.containsKey(tag) || changes.get(tag) != null) {
					throw new IllegalArgumentException("'" + tag + "' is not removed");
				}
			}
			return new PropertyChanges(changes, Set.of(optional));
		}

	}

}
