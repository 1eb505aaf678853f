// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task.observation;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

/**
 * Names observations {@code mapi.task.run}, with few different values: {@code task},
 * {@code executor}, {@code process} and {@code outcome}, which is {@code success},
 * {@code failure} or, before the task has ended, {@code unknown}. What makes a timer of
 * them adds {@code error}, a simple class name or {@code none}. After the first
 * {@value #MAX_TASKS} task names of an executor, all further ones are {@value #OTHER}.
 *
 * @since 0.1.0
 */
public class DefaultMapiTaskObservationConvention implements MapiTaskObservationConvention {

	static final int MAX_TASKS = 100;

	static final String OTHER = "other";

	private final Map<String, Set<String>> tasks = new ConcurrentHashMap<>();

	@Override
	public String getName() {
		return "mapi.task.run";
	}

	@Override
	public String getContextualName(MapiTaskObservationContext context) {
		return "mapi " + context.getTask();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(MapiTaskObservationContext context) {
		return KeyValues.of(KeyValue.of("task", bounded(context)), KeyValue.of("executor", context.getExecutor()),
				KeyValue.of("process", context.getProcess()), KeyValue.of("outcome", outcome(context)));
	}

	private static String outcome(MapiTaskObservationContext context) {
		if (!context.hasEnded()) {
			return "unknown";
		}
		return (context.getError() != null) ? "failure" : "success";
	}

	private String bounded(MapiTaskObservationContext context) {
		Set<String> known = this.tasks.computeIfAbsent(context.getExecutor(),
				(executor) -> ConcurrentHashMap.newKeySet());
		String task = context.getTask();
		if (known.contains(task)) {
			return task;
		}
		// threads that ask at the same time may exceed the bound by their number
		return (known.size() < MAX_TASKS && known.add(task)) ? task : OTHER;
	}

}
