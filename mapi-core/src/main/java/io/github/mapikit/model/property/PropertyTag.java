// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import org.jspecify.annotations.Nullable;

/**
 * The tag of a property: its identifier and its type in one 32-bit number, together with
 * the Java type of its values. Two tags are equal when their numbers are.
 * <p>
 * A tag also builds what is said about its property: sort keys ({@link #ascending()},
 * {@link #descending()}) and restrictions ({@link #is}, {@link #contains} and so on). A
 * restriction that is built here asks too whether the property is there, so that an
 * object without it does not pass in any store, see {@link Restriction}.
 * <p>
 * Source: "Property Tags" (MAPI documentation).
 *
 * @param <T> the Java type of the values
 * @since 0.1.0
 * @see PropertyTags
 */
public final class PropertyTag<T> implements Serializable {

	@Serial
	private static final long serialVersionUID = 1L;

	/** {@code PR_ANR}, which is no property of an object but a question to its table. */
	private static final int ANR = 0x360C;

	private final int tag;

	private final PropertyType type;

	/** The class of the values that a driver returns, or {@link EntryId}. */
	final Class<?> javaType;

	private PropertyTag(int id, PropertyType type, Class<?> javaType) {
		if (id < 0 || id > 0xFFFF) {
			throw new IllegalArgumentException("A property identifier is a 16-bit number, not " + id);
		}
		if (javaType != type.javaType() && (type != PropertyType.BINARY || javaType != EntryId.class)) {
			throw new IllegalArgumentException("Values of type '" + type + "' are of the Java type '"
					+ type.javaType().getSimpleName() + "', not '" + javaType.getSimpleName() + "'");
		}
		this.tag = (id << 16) | type.code();
		this.type = type;
		this.javaType = javaType;
	}

	/**
	 * Returns the tag with a number, with values of the Java type that belongs to its
	 * property type.
	 * @param tag the number, such as {@code 0x0037001F}
	 * @return the tag
	 * @throws IllegalArgumentException if the type half is none that this API carries
	 */
	public static PropertyTag<?> of(int tag) {
		PropertyType type = PropertyType.ofCode(tag & 0xFFFF);
		if (type == null) {
			throw new IllegalArgumentException(
					"The property type 0x%04X of tag 0x%08X is not known".formatted(tag & 0xFFFF, tag));
		}
		return new PropertyTag<>(tag >>> 16, type, type.javaType());
	}

	/**
	 * Returns a tag of any type, such as
	 * {@code PropertyTag.of(0x3701, PropertyType.OBJECT, Void.class)}. For the usual
	 * types there are shorter ways.
	 * @param id the property identifier
	 * @param type the property type
	 * @param javaType the Java type of the type's values; of {@code PT_BINARY} also
	 * {@link EntryId}
	 * @param <T> the Java type of the values
	 * @return the tag
	 * @throws IllegalArgumentException if values of the type are of another Java type
	 */
	public static <T> PropertyTag<T> of(int id, PropertyType type, Class<T> javaType) {
		return new PropertyTag<>(id, type, javaType);
	}

	/**
	 * Returns a {@code PT_UNICODE} tag.
	 * @param id the property identifier
	 * @return the tag
	 */
	public static PropertyTag<String> unicode(int id) {
		return new PropertyTag<>(id, PropertyType.UNICODE, String.class);
	}

	/**
	 * Returns a {@code PT_LONG} tag.
	 * @param id the property identifier
	 * @return the tag
	 */
	public static PropertyTag<Integer> int32(int id) {
		return new PropertyTag<>(id, PropertyType.LONG, Integer.class);
	}

	/**
	 * Returns a {@code PT_I8} tag.
	 * @param id the property identifier
	 * @return the tag
	 */
	public static PropertyTag<Long> int64(int id) {
		return new PropertyTag<>(id, PropertyType.I8, Long.class);
	}

	/**
	 * Returns a {@code PT_BOOLEAN} tag.
	 * @param id the property identifier
	 * @return the tag
	 */
	public static PropertyTag<Boolean> bool(int id) {
		return new PropertyTag<>(id, PropertyType.BOOLEAN, Boolean.class);
	}

	/**
	 * Returns a {@code PT_SYSTIME} tag.
	 * @param id the property identifier
	 * @return the tag
	 */
	public static PropertyTag<Instant> time(int id) {
		return new PropertyTag<>(id, PropertyType.SYSTIME, Instant.class);
	}

	/**
	 * Returns a {@code PT_BINARY} tag.
	 * @param id the property identifier
	 * @return the tag
	 */
	public static PropertyTag<Binary> binary(int id) {
		return new PropertyTag<>(id, PropertyType.BINARY, Binary.class);
	}

	/**
	 * Returns a {@code PT_BINARY} tag whose values are entry identifiers.
	 * @param id the property identifier
	 * @return the tag
	 */
	public static PropertyTag<EntryId> entryId(int id) {
		return new PropertyTag<>(id, PropertyType.BINARY, EntryId.class);
	}

	/**
	 * Returns a {@code PT_MV_UNICODE} tag.
	 * @param id the property identifier
	 * @return the tag
	 */
	public static PropertyTag<List<String>> unicodeList(int id) {
		return new PropertyTag<>(id, PropertyType.MV_UNICODE, List.class);
	}

	/**
	 * Returns the 32-bit number: identifier in the high word, type in the low word.
	 * @return the number
	 */
	public int value() {
		return this.tag;
	}

	/**
	 * Returns the identifier.
	 * @return the high word of the number
	 */
	public int id() {
		return this.tag >>> 16;
	}

	/**
	 * Returns the type.
	 * @return the property type
	 */
	public PropertyType type() {
		return this.type;
	}

	/**
	 * Returns a value that this property may be set to. For whoever implements the
	 * setting of properties.
	 * @param value the value that the caller gave
	 * @return the same value
	 * @throws NullPointerException if there is none; says how to remove a property
	 */
	public T requireValue(T value) {
		return Objects.requireNonNull(value,
				() -> "Property '" + this + "' cannot be set to null: 'remove' removes it");
	}

	/**
	 * Returns a value as this tag's Java type.
	 * @param value a value that a driver returned for this property
	 * @return the same value, as an entry identifier if this tag's values are such
	 * @throws ClassCastException if the value is of another type
	 */
	@SuppressWarnings("unchecked")
	T cast(Object value) {
		if (this.javaType == EntryId.class && value instanceof Binary bytes) {
			return (T) new EntryId(bytes);
		}
		return (T) this.javaType.cast(value);
	}

	/**
	 * Returns the sort key that puts the smallest value first.
	 * @return the sort key
	 */
	public SortOrder ascending() {
		return new SortOrder(this, SortOrder.Direction.ASCENDING);
	}

	/**
	 * Returns the sort key that puts the largest value first.
	 * @return the sort key
	 */
	public SortOrder descending() {
		return new SortOrder(this, SortOrder.Direction.DESCENDING);
	}

	/**
	 * Returns the restriction to objects whose property has this value.
	 * @param value the value
	 * @return the restriction
	 */
	public Restriction is(T value) {
		return ifThere(new Restriction.Property(this, Restriction.Relation.EQUAL, value));
	}

	/**
	 * Returns the restriction to objects whose property has another value. One without
	 * the property does not pass; {@code not(tag.is(value))} lets it pass.
	 * @param value the value
	 * @return the restriction
	 */
	public Restriction isNot(T value) {
		return ifThere(new Restriction.Property(this, Restriction.Relation.NOT_EQUAL, value));
	}

	/**
	 * Returns the restriction to objects whose property is less than a value.
	 * @param value the value
	 * @return the restriction
	 */
	public Restriction lessThan(T value) {
		return ifThere(new Restriction.Property(this, Restriction.Relation.LESS, value));
	}

	/**
	 * Returns the restriction to objects whose property is at most a value.
	 * @param value the value
	 * @return the restriction
	 */
	public Restriction atMost(T value) {
		return ifThere(new Restriction.Property(this, Restriction.Relation.LESS_OR_EQUAL, value));
	}

	/**
	 * Returns the restriction to objects whose property is greater than a value.
	 * @param value the value
	 * @return the restriction
	 */
	public Restriction greaterThan(T value) {
		return ifThere(new Restriction.Property(this, Restriction.Relation.GREATER, value));
	}

	/**
	 * Returns the restriction to objects whose property is at least a value.
	 * @param value the value
	 * @return the restriction
	 */
	public Restriction atLeast(T value) {
		return ifThere(new Restriction.Property(this, Restriction.Relation.GREATER_OR_EQUAL, value));
	}

	/**
	 * Returns the restriction to objects whose text property contains a text, ignoring
	 * case as far as the store does.
	 * @param text the text
	 * @return the restriction
	 */
	public Restriction contains(String text) {
		return ifThere(new Restriction.Content(this, text, Restriction.Match.SUBSTRING, true));
	}

	/**
	 * Returns the restriction to objects whose text property begins with a text, ignoring
	 * case as far as the store does.
	 * @param text the text
	 * @return the restriction
	 */
	public Restriction startsWith(String text) {
		return ifThere(new Restriction.Content(this, text, Restriction.Match.PREFIX, true));
	}

	// "Types of Restrictions" (MAPI documentation): MAPI does not say what a restriction
	// on a property says of an object without it, but for PR_ANR
	Restriction ifThere(Restriction restriction) {
		return (id() != ANR) ? Restriction.and(exists(), restriction) : restriction;
	}

	/**
	 * Returns the restriction to objects that have the property.
	 * @return the restriction
	 */
	public Restriction exists() {
		return new Restriction.Exists(this);
	}

	@Serial
	private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
		in.defaultReadObject();
		try {
			PropertyTag<?> checked = new PropertyTag<>(this.tag >>> 16, this.type, this.javaType);
			if (checked.tag != this.tag) {
				throw new InvalidObjectException("0x%08X is no tag of type '%s'".formatted(this.tag, this.type));
			}
		}
		catch (NullPointerException | IllegalArgumentException ex) {
			throw (InvalidObjectException) new InvalidObjectException("No property tag: " + ex.getMessage())
				.initCause(ex);
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof PropertyTag<?> that && this.tag == that.tag);
	}

	@Override
	public int hashCode() {
		return this.tag;
	}

	@Override
	public String toString() {
		String name = PropertyNames.of(this.tag);
		String hex = "0x%08X".formatted(this.tag);
		return (name != null) ? name + " (" + hex + ")" : hex;
	}

}
