// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.metrics;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.github.mapikit.runtime.TaskOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/**
 * The meters of one task in one executor, looked up once. May be used from any thread.
 */
final class TaskMeters {

	private static final TaskOutcome[] OUTCOMES = TaskOutcome.values();

	private final MeterRegistry registry;

	private final Tags tags;

	private final Timer wait;

	/**
	 * Each is made when first needed: most tasks only ever succeed. Making one twice
	 * gives the same timer.
	 */
	private final AtomicReferenceArray<Timer> run = new AtomicReferenceArray<>(OUTCOMES.length);

	TaskMeters(MeterRegistry registry, Tags common, String executor, String task) {
		this.registry = registry;
		this.tags = common.and("executor", executor, "task", task);
		this.wait = Timer.builder("mapi.task.wait")
			.description("Time that tasks waited for their turn")
			.tags(this.tags)
			.register(registry);
	}

	void started(long waitNanos) {
		this.wait.record(waitNanos, TimeUnit.NANOSECONDS);
	}

	void finished(TaskOutcome outcome, long runNanos) {
		Timer timer = this.run.get(outcome.ordinal());
		if (timer == null) {
			timer = Timer.builder("mapi.task.run")
				.description("Time that tasks ran on a MAPI thread")
				.tags(this.tags.and("outcome", outcome.name().toLowerCase(Locale.ROOT)))
				.register(this.registry);
			this.run.set(outcome.ordinal(), timer);
		}
		timer.record(runNanos, TimeUnit.NANOSECONDS);
	}

	void rejected() {
		counter("mapi.task.rejected", "Tasks that an executor did not accept").increment();
	}

	void timedOut() {
		counter("mapi.task.timedout", "Tasks whose time ran out, whether they had started or not").increment();
	}

	private Counter counter(String name, String description) {
		return Counter.builder(name).description(description).tags(this.tags).register(this.registry);
	}

}
