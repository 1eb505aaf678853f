// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import org.jspecify.annotations.Nullable;

/**
 * What Windows Installer knows of installed programs. Nothing is ever installed. May be
 * used from any thread.
 *
 * @since 0.1.0
 */
public interface InstalledComponents {

	/**
	 * Returns the path of a qualified component ({@code MsiProvideQualifiedComponentW}).
	 * @param category the category, a GUID
	 * @param qualifier the qualifier
	 * @return the path, or {@code null} if it is not installed
	 */
	@Nullable String qualified(String category, String qualifier);

	/**
	 * Returns the path of a component ({@code FGetComponentPath} of the system's MAPI
	 * stub).
	 * @param component the component, a GUID
	 * @param qualifier the qualifier
	 * @return the path, or {@code null} if it is not installed
	 */
	@Nullable String path(String component, String qualifier);

}
