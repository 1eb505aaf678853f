// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.jackson;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;

/**
 * The names of properties in JSON: {@code PR_SENDER_NAME} is {@code senderName}, a
 * property without a name its number. May be used from any thread.
 */
final class PropertyNames {

	private static final Map<Integer, Known> KNOWN = new HashMap<>();

	static {
		PropertyTags.all()
			.forEach((tag) -> KNOWN.put(tag.value(), new Known(tag, camelCase(withoutPrefix(documented(tag))))));
	}

	private PropertyNames() {
	}

	static String documented(PropertyTag<?> tag) {
		String name = PropertyTags.nameOf(tag.value());
		return (name != null) ? name : "0x%08X".formatted(tag.value());
	}

	static String inJson(PropertyTag<?> tag) {
		Known known = KNOWN.get(tag.value());
		return (known != null) ? known.name() : documented(tag);
	}

	/**
	 * Returns the tag by which a value is to be read. A subsystem that answers what it
	 * has does not know which binary values are entry identifiers; {@link PropertyTags}
	 * does.
	 * @param tag a tag
	 * @return the tag of the same number, with the Java type of its values
	 */
	static PropertyTag<?> typed(PropertyTag<?> tag) {
		Known known = KNOWN.get(tag.value());
		return (known != null) ? known.tag() : tag;
	}

	private static String withoutPrefix(String documented) {
		return documented.startsWith("PR_") ? documented.substring(3) : documented;
	}

	private static String camelCase(String name) {
		StringBuilder text = new StringBuilder();
		for (String word : name.toLowerCase(Locale.ROOT).split("_")) {
			text.append(text.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
		}
		return text.toString();
	}

	private record Known(PropertyTag<?> tag, String name) {

	}

}
