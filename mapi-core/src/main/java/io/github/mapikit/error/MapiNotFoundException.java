// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

/**
 * The object that was asked for does not exist, or does not exist any more, or the entry
 * id names none: {@code MAPI_E_NOT_FOUND}, {@code MAPI_E_OBJECT_DELETED},
 * {@code MAPI_E_INVALID_ENTRYID}, {@code MAPI_E_UNKNOWN_ENTRYID}.
 */
public final class MapiNotFoundException extends MapiCallException {

	private static final long serialVersionUID = 1L;

	MapiNotFoundException(FailedCall call) {
		super(call);
	}

}
