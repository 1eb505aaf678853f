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

	private static final String PREFIX = "PR_";

	private static final Map<Integer, Known> KNOWN = new HashMap<>();

	static {
		PropertyTags.all().forEach((tag) -> KNOWN.put(tag.value(), new Known(tag, camelCase(documented(tag)))));
	}

	private PropertyNames() {
	}

	static String documented(PropertyTag<?> tag) {
		// a tag says its name, if it has one, before its number
		String text = tag.toString();
		int end = text.indexOf(' ');
		return (end >= 0) ? text.substring(0, end) : text;
	}

	static String inJson(PropertyTag<?> tag) {
		Known known = KNOWN.get(tag.value());
		return (known != null) ? known.name() : camelCase(documented(tag));
	}

	/**
	 * Returns the tag by which a value is to be read. A driver that answers what it has
	 * does not know which binary values are entry identifiers; {@link PropertyTags} does.
	 * @param tag a tag
	 * @return the tag of the same number, with the Java type of its values
	 */
	static PropertyTag<?> typed(PropertyTag<?> tag) {
		Known known = KNOWN.get(tag.value());
		return (known != null) ? known.tag() : tag;
	}

	private static String camelCase(String documented) {
		if (!documented.startsWith(PREFIX)) {
			return documented;
		}
		StringBuilder text = new StringBuilder();
		for (String word : documented.substring(PREFIX.length()).toLowerCase(Locale.ROOT).split("_")) {
			text.append(text.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
		}
		return text.toString();
	}

	private record Known(PropertyTag<?> tag, String name) {

	}

}
