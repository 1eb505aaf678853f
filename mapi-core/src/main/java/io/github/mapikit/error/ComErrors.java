// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

/**
 * The most used of the result codes of COM, of its structured storage and of its calls
 * between apartments. Where MAPI has a name of its own for the same number, that name
 * stands in {@link MapiErrors}; all others are found by {@link HResult#byName(String)}.
 * Immutable; may be used from any thread.
 */
public final class ComErrors {

	/** {@code 0x80010106}. */
	public static final HResult RPC_E_CHANGED_MODE = new HResult(0x80010106);

	/** {@code 0x80030005}. */
	public static final HResult STG_E_ACCESSDENIED = new HResult(0x80030005);

	private ComErrors() {
	}

}
