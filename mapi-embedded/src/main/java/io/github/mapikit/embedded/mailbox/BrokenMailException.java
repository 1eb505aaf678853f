// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.mailbox;

import java.io.IOException;
import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * The content of a file is not what its format asks for.
 */
final class BrokenMailException extends IOException {

	@Serial
	private static final long serialVersionUID = 1L;

	BrokenMailException(String reason) {
		super(reason);
	}

	BrokenMailException(String reason, @Nullable Throwable cause) {
		super(reason, cause);
	}

}
