// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.sequence;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;

/**
 * Values as text that is the same in each run.
 */
final class ValueText {

	/** Longer values are shown by their beginning, length and check sum. */
	private static final int SHOWN = 60;

	private static final Set<PropertyTag<?>> SIZES = Set.of(PropertyTags.MESSAGE_SIZE, PropertyTags.ATTACH_SIZE);

	private static final Set<PropertyTag<?>> KEYS = Set.of(PropertyTags.RECORD_KEY, PropertyTags.SEARCH_KEY,
			PropertyTags.INSTANCE_KEY, PropertyTags.MDB_PROVIDER, PropertyTag.binary(0x65E2),
			PropertyTag.binary(0x65E3), PropertyTag.binary(0x65E0), PropertyTag.binary(0x65E1),
			PropertyTag.binary(0x0071), PropertyTag.binary(0x0FF8), PropertyTag.binary(0x0FFA));

	private static final Set<PropertyTag<?>> IDS = Set.of(PropertyTags.ENTRYID, PropertyTags.PARENT_ENTRYID,
			PropertyTags.STORE_ENTRYID, PropertyTags.SENTMAIL_ENTRYID);

	private final Map<Binary, String> ids = new HashMap<>();

	private final Map<Binary, String> keys = new HashMap<>();

	private final Instant start = Instant.now().minus(Duration.ofMinutes(1));

	private final String owner;

	ValueText(String owner) {
		this.owner = owner;
	}

	String of(PropertyTag<?> tag, Object value) {
		if (SIZES.contains(tag) && value instanceof Integer size) {
			return (size > 0) ? "<size>" : "0";
		}
		if (tag.equals(PropertyTags.MESSAGE_FLAGS) && value instanceof Integer flags) {
			return flags(flags);
		}
		if (value instanceof Binary bytes && IDS.contains(tag)) {
			return of(new EntryId(bytes));
		}
		if (value instanceof Binary bytes && KEYS.contains(tag)) {
			return this.keys.computeIfAbsent(bytes, (key) -> "<key %d>".formatted(this.keys.size() + 1));
		}
		if (value instanceof Binary bytes && tag.equals(PropertyTags.RTF_COMPRESSED)) {
			return (bytes.size() > 0) ? "<compressed RTF>" : "empty";
		}
		return of(value);
	}

	String of(Object value) {
		if (value instanceof EntryId id) {
			return this.ids.computeIfAbsent(id.bytes(), (bytes) -> "<entry id %d>".formatted(this.ids.size() + 1));
		}
		if (value instanceof String text) {
			return text(text.replace(this.owner, "<owner>"));
		}
		if (value instanceof Binary bytes) {
			return bytes(bytes);
		}
		if (value instanceof byte[] bytes) {
			return bytes(Binary.of(bytes));
		}
		if (value instanceof Instant time && time.isAfter(this.start)) {
			return "<now>";
		}
		if (value instanceof List<?> list) {
			return list.stream().map(this::of).toList().toString();
		}
		return value.toString();
	}

	private static String flags(int flags) {
		List<String> names = Stream.of(MessageFlag.values())
			.filter((flag) -> flag.isIn(flags))
			.map(MessageFlag::name)
			.toList();
		int others = flags & ~Stream.of(MessageFlag.values()).mapToInt(MessageFlag::mask).sum();
		return names + ((others != 0) ? " and 0x%X".formatted(others) : "");
	}

	private static String text(String text) {
		String plain = text.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n").replace("\0", "\\0");
		if (plain.length() <= SHOWN) {
			return '"' + plain + '"';
		}
		return "\"%s...\" (%d characters, %s)".formatted(plain.substring(0, 20), text.length(),
				sum(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static String bytes(Binary binary) {
		if (binary.size() <= SHOWN / 2) {
			return (binary.size() > 0) ? binary.toHex() : "empty";
		}
		return "%d bytes, %s".formatted(binary.size(), sum(binary.toByteArray()));
	}

	private static String sum(byte[] bytes) {
		CRC32 sum = new CRC32();
		sum.update(bytes);
		return "%08X".formatted(sum.getValue());
	}

}
