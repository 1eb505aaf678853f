// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

import java.util.Objects;

/**
 * What came of one object that could not be released.
 *
 * @param handle the object
 * @param failure what was thrown
 * @since 0.1.0
 */
public record ReleaseFailure(Handle handle, Throwable failure) {

	/**
	 * Creates the failure.
	 */
	public ReleaseFailure {
		Objects.requireNonNull(handle, "handle");
		Objects.requireNonNull(failure, "failure");
	}

}
