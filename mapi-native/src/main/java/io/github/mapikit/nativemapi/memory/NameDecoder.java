// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.github.mapikit.model.property.NamedProperty;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code MAPINAMEID} structures. For one thread.
 * <p>
 * Sources: "MAPINAMEID", "IMAPIProp::GetNamesFromIDs" (MAPI reference).
 */
public final class NameDecoder {

	private final MemoryReader reader;

	private final Bitness bitness;

	/**
	 * Creates a decoder.
	 * @param reader the memory
	 */
	public NameDecoder(MemoryReader reader) {
		this.reader = reader;
		this.bitness = reader.bitness();
	}

	/**
	 * Reads the answer of {@code GetNamesFromIDs}.
	 * @param address the address of an array of pointers to names
	 * @param count how many came
	 * @param ids the identifiers that were asked for
	 * @return the names by identifier, without those that have none
	 * @throws NativeDataException if what is there cannot be names
	 */
	public Map<Integer, NamedProperty> names(long address, int count, int... ids) {
		if (count != ids.length) {
			throw new NativeDataException(
					"%d names came where %d were asked for".formatted(count & 0xFFFFFFFFL, ids.length));
		}
		Map<Integer, NamedProperty> names = new LinkedHashMap<>();
		if (count == 0) {
			return names;
		}
		int step = this.bitness.pointerSize();
		MemoryBlock pointers = this.reader.block(address, (long) count * step);
		for (int i = 0; i < count; i++) {
			long pointer = pointers.pointer(i * step);
			NamedProperty name = (pointer != 0) ? name(pointer) : null;
			if (name != null) {
				names.put(ids[i], name);
			}
		}
		return names;
	}

	private @Nullable NamedProperty name(long address) {
		MemoryBlock block = this.reader.block(address, Struct.NAME_ID.size(this.bitness));
		long set = block.pointer(StructField.NAME_ID_SET.offset(this.bitness));
		if (set == 0) {
			return null;
		}
		int kind = block.int32(StructField.NAME_ID_KIND.offset(this.bitness));
		UUID guid = PropertyDecoder.uuid(this.reader.block(set, Struct.GUID.size(this.bitness)), 0);
		if (kind == ArgumentEncoder.MNID_ID) {
			return NamedProperty.of(guid, block.int32(StructField.NAME_ID_NUMBER.offset(this.bitness)));
		}
		if (kind != ArgumentEncoder.MNID_STRING) {
			throw new NativeDataException("a name of kind %d cannot be".formatted(kind));
		}
		String text = this.reader.text(block.pointer(StructField.NAME_ID_TEXT.offset(this.bitness)));
		return text.isEmpty() ? null : NamedProperty.of(guid, text);
	}

}
