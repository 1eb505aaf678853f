// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.sequence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyTag;
import org.jspecify.annotations.Nullable;

/**
 * Properties that no driver gives a meaning to, from the range that message classes
 * define for themselves ("Property Identifiers", MAPI documentation), and values for
 * them.
 */
final class Tags {

	static final PropertyTag<Integer> NUMBER = PropertyTag.int32(0x6901);

	static final PropertyTag<Integer> OTHER_NUMBER = PropertyTag.int32(0x6902);

	static final PropertyTag<String> TEXT = PropertyTag.unicode(0x6903);

	static final PropertyTag<Instant> TIME = PropertyTag.time(0x6904);

	static final PropertyTag<Binary> BYTES = PropertyTag.binary(0x6906);

	static final PropertyTag<Integer> ABSENT = PropertyTag.int32(0x6908);

	private static final Map<PropertyTag<?>, String> NAMES = Map.of(NUMBER, "NUMBER", OTHER_NUMBER, "OTHER_NUMBER",
			TEXT, "TEXT", TIME, "TIME", BYTES, "BYTES", ABSENT, "ABSENT");

	private Tags() {
	}

	/**
	 * Names a property.
	 * @param tag the property
	 * @return the name, or {@code null} if it is none of these
	 */
	static @Nullable String name(PropertyTag<?> tag) {
		return NAMES.get(tag);
	}

	static byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		for (int i = 0; i < count; i++) {
			bytes[i] = (byte) (i * 31 + (i >>> 8));
		}
		return bytes;
	}

	static byte[] utf16(String text) {
		return text.getBytes(StandardCharsets.UTF_16LE);
	}

	static PropertyTag<?> unspecified(PropertyTag<?> tag) {
		return PropertyTag.of(tag.value() & 0xFFFF0000);
	}

}
