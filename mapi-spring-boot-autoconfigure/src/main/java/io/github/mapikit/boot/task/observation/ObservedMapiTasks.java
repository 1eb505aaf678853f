// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task.observation;

import java.util.concurrent.Callable;

import io.github.mapikit.boot.task.MapiTaskInstrumentation;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.spi.MapiProcess;
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

	private final MapiTaskObservationConvention defaultConvention = new DefaultMapiTaskObservationConvention();

	private final ObservationRegistry registry;

	private final MapiProcess process;

	private final @Nullable MapiTaskObservationConvention convention;

	/**
	 * Observes tasks in this registry.
	 * @param registry the registry
	 * @param process the process that MAPI runs in
	 * @param convention how observations are named, or {@code null} for the default
	 */
	public ObservedMapiTasks(ObservationRegistry registry, MapiProcess process,
			@Nullable MapiTaskObservationConvention convention) {
		this.registry = registry;
		this.process = process;
		this.convention = convention;
	}

	/**
	 * Returns whether tasks are observed at all: the registry has a handler, and no
	 * predicate of it denies them.
	 * @return whether they are
	 */
	public boolean isObserving() {
		return !this.registry.isNoop() && !observation(context("none", "none")).isNoop();
	}

	private MapiTaskObservationContext context(String executor, String task) {
		return new MapiTaskObservationContext(this.process, executor, task);
	}

	private Observation observation(MapiTaskObservationContext context) {
		return Observation.createNotStarted(this.convention, this.defaultConvention, () -> context, this.registry);
	}

	@Override
	public <T extends @Nullable Object> Callable<? extends T> instrument(String executor, TaskOptions options,
			Callable<? extends T> task) {
		if (this.registry.isNoop()) {
			return task;
		}
		Observation parent = this.registry.getCurrentObservation();
		return () -> {
			MapiTaskObservationContext context = context(executor, options.name());
			Observation observation = observation(context);
			if (parent != null) {
				observation.parentObservation(parent);
			}
			return observation.<T, Exception>observeChecked(() -> call(task, context));
		};
	}

	private static <T extends @Nullable Object> T call(Callable<? extends T> task, MapiTaskObservationContext context)
			throws Exception {
		try {
			return task.call();
		}
		finally {
			context.end();
		}
	}

}
