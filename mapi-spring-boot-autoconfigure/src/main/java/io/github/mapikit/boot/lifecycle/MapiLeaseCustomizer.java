// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.lifecycle;

import io.github.mapikit.runtime.LeaseOptions;

/**
 * Changes the settings with which an application context leases the runtime. Beans of
 * this type are applied in order, at each start, on the starting thread.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface MapiLeaseCustomizer {

	/**
	 * Changes the settings.
	 * @param options the settings so far
	 * @return the settings to use
	 */
	LeaseOptions customize(LeaseOptions options);

}
