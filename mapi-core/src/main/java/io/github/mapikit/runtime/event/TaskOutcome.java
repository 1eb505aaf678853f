// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.event;

/**
 * How a task ended.
 *
 * @since 0.1.0
 */
public enum TaskOutcome {

	/** It returned. */
	SUCCESS,
	/** It threw. */
	FAILURE,
	/** Its caller's time ran out before it returned. */
	TIMEOUT,
	/** It was cancelled before it returned. */
	CANCELLED,
	/** Who holds its future completed it before it returned. */
	SUPERSEDED

}
