// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.NamedProperty;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.SortOrder;

/**
 * Writes the structures that MAPI takes as arguments, beside property values and
 * restrictions.
 */
public final class ArgumentEncoder {

	private static final int TABLE_SORT_ASCEND = 0;

	private static final int TABLE_SORT_DESCEND = 1;

	static final int MNID_ID = 0;

	static final int MNID_STRING = 1;

	private ArgumentEncoder() {
	}

	/**
	 * Adds an {@code SPropTagArray}.
	 * @param writer where to write
	 * @param tags the properties
	 * @return its offset
	 */
	public static int tags(StructWriter writer, PropertyTag<?>... tags) {
		int array = StructField.PROP_TAG_ARRAY_TAGS.offset(writer.bitness());
		int start = writer.allocate(Math.addExact(array, Math.multiplyExact(4, tags.length)));
		writer.int32(start, StructField.PROP_TAG_ARRAY_COUNT, tags.length);
		for (int i = 0; i < tags.length; i++) {
			writer.int32(start + array + 4 * i, tags[i].value());
		}
		return start;
	}

	/**
	 * Adds an {@code SSortOrderSet} without categories.
	 * @param writer where to write
	 * @param keys the sort keys, most important first
	 * @return its offset
	 */
	public static int sortOrder(StructWriter writer, SortOrder... keys) {
		int array = StructField.SORT_ORDER_SET_ORDERS.offset(writer.bitness());
		int size = Struct.SORT_ORDER.size(writer.bitness());
		// the structure has one key even if it counts none
		int start = writer.allocate(Math.max(Struct.SORT_ORDER_SET.size(writer.bitness()),
				Math.addExact(array, Math.multiplyExact(size, keys.length))));
		writer.int32(start, StructField.SORT_ORDER_SET_COUNT, keys.length);
		for (int i = 0; i < keys.length; i++) {
			int at = start + array + size * i;
			writer.int32(at, StructField.SORT_ORDER_TAG, keys[i].tag().value());
			writer.int32(at, StructField.SORT_ORDER_DIRECTION,
					(keys[i].direction() == SortOrder.Direction.ASCENDING) ? TABLE_SORT_ASCEND : TABLE_SORT_DESCEND);
		}
		return start;
	}

	/**
	 * Adds an {@code ENTRYLIST}.
	 * @param writer where to write
	 * @param ids the entry identifiers
	 * @return its offset
	 */
	public static int entryList(StructWriter writer, Collection<EntryId> ids) {
		int start = writer.allocate(Struct.ENTRY_LIST, 1);
		int first = writer.allocate(Struct.BINARY, ids.size());
		writer.int32(start, StructField.ENTRY_LIST_COUNT, ids.size());
		writer.pointer(start, StructField.ENTRY_LIST_VALUES, first);
		int at = first;
		for (EntryId id : ids) {
			writer.int32(at, StructField.BINARY_SIZE, id.bytes().size());
			writer.pointer(at, StructField.BINARY_BYTES, writer.binary(id.bytes().toByteArray()));
			at += Struct.BINARY.size(writer.bitness());
		}
		return start;
	}

	/**
	 * Adds an {@code ADRLIST}.
	 * @param writer where to write
	 * @param entries the properties of each entry, of which those without a value are
	 * left out
	 * @return its offset
	 */
	public static int addressList(StructWriter writer, List<PropertyValues> entries) {
		int array = StructField.ADR_LIST_ENTRIES.offset(writer.bitness());
		int size = Struct.ADR_ENTRY.size(writer.bitness());
		int start = writer.allocate(Math.max(Struct.ADR_LIST.size(writer.bitness()),
				Math.addExact(array, Math.multiplyExact(size, entries.size()))));
		writer.int32(start, StructField.ADR_LIST_COUNT, entries.size());
		for (int i = 0; i < entries.size(); i++) {
			List<PropertyTag<?>> tags = new ArrayList<>();
			List<Object> values = new ArrayList<>();
			for (PropertyTag<?> tag : entries.get(i).tags()) {
				Object value = entries.get(i).value(tag).value();
				if (value != null) {
					tags.add(tag);
					values.add(value);
				}
			}
			int at = start + array + size * i;
			writer.int32(at, StructField.ADR_ENTRY_COUNT, values.size());
			writer.pointer(at, StructField.ADR_ENTRY_PROPS, PropertyEncoder.writeAll(writer, tags, values));
		}
		return start;
	}

	/**
	 * Adds an array of pointers to {@code MAPINAMEID}s, as {@code GetIDsFromNames} takes
	 * it.
	 * @param writer where to write
	 * @param names the names
	 * @return its offset
	 */
	public static int names(StructWriter writer, List<NamedProperty> names) {
		int step = writer.bitness().pointerSize();
		int start = writer.allocate(Math.multiplyExact(step, names.size()));
		for (int i = 0; i < names.size(); i++) {
			NamedProperty name = names.get(i);
			int at = writer.allocate(Struct.NAME_ID, 1);
			writer.pointer(start + step * i, at);
			writer.pointer(at, StructField.NAME_ID_SET, guid(writer, name.set()));
			String text = name.text();
			writer.int32(at, StructField.NAME_ID_KIND, (text != null) ? MNID_STRING : MNID_ID);
			if (text != null) {
				writer.pointer(at, StructField.NAME_ID_TEXT, writer.text(text));
			}
			else {
				writer.int32(at, StructField.NAME_ID_NUMBER, name.number());
			}
		}
		return start;
	}

	/**
	 * Adds a pointer to an {@code SPropTagArray}, as {@code GetNamesFromIDs} takes it.
	 * @param writer where to write
	 * @param ids the identifiers of the properties
	 * @return its offset
	 */
	public static int identifiers(StructWriter writer, int... ids) {
		int start = writer.allocate(writer.bitness().pointerSize());
		writer.pointer(start, tags(writer,
				Arrays.stream(ids).mapToObj((id) -> PropertyTag.of(id << 16)).toArray(PropertyTag[]::new)));
		return start;
	}

	/**
	 * Adds a GUID.
	 * @param writer where to write
	 * @param guid the GUID
	 * @return its offset
	 */
	public static int guid(StructWriter writer, UUID guid) {
		int start = writer.allocate(Struct.GUID, 1);
		PropertyEncoder.writeGuid(writer, start, guid);
		return start;
	}

}
