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

import java.time.Duration;

import io.github.mapikit.nativemapi.NativeOptions;
import io.github.mapikit.nativemapi.preflight.PreflightMode;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Makes the options of the native subsystem from properties.
 */
final class MapiNativeOptionsFactory {

	private final MapiProperties properties;

	private final MapiNativeProperties nativeProperties;

	MapiNativeOptionsFactory(MapiProperties properties, MapiNativeProperties nativeProperties) {
		this.properties = properties;
		this.nativeProperties = nativeProperties;
	}

	NativeOptions create() {
		MapiNativeProperties source = this.nativeProperties;
		Duration timeout = source.getPreflightTimeout();
		MapiPropertiesConfigurer.requirePositive("mapi.native.preflight-timeout", timeout);
		Duration startup = this.properties.getStartupTimeout();
		if (source.getPreflight() == PreflightMode.CHILD_PROCESS && timeout.compareTo(startup) >= 0) {
			throw new InvalidConfigurationPropertyValueException("mapi.native.preflight-timeout", timeout,
					("It must be less than 'mapi.startup-timeout', which is '%s': the child process runs while the primary "
							+ "thread starts, which would be given up before it.")
						.formatted(startup));
		}
		if (source.getLibraryPath() != null && source.getLibraryPath().toString().isBlank()) {
			throw new InvalidConfigurationPropertyValueException("mapi.native.library-path", "",
					"It must be the path of a DLL; leave the property out for the installed MAPI.");
		}
		return NativeOptions.DEFAULTS.withLibraryPath(source.getLibraryPath())
			.withNotifications(this.properties.getNotifications())
			.withWorkerApartment(source.getWorkerApartment())
			.withImpersonation(source.getImpersonation())
			.withPreflight(source.getPreflight())
			.withPreflightTimeout(timeout)
			.withService(source.getService())
			.withProfile(this.properties.getSession().getProfile());
	}

}
