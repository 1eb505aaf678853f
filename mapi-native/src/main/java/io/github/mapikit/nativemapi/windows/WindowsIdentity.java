// SPDX-License-Identifier: Apache-2.0

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
