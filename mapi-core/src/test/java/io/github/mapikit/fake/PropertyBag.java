// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Row;
import org.jspecify.annotations.Nullable;

/**
 * Properties with their values, in the order of their identifiers. Of an identifier there
 * is one value, whatever its type.
 */
final class PropertyBag {

	/** The largest value that is read at once; larger ones are streams. */
	static final int LARGEST_VALUE = 32 * 1024;

	/** The longest text that tables of folders show. */
	static final int LONGEST_COLUMN = 255;

	private final Map<Integer, Cell> cells = new TreeMap<>();

	PropertyBag() {
	}

	PropertyBag(PropertyBag other) {
		this.cells.putAll(other.cells);
	}

	PropertyBag(PropertyValues values) {
		for (PropertyTag<?> tag : values.tags()) {
			Object value = values.value(tag).value();
			if (value != null) {
				put(tag, value);
			}
		}
	}

	PropertyBag put(PropertyTag<?> tag, Object value) {
		this.cells.put(tag.id(), new Cell(tag, (value instanceof EntryId id) ? id.bytes() : value));
		return this;
	}

	PropertyBag putIfAbsent(PropertyTag<?> tag, Object value) {
		return this.cells.containsKey(tag.id()) ? this : put(tag, value);
	}

	void putAll(PropertyBag others) {
		this.cells.putAll(others.cells);
	}

	void remove(PropertyTag<?> tag) {
		this.cells.remove(tag.id());
	}

	boolean has(PropertyTag<?> tag) {
		return get(tag) != null;
	}

	@Nullable Object get(PropertyTag<?> tag) {
		Cell cell = cell(tag);
		return (cell != null) ? cell.value : null;
	}

	private @Nullable Cell cell(PropertyTag<?> tag) {
		Cell cell = this.cells.get(tag.id());
		boolean fits = cell != null && (tag.type() == PropertyType.UNSPECIFIED || cell.tag.type() == tag.type());
		return fits ? cell : null;
	}

	String text(PropertyTag<String> tag) {
		Object value = get(tag);
		return (value != null) ? (String) value : "";
	}

	int number(PropertyTag<Integer> tag) {
		Object value = get(tag);
		return (value != null) ? (Integer) value : 0;
	}

	boolean truth(PropertyTag<Boolean> tag) {
		return Boolean.TRUE.equals(get(tag));
	}

	@Nullable EntryId entryId(PropertyTag<EntryId> tag) {
		Object value = get(tag);
		return (value != null) ? new EntryId((Binary) value) : null;
	}

	// answers

	/**
	 * Returns what is answered for some properties.
	 */
	PropertyValues read(PropertyTag<?>... tags) {
		PropertyTag<?>[] answered = new PropertyTag<?>[tags.length];
		@Nullable Object[] values = new @Nullable Object[tags.length];
		for (int i = 0; i < tags.length; i++) {
			Cell cell = cell(tags[i]);
			boolean untyped = cell != null && tags[i].type() == PropertyType.UNSPECIFIED;
			answered[i] = untyped ? cell.tag : tags[i];
			values[i] = (cell != null) ? shown(cell.value) : null;
		}
		return PropertyValues.of(answered, values);
	}

	PropertyValues readAll() {
		List<PropertyTag<?>> tags = new ArrayList<>();
		this.cells.values().forEach((cell) -> tags.add(cell.tag));
		return read(tags.toArray(new PropertyTag<?>[0]));
	}

	/**
	 * Returns what a table shows.
	 * @param shortened whether long texts are cut, as tables of folders do
	 */
	Row row(PropertyTag<?>[] columns, boolean shortened) {
		@Nullable Object[] values = new @Nullable Object[columns.length];
		for (int i = 0; i < columns.length; i++) {
			Object value = get(columns[i]);
			boolean cut = shortened && value instanceof String text && text.length() > LONGEST_COLUMN;
			values[i] = cut ? ((String) value).substring(0, LONGEST_COLUMN) : (value != null) ? shown(value) : null;
		}
		return new Row(columns, values);
	}

	private static Object shown(Object value) {
		return (size(value) > LARGEST_VALUE) ? MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY : value;
	}

	/**
	 * Returns how many bytes the values have.
	 */
	int size() {
		int size = 0;
		for (Cell cell : this.cells.values()) {
			size += size(cell.value);
		}
		return size;
	}

	static int size(Object value) {
		if (value instanceof String text) {
			return 2 * text.length();
		}
		if (value instanceof Binary binary) {
			return binary.size();
		}
		int smallest = 8;
		return (value instanceof List<?> list) ? list.stream().mapToInt(PropertyBag::size).sum() : smallest;
	}

	void removeAll(Set<? extends PropertyTag<?>> tags) {
		tags.forEach(this::remove);
	}

	private record Cell(PropertyTag<?> tag, Object value) {

	}

}
