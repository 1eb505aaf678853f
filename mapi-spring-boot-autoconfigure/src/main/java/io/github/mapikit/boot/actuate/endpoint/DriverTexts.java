// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.actuate.endpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Which texts of a driver the endpoint shows: those that cannot be a path, a name, an
 * address or a message of somebody else.
 */
final class DriverTexts {

	/** Settings that are one of a few words. */
	private static final Set<String> ENUMERATED = Set.of("mapi.embedded.rules", "mapi.native.impersonation",
			"mapi.native.service", "mapi.native.worker-apartment", "mapi.notifications");

	/** A word or version, or several of them. */
	private static final Pattern WORDS = Pattern.compile("[\\w.-]{1,40}+(?:, [\\w.-]{1,40}+){0,20}+");

	/** Levels of values in values. */
	private static final int MAX_DEPTH = 3;

	/** Values of one list. */
	private static final int MAX_LENGTH = 200;

	private DriverTexts() {
	}

	static Map<String, String> options(Map<String, String> options) {
		Map<String, String> shown = new LinkedHashMap<>();
		options.forEach((name, value) -> shown.put(name, option(name, value)));
		return shown;
	}

	private static String option(String name, String value) {
		if (ENUMERATED.contains(name) && WORDS.matcher(value).matches()) {
			return value;
		}
		return value.isEmpty() ? "not set" : "set";
	}

	static Map<String, Object> diagnostics(Map<String, Object> diagnostics) {
		return shown(diagnostics, 0);
	}

	private static Map<String, Object> shown(Map<?, ?> values, int depth) {
		Map<String, Object> shown = new LinkedHashMap<>();
		values.forEach((name, value) -> {
			Object child = shown(value, depth);
			if (child != null) {
				shown.put(String.valueOf(name), child);
			}
		});
		return shown;
	}

	private static @Nullable Object shown(@Nullable Object value, int depth) {
		if (value instanceof Number || value instanceof Boolean
				|| (value instanceof String text && WORDS.matcher(text).matches())) {
			return value;
		}
		if (depth == MAX_DEPTH) {
			return null;
		}
		if (value instanceof Map<?, ?> map) {
			return shown(map, depth + 1);
		}
		if (value instanceof List<?> list) {
			return list.stream()
				.limit(MAX_LENGTH)
				.map((element) -> shown(element, depth + 1))
				.filter(Objects::nonNull)
				.toList();
		}
		return null;
	}

}
