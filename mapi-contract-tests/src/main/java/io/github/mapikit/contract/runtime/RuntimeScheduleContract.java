// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.runtime;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

import io.github.mapikit.runtime.MapiRuntime;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs random schedules of starts, stops, shutdown hooks, tasks that wait for tasks,
 * failures, hangs, interrupts, conflicts and crashes in two contexts. Whatever happens,
 * the end is the same: every future is completed, the books are balanced, no rule was
 * broken, and no MAPI thread is left (R1 to R7, R12).
 * <p>
 * A schedule is made from a seed, which is named when it fails. The system properties
 * {@code mapi.schedules.seeds} and {@code mapi.schedules.first-seed} say how many are
 * tried and from which on.
 *
 * @since 0.1.0
 */
public abstract class RuntimeScheduleContract {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	/**
	 * Creates a driver without faults.
	 * @return the driver
	 */
	protected abstract ScheduleSubject createSubject();

	/**
	 * Returns how many seeds are tried unless a system property says.
	 * @return the number of seeds
	 */
	protected int defaultSeeds() {
		return 2_000;
	}

	@Test
	void whateverTheScheduleThenTheEndIsInOrder() {
		long first = Long.getLong("mapi.schedules.first-seed", 1);
		long seeds = Long.getLong("mapi.schedules.seeds", defaultSeeds());
		LongStream.range(first, first + seeds).forEach(this::run);
	}

	private void run(long seed) {
		ScheduleSubject subject = createSubject();
		RandomSchedule schedule = new RandomSchedule(seed, subject);
		try {
			schedule.run();
			Awaitility.await()
				.atMost(PATIENCE)
				.pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofMillis(1))
				.untilAsserted(() -> {
					schedule.closeLeftOpen();
					assertThat(threads()).as("threads of MAPI and of hooks").isEmpty();
					assertThat(schedule.events().openFutures()).as("futures that nobody completes").isZero();
				});
			assertThat(MapiRuntime.awaitEnd(PATIENCE)).as("the runtime ends").isTrue();
			assertThat(schedule.events().unexpected()).as("failures of other kinds").isEmpty();
			assertThat(MapiRuntime.ledger().isBalanced()).as("%s is balanced", MapiRuntime.ledger()).isTrue();
			assertThat(subject.violations()).as("broken rules").isEmpty();
		}
		catch (AssertionError | RuntimeException ex) {
			throw new AssertionError(
					"Schedule %d failed; repeat it with -Dmapi.schedules.first-seed=%d -Dmapi.schedules.seeds=1. It was:\n%s"
						.formatted(seed, seed, String.join("\n", schedule.events().history())),
					ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("mapi-") || name.endsWith("-hook"))
			.toList();
	}

}
