// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task.observation;

import java.util.concurrent.Callable;

import io.github.mapikit.boot.task.MapiTaskInstrumentation;
import io.github.mapikit.runtime.TaskOptions;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observes each task, as a child of what the submitting thread observes. Without a
 * handler in the registry it wraps nothing.
 *
 * @since 0.1.0
 */
public class ObservedMapiTasks implements MapiTaskInstrumentation {

	private static final MapiTaskObservationConvention DEFAULT_CONVENTION = new DefaultMapiTaskObservationConvention();

	private final ObservationRegistry registry;

	private final @Nullable MapiTaskObservationConvention convention;

	/**
	 * Observes tasks in this registry.
	 * @param registry the registry
	 * @param convention how observations are named, or {@code null} for the default
	 */
	public ObservedMapiTasks(ObservationRegistry registry, @Nullable MapiTaskObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public <T extends @Nullable Object> Callable<? extends T> instrument(String executor, TaskOptions options,
			Callable<? extends T> task) {
		if (this.registry.isNoop()) {
			return task;
		}
		Observation parent = this.registry.getCurrentObservation();
		return () -> {
			Observation observation = Observation.createNotStarted(this.convention, DEFAULT_CONVENTION,
					() -> new MapiTaskObservationContext(executor, options.name()), this.registry);
			if (parent != null) {
				observation.parentObservation(parent);
			}
			return observation.<T, Exception>observeChecked(task::call);
		};
	}

}
