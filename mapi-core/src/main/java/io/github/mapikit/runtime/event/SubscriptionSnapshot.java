// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.event;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

import io.github.mapikit.error.FailureSummary;
import org.jspecify.annotations.Nullable;

/**
 * A subscription of a lease at one moment.
 *
 * @param name its name
 * @param state how far it is
 * @param since since when it has been in that state
 * @param lastFailure what it failed by last, or {@code null} if it never did
 * @param waiting how many notifications wait for the listener
 * @param delivered how many the listener was told
 * @param resyncs how many of them said that others may be missing
 * @param listenerFailures how often the listener threw something
 * @param listenerBusy how long the listener has been dealing with one notification, for
 * which all others of the process wait; {@code null} if it is not at one
 * @since 0.1.0
 */
public record SubscriptionSnapshot(String name, SubscriptionState state, Instant since,
		@Nullable FailureSummary lastFailure, int waiting, long delivered, long resyncs, long listenerFailures,
		@Nullable Duration listenerBusy) implements Serializable {

}
