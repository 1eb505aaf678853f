// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.metrics;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.runtime.event.TaskOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one task in one executor, registered at once, so that what has not
 * happened yet is zero. May be used from any thread.
 */
final class TaskMeters {

	private static final TaskOutcome[] OUTCOMES = TaskOutcome.values();

	private final Timer wait;

	/** By outcome; {@code null} where the observation of the task times it. */
	private final Timer @Nullable [] run;

	private final FailureCounters failures;

	TaskMeters(MeterFactory meters, String executor, String task, boolean runIsObserved) {
		this.wait = meters.timer("mapi.task.wait", "Time that tasks waited for their turn", "executor", executor,
				"task", task);
		this.run = runIsObserved ? null : runTimers(meters, executor, task);
		this.failures = FailureCounters.register(meters, executor, task);
	}

	private static Timer[] runTimers(MeterFactory meters, String executor, String task) {
		Timer[] timers = new Timer[OUTCOMES.length];
		for (TaskOutcome outcome : OUTCOMES) {
			timers[outcome.ordinal()] = meters.timer("mapi.task.run", "Time that tasks ran on a MAPI thread",
					"executor", executor, "task", task, "outcome", outcome.name().toLowerCase(Locale.ROOT));
		}
		return timers;
	}

	void started(long waitNanos) {
		this.wait.record(waitNanos, TimeUnit.NANOSECONDS);
	}

	void finished(TaskOutcome outcome, long runNanos) {
		if (this.run != null) {
			this.run[outcome.ordinal()].record(runNanos, TimeUnit.NANOSECONDS);
		}
		if (outcome == TaskOutcome.FAILURE) {
			this.failures.failed().increment();
		}
	}

	void rejected() {
		this.failures.rejected().increment();
	}

	void timedOut() {
		this.failures.timedOut().increment();
	}

	/**
	 * What is counted of tasks that came to nothing.
	 *
	 * @param failed tasks that threw
	 * @param rejected tasks that were not accepted
	 * @param timedOut tasks whose time ran out
	 */
	record FailureCounters(Counter failed, Counter rejected, Counter timedOut) {

		static FailureCounters register(MeterFactory meters, String executor, String task) {
			String[] tags = { "executor", executor, "task", task };
			return new FailureCounters(
					meters.counter("mapi.task.failed", "Tasks that threw before their time ran out", tags),
					meters.counter("mapi.task.rejected", "Tasks that an executor did not accept", tags), meters.counter(
							"mapi.task.timedout", "Tasks whose time ran out, whether they had started or not", tags));
		}

	}

}
