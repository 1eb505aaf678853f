// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.simulation;

import java.time.Duration;

import io.github.mapikit.error.HResult;
import org.jspecify.annotations.Nullable;

/**
 * What a fault does to a call.
 */
sealed interface FaultEffect {

	/**
	 * The call fails.
	 *
	 * @param result the error
	 */
	record Fail(HResult result) implements FaultEffect {
	}

	/**
	 * The call waits.
	 *
	 * @param atMost how long, or {@code null} until the fault is released
	 * @param interruptible whether an interrupt ends the wait
	 */
	record Wait(@Nullable Duration atMost, boolean interruptible) implements FaultEffect {
	}

	/**
	 * Something else happens, on the thread that makes the call.
	 *
	 * @param action what happens; may throw, and may take long
	 */
	record Act(Runnable action) implements FaultEffect {
	}

	/** The driver crashes. */
	record Crash() implements FaultEffect {
	}

}
