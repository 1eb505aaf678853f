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

package io.github.mapikit.boot.autoconfigure;

import java.util.Locale;

import io.github.mapikit.MapiException;

/**
 * There is no MAPI implementation to run.
 */
final class MapiSubsystemNotFoundException extends MapiException {

	private static final long serialVersionUID = 1L;

	private final MapiProperties.Subsystem wanted;

	private final String operatingSystem;

	MapiSubsystemNotFoundException(MapiProperties.Subsystem wanted) {
		this(wanted, System.getProperty("os.name", "an unknown system"));
	}

	MapiSubsystemNotFoundException(MapiProperties.Subsystem wanted, String operatingSystem) {
		super("There is no MAPI subsystem on '%s' for 'mapi.subsystem=%s'".formatted(operatingSystem,
				wanted.name().toLowerCase(Locale.ROOT)));
		this.wanted = wanted;
		this.operatingSystem = operatingSystem;
	}

	MapiProperties.Subsystem wanted() {
		return this.wanted;
	}

	String operatingSystem() {
		return this.operatingSystem;
	}

}
