// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.metrics;

import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;

import io.github.mapikit.runtime.RuntimeSnapshot;
import io.github.mapikit.runtime.pool.PoolSnapshot;
import io.micrometer.core.instrument.binder.BaseUnits;

/**
 * The meters of one executor and of its tasks. May be used from any thread.
 */
final class ExecutorMeters {

	/** Jobs of the primary thread have no pool. */
	static final String PRIMARY = "primary";

	private final Bounded<String, TaskMeters> tasks;

	ExecutorMeters(MeterFactory meters, String executor, BooleanSupplier runsAreObserved) {
		this.tasks = new Bounded<>(MapiMetrics.MAX_TASKS, MapiMetrics.OTHER,
				(task) -> new TaskMeters(meters, executor, task, runsAreObserved.getAsBoolean()));
		// which tasks there will be is not known, but alerts need something to look at
		TaskMeters.FailureCounters.register(meters, executor, MapiMetrics.OTHER);
		if (!executor.equals(MapiMetrics.OTHER) && !executor.equals(PRIMARY)) {
			registerGauges(meters, executor);
		}
	}

	private static void registerGauges(MeterFactory meters, String executor) {
		meters.gauge("mapi.executor.active", "Workers that run a task", BaseUnits.THREADS,
				pool(executor, PoolSnapshot::active), "executor", executor);
		meters.gauge("mapi.executor.queued", "Tasks that wait", BaseUnits.TASKS, pool(executor, PoolSnapshot::queued),
				"executor", executor);
		meters.gauge("mapi.executor.pool.size", "Workers that live", BaseUnits.THREADS,
				pool(executor, PoolSnapshot::workers), "executor", executor);
		meters.gauge("mapi.executor.stuck", "Workers that have been at one task for too long", BaseUnits.THREADS,
				pool(executor, PoolSnapshot::stuck), "executor", executor);
	}

	private static ToDoubleFunction<RuntimeSnapshot> pool(String name, ToDoubleFunction<PoolSnapshot> value) {
		return (snapshot) -> snapshot.pools()
			.stream()
			.filter((pool) -> pool.name().equals(name))
			.mapToDouble(value)
			.sum();
	}

	TaskMeters task(String name) {
		return this.tasks.get(name);
	}

}
