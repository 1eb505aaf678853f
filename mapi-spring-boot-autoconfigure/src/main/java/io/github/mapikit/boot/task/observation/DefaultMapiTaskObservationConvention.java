/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

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
