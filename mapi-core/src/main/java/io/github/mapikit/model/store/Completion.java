// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.store;

/**
 * How far a call over several objects came.
 *
 * @since 0.1.0
 */
public enum Completion {

	/** It was done for all of them. */
	COMPLETE,
	/** It was done for some of them ({@code MAPI_W_PARTIAL_COMPLETION}). */
	PARTIAL

}
