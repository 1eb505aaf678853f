// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The character sets that Java knows, its own and those of an application's providers, by
 * their names and aliases without case and punctuation. Collected once, as Java looks
 * through the class path for each name that it does not know. May be used on any thread.
 */
final class JavaCharsets {

	private static final Map<String, Charset> BY_KEY = charsets();

	private JavaCharsets() {
	}

	private static Map<String, Charset> charsets() {
		Map<String, Charset> charsets = new HashMap<>();
		for (Charset charset : Charset.availableCharsets().values()) {
			charsets.put(key(charset.name()), charset);
		}
		for (Charset charset : Charset.availableCharsets().values()) {
			for (String alias : charset.aliases()) {
				charsets.putIfAbsent(key(alias), charset);
			}
		}
		return Map.copyOf(charsets);
	}

	/**
	 * Returns the key of a name.
	 * @param name the name
	 * @return its letters and digits, in lower case, without an <code>x</code> before
	 * them
	 */
	static String key(String name) {
		StringBuilder key = new StringBuilder(name.length());
		name.toLowerCase(Locale.ROOT).chars().filter(JavaCharsets::matters).forEach((c) -> key.append((char) c));
		return (key.length() > 1 && key.charAt(0) == 'x') ? key.substring(1) : key.toString();
	}

	private static boolean matters(int c) {
		return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
	}

	static @Nullable Charset of(String key) {
		return BY_KEY.get(key);
	}

}
