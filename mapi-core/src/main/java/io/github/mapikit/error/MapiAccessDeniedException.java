// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

/**
 * The account may not do what was asked, or may not log on at all:
 * {@code MAPI_E_NO_ACCESS}, {@code STG_E_ACCESSDENIED}, expired passwords and disabled
 * accounts.
 */
public final class MapiAccessDeniedException extends MapiCallException {

	private static final long serialVersionUID = 1L;

	MapiAccessDeniedException(FailedCall call) {
		super(call);
	}

}
