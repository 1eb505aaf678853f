// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonParserFactory;

/**
 * The configuration metadata of everything on the class path, as an IDE reads it.
 */
final class ConfigurationMetadata {

	private static final String LOCATION = "META-INF/spring-configuration-metadata.json";

	private static final ConfigurationMetadata CLASS_PATH = read();

	private final Map<String, Property> properties;

	private ConfigurationMetadata(Map<String, Property> properties) {
		this.properties = properties;
	}

	static ConfigurationMetadata ofClassPath() {
		return CLASS_PATH;
	}

	private static ConfigurationMetadata read() {
		Map<String, Property> properties = new TreeMap<>();
		try {
			for (URL url : Collections.list(ConfigurationMetadata.class.getClassLoader().getResources(LOCATION))) {
				try (InputStream in = url.openStream()) {
					String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
					List<?> found = (List<?>) JsonParserFactory.getJsonParser().parseMap(json).get("properties");
					found.stream()
						.map((entry) -> Property.of((Map<?, ?>) entry))
						.forEach((property) -> properties.putIfAbsent(property.name(), property));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new ConfigurationMetadata(properties);
	}

	/**
	 * Returns the properties of this library.
	 * @return the properties, by name
	 */
	List<Property> own() {
		return this.properties.values()
			.stream()
			.filter((property) -> property.name().matches("(mapi|management\\.(health|endpoint)\\.mapi)\\..*"))
			.filter((property) -> !property.deprecated())
			.toList();
	}

	/**
	 * Finds the property that a key sets.
	 * @param key a key, which may go on behind the name of a map or list
	 * @return the property, or {@code null} if there is none
	 */
	@Nullable Property find(String key) {
		String name = key.replaceAll("\\[\\d+]$", "");
		while (true) {
			Property property = this.properties.get(name);
			if (property != null) {
				return (name.equals(key.replaceAll("\\[\\d+]$", "")) || property.isMap()) ? property : null;
			}
			int dot = name.lastIndexOf('.');
			if (dot < 0) {
				return null;
			}
			name = name.substring(0, dot);
		}
	}

	boolean isPrefix(String prefix) {
		return this.properties.keySet().stream().anyMatch((name) -> name.startsWith(prefix + "."));
	}

	/**
	 * A property.
	 *
	 * @param name the key
	 * @param type the Java type
	 * @param defaultValue the default, or {@code null} if there is none
	 * @param description the description, or empty
	 * @param deprecated whether it is deprecated
	 */
	record Property(String name, String type, @Nullable Object defaultValue, String description, boolean deprecated) {

		static Property of(Map<?, ?> json) {
			String description = (String) json.get("description");
			return new Property(String.valueOf(json.get("name")), String.valueOf(json.get("type")),
					json.get("defaultValue"), (description != null) ? description : "",
					json.containsKey("deprecation"));
		}

		boolean isMap() {
			return this.type.startsWith("java.util.Map");
		}

		boolean isList() {
			return this.type.startsWith("java.util.List") || this.type.startsWith("java.util.Set");
		}

		/**
		 * Returns the type as a class, with lists as arrays.
		 * @return the class
		 * @throws ClassNotFoundException if there is none
		 */
		Class<?> javaType() throws ClassNotFoundException {
			return isList() ? String[].class : Class.forName(this.type.replaceAll("<.*", ""));
		}

	}

}
