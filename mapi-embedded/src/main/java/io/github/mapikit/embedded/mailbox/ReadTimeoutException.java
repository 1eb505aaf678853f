// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.mailbox;

import java.io.IOException;
import java.io.Serial;

/**
 * An operation on a {@code .pst} has taken too long.
 */
final class ReadTimeoutException extends IOException {

	@Serial
	private static final long serialVersionUID = 1L;

	ReadTimeoutException(String reason) {
		super(reason);
	}

}
