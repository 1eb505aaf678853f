// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.primary;

import java.time.Duration;

import io.github.mapikit.runtime.thread.RuntimeContext;
import org.jspecify.annotations.Nullable;

/**
 * The runtime as its primary thread sees it.
 *
 * @since 0.1.0
 */
public interface PrimaryHost extends RuntimeContext {

	/**
	 * Takes the primary thread off the books, which has done all it does. Called by that
	 * thread; never throws.
	 * @param failure what it failed by, if it did
	 */
	void primaryEnded(@Nullable Throwable failure);

	/**
	 * Tells those who still leased it of the end. Called by the primary thread when who
	 * waits for its end has been told; never throws.
	 */
	void tellOfEnd();

	/**
	 * Tells everybody who leases that the process is about to be ended from outside, and
	 * waits for those who want to end in order.
	 * @param grace how long the process has left
	 */
	void processEnds(Duration grace);

}
