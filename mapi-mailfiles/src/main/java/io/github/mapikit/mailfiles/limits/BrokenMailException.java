// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.limits;

import java.io.IOException;
import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * The content of a file is not what its format asks for.
 *
 * @since 0.1.0
 */
public final class BrokenMailException extends IOException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param reason what is wrong, for people
	 */
	public BrokenMailException(String reason) {
		super(reason);
	}

	/**
	 * Creates an exception.
	 * @param reason what is wrong, for people
	 * @param cause what was thrown, or {@code null}
	 */
	public BrokenMailException(String reason, @Nullable Throwable cause) {
		super(reason, cause);
	}

}
