// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

/**
 * {@code MAPIInitialize} failed on a thread, which can therefore not use MAPI. Each of
 * its codes belongs to one step of the initialization ("MAPIInitialize", Microsoft
 * Learn).
 */
public final class MapiInitializationException extends MapiCallException {

	private static final long serialVersionUID = 1L;

	MapiInitializationException(FailedCall call) {
		super(call);
	}

}
