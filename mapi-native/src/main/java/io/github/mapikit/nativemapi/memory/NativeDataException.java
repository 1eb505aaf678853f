// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.io.Serial;

/**
 * What stands in native memory cannot be what it claims to be: a count, a length or a
 * pointer makes no sense. Never leaves the binding; it becomes the failure of the call
 * that answered so.
 */
public final class NativeDataException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param message what cannot be, with the numbers; no mail content
	 */
	public NativeDataException(String message) {
		super(message);
	}

}
