// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

/**
 * Is passed by at every point where the runtime calls code of others.
 */
@FunctionalInterface
interface Probe {

	/**
	 * The calling thread is at a point. May throw anything, a checked exception included.
	 */
	void at(String point);

}
