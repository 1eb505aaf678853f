// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

import java.time.Duration;

/**
 * Is told when the surroundings are about to end the process, as Windows does when its
 * user logs off.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ProcessEndListener {

	/**
	 * The process is about to be ended from outside. Returns when everybody who wants to
	 * end in order has done so, at the latest when the time is over. To be called on a
	 * thread that neither pumps nor uses MAPI, since it waits.
	 * @param grace how long the process has left
	 */
	void onProcessEnd(Duration grace);

}
