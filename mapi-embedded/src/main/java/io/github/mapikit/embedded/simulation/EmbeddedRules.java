// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.simulation;

/**
 * What happens when a program breaks one of MAPI's rules for threads.
 *
 * @since 0.1.0
 */
public enum EmbeddedRules {

	/** A broken rule is recorded, and is an error at the place that broke it. */
	STRICT,

	/**
	 * A broken rule is recorded, and works as if by luck, as it may in other versions of
	 * MAPI.
	 */
	LENIENT

}
