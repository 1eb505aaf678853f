// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Row;
import org.jspecify.annotations.Nullable;

/**
 * Collects answers, with the types that the properties turned out to have. For one
 * thread.
 */
public final class PropertyAnswers {

	private final PropertyTag<?>[] tags;

	private final @Nullable Object[] values;

	private int size;

	/**
	 * Creates a collection of nothing.
	 * @param count how many answers will be added
	 */
	public PropertyAnswers(int count) {
		this.tags = new PropertyTag<?>[count];
		this.values = new @Nullable Object[count];
	}

	/**
	 * Reads and adds an answer.
	 * @param decoder reads the value
	 * @param block the block that the {@code SPropValue} is in
	 * @param start where it begins
	 * @param asked the property that was asked for
	 */
	public void add(PropertyDecoder decoder, MemoryBlock block, int start, PropertyTag<?> asked) {
		Object value = decoder.answer(block, start, asked);
		add((asked.type() == PropertyType.UNSPECIFIED) ? answered(block.int32(start), asked) : asked, value);
	}

	/**
	 * Adds an answer.
	 * @param tag the property
	 * @param value the value or the reason why there is none
	 */
	public void add(PropertyTag<?> tag, @Nullable Object value) {
		this.tags[this.size] = tag;
		this.values[this.size] = value;
		this.size++;
	}

	/**
	 * Returns the tag of an answer.
	 * @param answered the number of the tag that was answered
	 * @param otherwise what was asked for; returned if the answer is an error, of a type
	 * that is not known, or another property
	 * @return the tag
	 */
	public static PropertyTag<?> answered(int answered, PropertyTag<?> otherwise) {
		PropertyType type = PropertyType.ofCode(answered & 0xFFFF);
		return (type == null || type == PropertyType.ERROR || type == PropertyType.NULL
				|| answered >>> 16 != otherwise.id()) ? otherwise : PropertyTag.of(answered);
	}

	/**
	 * Returns the tag of a property that nobody asked for by its tag.
	 * @param tag the number of the tag
	 * @return the tag; without a type if the model has no name for its type
	 */
	public static PropertyTag<?> known(int tag) {
		return PropertyTag.of((PropertyType.ofCode(tag & 0xFFFF) != null) ? tag : tag & 0xFFFF0000);
	}

	/**
	 * Returns what was added. Nothing may be added any more.
	 * @return the answers
	 */
	public PropertyValues toValues() {
		return values(this.tags, this.values);
	}

	/**
	 * Returns what was added as a row. Nothing may be added any more.
	 * @return the row
	 */
	public Row toRow() {
		return row(this.tags, this.values);
	}

	// the compiler of Java 17 does not read from class files that the elements of a
	// parameter's array may be null

	@SuppressWarnings("NullAway")
	static Row row(PropertyTag<?>[] columns, @Nullable Object[] values) {
		return new Row(columns, values);
	}

	@SuppressWarnings("NullAway")
	private static PropertyValues values(PropertyTag<?>[] tags, @Nullable Object[] values) {
		return PropertyValues.of(tags, values);
	}

}
