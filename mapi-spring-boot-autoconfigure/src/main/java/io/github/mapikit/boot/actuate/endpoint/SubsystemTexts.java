// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.actuate.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which texts of a subsystem the endpoint shows: those that cannot be a path, a name, an
 * address or a message of somebody else.
 */
final class SubsystemTexts {

	/** Settings that are one of a few words. */
	private static final Set<String> ENUMERATED = Set.of("mapi.embedded.rules", "mapi.native.impersonation",
			"mapi.native.service", "mapi.native.worker-apartment", "mapi.notifications");

	/** A word or version, or several of them. */
	private static final Pattern WORDS = Pattern.compile("[\\w.-]{1,40}+(?:, [\\w.-]{1,40}+){0,20}+");

	private SubsystemTexts() {
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
		Map<String, Object> shown = new LinkedHashMap<>();
		diagnostics.forEach((name, value) -> {
			if (value instanceof Number || value instanceof Boolean
					|| (value instanceof String text && WORDS.matcher(text).matches())) {
				shown.put(name, value);
			}
		});
		return shown;
	}

}
