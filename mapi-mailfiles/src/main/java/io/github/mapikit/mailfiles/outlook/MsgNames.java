// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The named properties of an Outlook message: what the identifiers mean that they have in
 * its file. Those of an embedded message are named with those of the outermost. An entry
 * that is broken costs itself. Belongs to the thread that reads the message.
 * <p>
 * Source: [MS-OXMSG], 2.2.3.
 */
final class MsgNames {

	/** Of a message without named properties. */
	static final MsgNames NONE = new MsgNames(new NamedProperties(), new byte[0], new byte[0], new byte[0], 0);

	private static final int FIRST = 0x8000;

	private static final int ENTRY_SIZE = 8;

	private static final int GUID_SIZE = 16;

	private static final int LONGEST_NAME = 510;

	private static final int PS_MAPI = 1;

	private static final int PS_PUBLIC_STRINGS = 2;

	private final NamedProperties named;

	private final Map<Integer, PropertyName> names = new HashMap<>();

	/**
	 * Reads the names.
	 * @param named the identifiers of the mailbox
	 * @param entries the stream of entries
	 * @param guids the stream of property sets
	 * @param strings the stream of names
	 * @param limit how many names are read at most
	 */
	MsgNames(NamedProperties named, byte[] entries, byte[] guids, byte[] strings, int limit) {
		this.named = named;
		ByteBuffer buffer = ByteBuffer.wrap(entries).order(ByteOrder.LITTLE_ENDIAN);
		int count = Math.min(entries.length / ENTRY_SIZE, limit);
		for (int i = 0; i < count; i++) {
			int value = buffer.getInt();
			int kind = buffer.getShort() & 0xFFFF;
			int id = FIRST + (buffer.getShort() & 0xFFFF);
			UUID set = set(guids, kind >>> 1);
			if (set == null) {
				continue;
			}
			if ((kind & 1) == 0) {
				this.names.putIfAbsent(id, new PropertyName(set, value, null));
				continue;
			}
			String name = name(strings, value);
			if (name != null) {
				this.names.putIfAbsent(id, new PropertyName(set, 0, name));
			}
		}
	}

	private static @Nullable UUID set(byte[] guids, int index) {
		if (index == PS_MAPI) {
			return PropertyName.PS_MAPI;
		}
		if (index == PS_PUBLIC_STRINGS) {
			return PropertyName.PS_PUBLIC_STRINGS;
		}
		int at = (index - PS_PUBLIC_STRINGS - 1) * GUID_SIZE;
		return (at >= 0 && at + GUID_SIZE <= guids.length)
				? PropertyDecoder.guid(ByteBuffer.wrap(guids, at, GUID_SIZE).slice().order(ByteOrder.LITTLE_ENDIAN))
				: null;
	}

	private static @Nullable String name(byte[] strings, int at) {
		if (at < 0 || at > strings.length - 4) {
			return null;
		}
		int length = ByteBuffer.wrap(strings).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
		return (length > 0 && length <= LONGEST_NAME && length <= strings.length - at - 4)
				? new String(strings, at + 4, length & ~1, StandardCharsets.UTF_16LE) : null;
	}

	/**
	 * Returns the identifier that a named property has in the mailbox.
	 * @param id the identifier in the file
	 * @return the identifier, or 0 if it has no name
	 */
	int idOf(int id) {
		PropertyName name = this.names.get(id);
		return (name != null) ? this.named.idOf(name) : 0;
	}

	/**
	 * Returns the identifiers of the mailbox.
	 * @return the identifiers by name
	 */
	NamedProperties named() {
		return this.named;
	}

	@Override
	public String toString() {
		return this.names.toString();
	}

}
