// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles;

import java.io.Serial;

/**
 * Ends an opening that nobody wants any more. An error, so that no reader of a file takes
 * it for a fault of the file.
 */
final class OpeningStopped extends Error {

	@Serial
	private static final long serialVersionUID = 1L;

	OpeningStopped() {
		super("The opening was stopped", null, false, false);
	}

}
