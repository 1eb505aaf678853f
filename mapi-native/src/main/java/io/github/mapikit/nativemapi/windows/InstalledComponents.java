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
