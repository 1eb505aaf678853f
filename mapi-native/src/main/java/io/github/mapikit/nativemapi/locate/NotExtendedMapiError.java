// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.locate;

/**
 * A DLL that could be loaded, and has no Extended MAPI.
 *
 * @since 0.1.0
 */
public final class NotExtendedMapiError extends UnsatisfiedLinkError {

	private static final long serialVersionUID = 1L;

	/**
	 * An error about a DLL.
	 * @param function the function that it does not export
	 */
	public NotExtendedMapiError(String function) {
		super("it exports no '%s', and so is no Extended MAPI".formatted(function));
	}

}
