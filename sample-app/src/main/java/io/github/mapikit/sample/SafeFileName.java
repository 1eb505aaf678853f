// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.util.Locale;
import java.util.Set;

/**
 * File names that came by mail, made into names that no browser and no system
 * misunderstands: no path, no control or direction characters, no device.
 */
final class SafeFileName {

	private static final int MAX_LENGTH = 120;

	private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

	private SafeFileName() {
	}

	static String of(String name) {
		String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
		// controls, format characters (which turn 'gpj.exe' around), lone surrogates, and
		// what Windows forbids
		String plain = last.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]", "")
			.replaceAll("[<>:\"|?*]", "_")
			.replaceAll("^[.\\s]+|[.\\s]+$", "");
		String safe = isDevice(plain) ? "_" + plain : plain;
		return safe.isEmpty() ? "attachment" : shorten(safe);
	}

	private static boolean isDevice(String name) {
		String stem = name.split("\\.", 2)[0].strip().toLowerCase(Locale.ROOT);
		return DEVICES.contains(stem) || stem.matches("(com|lpt)[0-9\u00B9\u00B2\u00B3]");
	}

	private static String shorten(String name) {
		if (name.length() <= MAX_LENGTH) {
			return name;
		}
		int dot = name.lastIndexOf('.');
		String extension = (dot > 0 && name.length() - dot <= 12) ? name.substring(dot) : "";
		int end = MAX_LENGTH - extension.length();
		return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + extension;
	}

}
