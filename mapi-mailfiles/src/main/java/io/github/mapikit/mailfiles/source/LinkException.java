// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.io.IOException;
import java.io.Serial;

/**
 * A symbolic link leads to nothing that can be read.
 *
 * @since 0.1.0
 */
public final class LinkException extends IOException {

	@Serial
	private static final long serialVersionUID = 1L;

	LinkException(String reason, Throwable cause) {
		super(reason, cause);
	}

}
