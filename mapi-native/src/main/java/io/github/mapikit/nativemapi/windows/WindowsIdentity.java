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

import java.util.Objects;

/**
 * A Windows user. Two are the same if their security identifiers are.
 *
 * @param sid the security identifier
 * @param name domain and name, for people
 * @since 0.1.0
 */
public record WindowsIdentity(String sid, String name) {

	/**
	 * Creates an identity.
	 */
	public WindowsIdentity {
		Objects.requireNonNull(sid, "sid");
		Objects.requireNonNull(name, "name");
	}

	/**
	 * Returns whether this is the same user.
	 * @param other the other one
	 * @return whether both have one security identifier
	 */
	public boolean isSame(WindowsIdentity other) {
		return this.sid.equals(other.sid);
	}

}
