// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * How observations of tasks are named and tagged. A bean of this type replaces
 * {@link DefaultMapiTaskObservationConvention}.
 *
 * @since 0.1.0
 */
public interface MapiTaskObservationConvention extends ObservationConvention<MapiTaskObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof MapiTaskObservationContext;
	}

}
