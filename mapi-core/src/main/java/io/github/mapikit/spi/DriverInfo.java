// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

import java.io.Serializable;
import java.util.Objects;

/**
 * What a driver says of itself. Holds no secrets: it is shown in logs, health and
 * endpoints.
 *
 * @param name a short name, such as {@code embedded}
 * @param description one line for people
 * @param version the version of the MAPI implementation
 * @since 0.1.0
 */
public record DriverInfo(String name, String description, String version) implements Serializable {

	/**
	 * Creates the description of a driver.
	 */
	public DriverInfo {
		Objects.requireNonNull(name, "name");
		Objects.requireNonNull(description, "description");
		Objects.requireNonNull(version, "version");
	}

}
