// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.limits;

import java.io.IOException;
import java.io.Serial;

/**
 * An operation on a {@code .pst} has taken too long.
 *
 * @since 0.1.0
 */
public final class ReadTimeoutException extends IOException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param reason what has taken too long, for people
	 */
	public ReadTimeoutException(String reason) {
		super(reason);
	}

}
