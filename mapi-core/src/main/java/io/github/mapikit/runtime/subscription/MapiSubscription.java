// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.subscription;

import java.time.Instant;

import io.github.mapikit.error.FailureSummary;
import io.github.mapikit.runtime.event.SubscriptionSnapshot;
import io.github.mapikit.runtime.event.SubscriptionState;
import org.jspecify.annotations.Nullable;

/**
 * A lease's wish to be told of what happens in a message store. It becomes active by
 * itself, and again after each interruption, for as long as the lease lives. A lease
 * whose MAPI was lost has failed: what happens from then on, also once MAPI has been
 * started again, is for a subscription of another lease. May be used from any thread, its
 * listener's included.
 *
 * @since 0.1.0
 */
public interface MapiSubscription extends AutoCloseable {

	/**
	 * Returns the name.
	 * @return the name, as the options have it
	 */
	String name();

	/**
	 * Returns how far it is.
	 * @return the state
	 */
	SubscriptionState state();

	/**
	 * Returns since when it has been in its state.
	 * @return the moment
	 */
	Instant since();

	/**
	 * Returns what it failed by last.
	 * @return the failure, without private data, or {@code null} if it never failed
	 */
	@Nullable FailureSummary lastFailure();

	/**
	 * Returns state and numbers.
	 * @return the snapshot
	 */
	SubscriptionSnapshot snapshot();

	/**
	 * Ends it, and waits for nothing: the listener is not called again, though a call
	 * that is under way goes on. Closing again does nothing.
	 */
	@Override
	void close();

}
