// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32;

import io.github.mapikit.mailfiles.pst.builder.ltp.PropertyBag;
import io.github.mapikit.mailfiles.pst.builder.ltp.PropertyEncoder;

/**
 * The identifiers that properties with names have in the file. Belongs to one thread.
 * <p>
 * Source: [MS-PST], 2.4.7.
 */
public final class NamedProperties {

	private static final UUID PS_MAPI = UUID.fromString("00020328-0000-0000-c000-000000000046");

	/** The property set of texts that anybody may use. */
	public static final UUID PS_PUBLIC_STRINGS = UUID.fromString("00020329-0000-0000-c000-000000000046");

	private static final int BUCKETS = 251;

	private static final int FIRST_ID = 0x8000;

	private static final int LONG = 0x0003;

	private static final int BINARY = 0x0102;

	private final List<UUID> sets = new ArrayList<>();

	private final List<Entry> entries = new ArrayList<>();

	private final ByteArrayOutputStream strings = new ByteArrayOutputStream();

	/**
	 * Returns the identifier of a property that a number names.
	 * @param set the property set
	 * @param number the number
	 * @return the identifier, from 0x8000 on
	 */
	public int id(UUID set, int number) {
		return id(new Entry(number, number, set(set) << 1));
	}

	/**
	 * Returns the identifier of a property that a text names.
	 * @param set the property set
	 * @param name the text
	 * @return the identifier, from 0x8000 on
	 */
	public int id(UUID set, String name) {
		byte[] bytes = name.getBytes(StandardCharsets.UTF_16LE);
		int kind = set(set) << 1 | 1;
		int hash = weak(bytes);
		for (int i = 0; i < this.entries.size(); i++) {
			if (this.entries.get(i).hashed() == hash && this.entries.get(i).kind() == kind) {
				return FIRST_ID + i;
			}
		}
		int offset = this.strings.size();
		this.strings.writeBytes(buffer(4).putInt(bytes.length).array());
		this.strings.writeBytes(bytes);
		this.strings.writeBytes(new byte[-bytes.length & 3]);
		return id(new Entry(offset, hash, kind));
	}

	private int id(Entry entry) {
		int index = this.entries.indexOf(entry);
		if (index < 0) {
			index = this.entries.size();
			this.entries.add(entry);
		}
		return FIRST_ID + index;
	}

	private int set(UUID set) {
		if (set.equals(PS_MAPI)) {
			return 1;
		}
		if (set.equals(PS_PUBLIC_STRINGS)) {
			return 2;
		}
		if (!this.sets.contains(set)) {
			this.sets.add(set);
		}
		return 3 + this.sets.indexOf(set);
	}

	/** The checksum without inversions: what those add is the same for equal lengths. */
	private static int weak(byte[] bytes) {
		return standard(bytes) ^ standard(new byte[bytes.length]);
	}

	private static int standard(byte[] bytes) {
		CRC32 crc = new CRC32();
		crc.update(bytes);
		return (int) crc.getValue();
	}

	PropertyBag properties() {
		PropertyBag properties = new PropertyBag().set(1, LONG, BUCKETS);
		ByteArrayOutputStream guids = new ByteArrayOutputStream();
		this.sets.forEach((set) -> guids.writeBytes(PropertyEncoder.guid(set)));
		properties.set(2, BINARY, guids.toByteArray());
		ByteArrayOutputStream list = new ByteArrayOutputStream();
		Map<Integer, ByteArrayOutputStream> buckets = new TreeMap<>();
		for (int i = 0; i < this.entries.size(); i++) {
			Entry entry = this.entries.get(i);
			list.writeBytes(record(entry.value(), entry.kind(), i));
			buckets
				.computeIfAbsent(Integer.remainderUnsigned(entry.hashed() ^ entry.kind(), BUCKETS),
						(bucket) -> new ByteArrayOutputStream())
				.writeBytes(record(entry.hashed(), entry.kind(), i));
		}
		properties.set(3, BINARY, list.toByteArray()).set(4, BINARY, this.strings.toByteArray());
		buckets.forEach((bucket, bytes) -> properties.set(0x1000 + bucket, BINARY, bytes.toByteArray()));
		return properties;
	}

	private static byte[] record(int value, int kind, int index) {
		return buffer(8).putInt(value).putShort((short) kind).putShort((short) index).array();
	}

	private static ByteBuffer buffer(int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * A name.
	 *
	 * @param value the number, or where the text stands
	 * @param hashed the number, or the text's checksum
	 * @param kind the property set, and whether it is a text
	 */
	private record Entry(int value, int hashed, int kind) {
	}

}
