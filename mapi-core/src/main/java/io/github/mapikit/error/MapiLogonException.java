// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

/**
 * {@code MAPILogonEx} failed: there is no session for the profile.
 */
public final class MapiLogonException extends MapiCallException {

	private static final long serialVersionUID = 1L;

	MapiLogonException(FailedCall call) {
		super(call);
	}

}
