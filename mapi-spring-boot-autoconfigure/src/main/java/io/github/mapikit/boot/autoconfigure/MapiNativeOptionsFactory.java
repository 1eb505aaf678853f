// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.time.Duration;

import io.github.mapikit.nativemapi.NativeOptions;
import io.github.mapikit.nativemapi.preflight.PreflightMode;

/**
 * Makes the options of the native driver from properties.
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
		PropertyChecks.requirePositive("mapi.native.preflight-timeout", timeout);
		Duration startup = this.properties.getStartupTimeout();
		PropertyChecks.require(source.getPreflight() != PreflightMode.CHILD_PROCESS || timeout.compareTo(startup) < 0,
				"mapi.native.preflight-timeout", timeout,
				("less than 'mapi.startup-timeout', which is '%s': the child process runs while the primary thread starts, "
						+ "which would be given up before it")
					.formatted(startup));
		PropertyChecks.require(source.getLibraryPath() == null || !source.getLibraryPath().toString().isBlank(),
				"mapi.native.library-path", "", "the path of a DLL; leave the property out for the installed MAPI");
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
