// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task.observation;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

/**
 * Names observations {@code mapi.task}, with few different values: {@code task},
 * {@code executor}, {@code outcome} ({@code SUCCESS} or {@code ERROR}) and
 * {@code exception} (a simple class name or {@code none}).
 *
 * @since 0.1.0
 */
public class DefaultMapiTaskObservationConvention implements MapiTaskObservationConvention {

	@Override
	public String getName() {
		return "mapi.task";
	}

	@Override
	public String getContextualName(MapiTaskObservationContext context) {
		return "mapi " + context.getTask();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(MapiTaskObservationContext context) {
		Throwable error = context.getError();
		return KeyValues.of(KeyValue.of("task", context.getTask()), KeyValue.of("executor", context.getExecutor()),
				KeyValue.of("outcome", (error != null) ? "ERROR" : "SUCCESS"),
				KeyValue.of("exception", (error != null) ? error.getClass().getSimpleName() : KeyValue.NONE_VALUE));
	}

}
