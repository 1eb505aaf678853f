// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.event;

import java.io.Serializable;
import java.time.Instant;

import io.github.mapikit.error.FailureSummary;
import org.jspecify.annotations.Nullable;

/**
 * How the sessions of a lease's threads have fared.
 *
 * @param opened how many were opened
 * @param lost how many died while they were in use
 * @param replaced how many were opened in place of one that had died
 * @param failedLogons how many logons failed, all attempts of one counted once
 * @param retries how often a logon or the opening of a store was tried again
 * @param unavailable how many threads have no session that works, and wanted one
 * @param unavailableSince since when there has been such a thread, or {@code null} if
 * there is none
 * @param lastFailure what a session was lost or could not be opened by last, or
 * {@code null}
 * @since 0.1.0
 */
public record SessionsSnapshot(long opened, long lost, long replaced, long failedLogons, long retries, int unavailable,
		@Nullable Instant unavailableSince, @Nullable FailureSummary lastFailure) implements Serializable {

}
