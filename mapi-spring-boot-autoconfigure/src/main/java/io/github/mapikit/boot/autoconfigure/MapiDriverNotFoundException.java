// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.util.Locale;

import io.github.mapikit.error.MapiException;

/**
 * There is no MAPI implementation to run.
 */
final class MapiDriverNotFoundException extends MapiException {

	private static final long serialVersionUID = 1L;

	private final MapiProperties.Driver wanted;

	private final String operatingSystem;

	MapiDriverNotFoundException(MapiProperties.Driver wanted) {
		this(wanted, System.getProperty("os.name", "an unknown system"));
	}

	MapiDriverNotFoundException(MapiProperties.Driver wanted, String operatingSystem) {
		super("There is no MAPI driver on '%s' for 'mapi.driver=%s'".formatted(operatingSystem,
				wanted.name().toLowerCase(Locale.ROOT)));
		this.wanted = wanted;
		this.operatingSystem = operatingSystem;
	}

	MapiProperties.Driver wanted() {
		return this.wanted;
	}

	String operatingSystem() {
		return this.operatingSystem;
	}

}
