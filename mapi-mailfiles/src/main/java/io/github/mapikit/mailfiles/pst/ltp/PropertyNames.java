// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ltp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.pst.ndb.NodeEntry;
import io.github.mapikit.mailfiles.pst.ndb.NodeIds;
import io.github.mapikit.mailfiles.pst.ndb.NodeReader;
import org.jspecify.annotations.Nullable;

/**
 * The names of the properties whose identifiers are 0x8000 and above
 * ({@code NID_NAME_TO_ID_MAP}). Unchanging.
 * <p>
 * Source: [MS-PST], 2.4.7.
 *
 * @since 0.1.0
 */
public final class PropertyNames {

	/** No names. */
	public static final PropertyNames NONE = new PropertyNames(Map.of());

	private static final UUID MAPI = UUID.fromString("00020328-0000-0000-C000-000000000046");

	private static final UUID PUBLIC_STRINGS = UUID.fromString("00020329-0000-0000-C000-000000000046");

	private static final UUID NO_SET = new UUID(0, 0);

	private static final int SETS = 0x0002;

	private static final int ENTRIES = 0x0003;

	private static final int STRINGS = 0x0004;

	private static final int ENTRY_SIZE = 8;

	private static final int FIRST_ID = 0x8000;

	private static final int LIMIT = 16 * 1024 * 1024;

	private static final int LONGEST_NAME = 1024;

	private final Map<Integer, Name> names;

	private PropertyNames(Map<Integer, Name> names) {
		this.names = Collections.unmodifiableMap(names);
	}

	/**
	 * Reads the names.
	 * @param reader who reads
	 * @return the names; none if the file has no such map
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	public static PropertyNames read(NodeReader reader) throws IOException {
		NodeEntry node = reader.node(NodeIds.NAME_TO_ID_MAP);
		Map<Integer, Name> names = new TreeMap<>();
		if (node != null) {
			PropertyContext properties = new PropertyContext(reader, node);
			ByteBuffer sets = stream(properties, SETS);
			ByteBuffer entries = stream(properties, ENTRIES);
			ByteBuffer strings = stream(properties, STRINGS);
			for (int at = 0; at + ENTRY_SIZE <= entries.limit(); at += ENTRY_SIZE) {
				int id = FIRST_ID + (entries.getShort(at + 6) & 0xFFFF);
				Name name = name(entries.getInt(at), entries.getShort(at + 4) & 0xFFFF, sets, strings);
				if (name != null && id <= 0xFFFF) {
					names.putIfAbsent(id, name);
				}
			}
		}
		return new PropertyNames(names);
	}

	private static ByteBuffer stream(PropertyContext properties, int id) throws IOException {
		PropertyContext.Property property = properties.find(id);
		if (property != null && property.type() != PropertyTypes.BINARY) {
			throw new BrokenMailException("the names of its properties have another form");
		}
		return (property != null) ? properties.bytes(property, LIMIT) : ByteBuffer.allocate(0);
	}

	private static @Nullable Name name(int value, int kind, ByteBuffer sets, ByteBuffer strings) {
		UUID set = switch (kind >>> 1) {
			case 0 -> NO_SET;
			case 1 -> MAPI;
			case 2 -> PUBLIC_STRINGS;
			default -> {
				int at = ((kind >>> 1) - 3) * 16;
				yield (at + 16 <= sets.limit()) ? ValueReader.guid(sets.slice(at, 16).order(ByteOrder.LITTLE_ENDIAN))
						: null;
			}
		};
		if (set == null) {
			return null;
		}
		if ((kind & 1) == 0) {
			return new Name(set, value & 0xFFFFFFFFL, null);
		}
		int length = (value >= 0 && value + 4 <= strings.limit() && value + 4 > 0) ? strings.getInt(value) : -1;
		if (length < 0 || length > Math.min(LONGEST_NAME, strings.limit() - value - 4)) {
			return null;
		}
		byte[] text = new byte[length];
		strings.get(value + 4, text);
		return new Name(set, 0, decode(text));
	}

	/** Old programs have written names of ASCII into it, as they were. */
	private static String decode(byte[] text) {
		boolean ascii = text.length > 1;
		for (int i = 0; i < text.length - 1; i++) {
			ascii &= text[i] > 0;
		}
		String name = ascii ? new String(text, StandardCharsets.US_ASCII)
				: new String(text, 0, text.length & ~1, StandardCharsets.UTF_16LE);
		int zero = name.indexOf('\0');
		return (zero >= 0) ? name.substring(0, zero) : name;
	}

	/**
	 * Returns the name of a property.
	 * @param id its identifier
	 * @return the name, or {@code null} if the file maps none to it
	 */
	public @Nullable Name of(int id) {
		return this.names.get(id);
	}

	/**
	 * Returns all names.
	 * @return names by identifier
	 */
	public Map<Integer, Name> all() {
		return this.names;
	}

	/**
	 * The name of a property.
	 *
	 * @param set the property set
	 * @param id the number in the set, 32 bits; 0 if it has a text
	 * @param text the text, or {@code null} if it has a number
	 */
	public record Name(UUID set, long id, @Nullable String text) {

	}

}
