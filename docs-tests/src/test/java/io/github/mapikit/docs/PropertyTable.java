// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.docs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.util.ClassUtils;

/**
 * The table of all properties, made from the configuration metadata.
 */
final class PropertyTable {

	static final String START = "<!-- properties: made from the configuration metadata; do not edit -->";

	static final String END = "<!-- end of properties -->";

	private static final Map<String, String> TYPES = Map.of("java.time.Duration", "duration", "java.lang.Boolean",
			"true or false", "java.lang.Integer", "number", "java.lang.Long", "number", "java.lang.String", "text",
			"java.nio.file.Path", "path", "org.springframework.util.unit.DataSize", "size",
			"java.util.List<java.lang.String>", "list of texts");

	private PropertyTable() {
	}

	static String of(List<ConfigurationMetadata.Property> properties) {
		Map<String, List<ConfigurationMetadata.Property>> groups = properties.stream()
			.collect(Collectors.groupingBy((property) -> group(property.name()), TreeMap::new, Collectors.toList()));
		StringBuilder text = new StringBuilder();
		groups.forEach((group, members) -> {
			text.append("\n### ").append(group).append("\n\n| property | type | default | what it does |\n");
			text.append("|---|---|---|---|\n");
			members.forEach((property) -> text.append(row(property)));
		});
		return text.append('\n').toString();
	}

	private static String group(String name) {
		String[] parts = name.split("\\.");
		if (!parts[0].equals("mapi")) {
			return "management";
		}
		return (parts.length > 2) ? "mapi." + parts[1] : "mapi";
	}

	private static String row(ConfigurationMetadata.Property property) {
		Object value = property.defaultValue();
		String defaultValue = (value == null || "".equals(value)) ? "" : "`" + text(value) + "`";
		return "| `%s` | %s | %s | %s |\n".formatted(property.name(), type(property), defaultValue,
				property.description().replace("|", "\\|"));
	}

	private static String text(Object value) {
		if (value instanceof List<?> list) {
			return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
		}
		return String.valueOf(value).replace('_', '-');
	}

	private static String type(ConfigurationMetadata.Property property) {
		String known = TYPES.get(property.type());
		if (known != null) {
			return known;
		}
		if (property.isList()) {
			return "list";
		}
		Class<?> type = ClassUtils.resolveClassName(property.type(), PropertyTable.class.getClassLoader());
		Object[] constants = type.getEnumConstants();
		return (constants != null) ? Arrays.stream(constants)
			.map((constant) -> "`" + constant.toString().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
			.collect(Collectors.joining(", ")) : type.getSimpleName();
	}

}
