/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.spi;

import java.io.Serializable;
import java.util.Objects;

/**
 * What a subsystem says of itself. Holds no secrets: it is shown in logs, health and
 * endpoints.
 *
 * @param name a short name, such as {@code embedded}
 * @param description one line for people
 * @param version the version of the MAPI implementation
 * @since 0.1.0
 */
public record SubsystemInfo(String name, String description, String version) implements Serializable {

	/**
	 * Creates the description of a subsystem.
	 */
	public SubsystemInfo {
		Objects.requireNonNull(name, "name");
		Objects.requireNonNull(description, "description");
		Objects.requireNonNull(version, "version");
	}

}
