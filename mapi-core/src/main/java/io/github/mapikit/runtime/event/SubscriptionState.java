// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.event;

/**
 * How far a subscription of a lease is.
 *
 * @since 0.1.0
 */
public enum SubscriptionState {

	/** It has not been active yet; what fails is tried again. */
	PENDING,
	/** Its listener is told. */
	ACTIVE,
	/**
	 * It was active, and what fails is tried again; but for a lease whose MAPI was lost,
	 * which has failed for good: a new lease needs a subscription of its own.
	 */
	INTERRUPTED,
	/** It has ended. */
	CLOSED

}
