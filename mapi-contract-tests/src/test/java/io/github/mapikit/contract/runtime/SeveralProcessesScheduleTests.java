// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.spi.MapiProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random schedules in two MAPI processes of one JVM at a time, of which some are lost,
 * beside a third one in which somebody works in peace.
 */
class SeveralProcessesScheduleTests {

	private static final int SEEDS = 200;

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@Test
	void whenOthersAreLostThenALeaseNoticesNothing() {
		long first = Long.getLong("mapi.schedules.first-seed", 1);
		long seeds = Long.getLong("mapi.schedules.seeds", SEEDS);
		long lostBefore = MapiRuntime.ledger().abandonedCount();
		LongStream.range(first, first + seeds).forEach(SeveralProcessesScheduleTests::run);
		if (seeds >= SEEDS) {
			assertThat(MapiRuntime.ledger().abandonedCount()).as("threads of lost processes").isGreaterThan(lostBefore);
		}
	}

	private static void run(long seed) {
		List<FakeScheduleSubject> subjects = List.of(subject("one", new FakeDriver()),
				subject("two", new FakeDriver().pumpingWorkers()));
		FakeScheduleSubject quiet = subject("quiet", new FakeDriver());
		List<RandomSchedule> schedules = new ArrayList<>();
		for (int i = 0; i < subjects.size(); i++) {
			schedules.add(new RandomSchedule(seed * subjects.size() + i, subjects.get(i)));
		}
		try {
			ScheduleWitness witness = new ScheduleWitness(quiet.driver());
			witness.start();
			runAll(schedules);
			assertThat(witness.end()).as("what others notice").isEmpty();
			assertInOrder(schedules);
			assertThat(quiet.violations()).as("broken rules of who works in peace").isEmpty();
			assertThat(subjects).flatExtracting(FakeScheduleSubject::violations).as("broken rules").isEmpty();
		}
		catch (AssertionError | RuntimeException ex) {
			throw new AssertionError(
					"Schedules %d failed; repeat them with -Dmapi.schedules.first-seed=%d ".formatted(seed, seed)
							+ "-Dmapi.schedules.seeds=1. They were:\n" + history(schedules),
					ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void runAll(List<RandomSchedule> schedules) throws InterruptedException {
		List<Thread> runners = new ArrayList<>();
		for (RandomSchedule schedule : schedules) {
			Thread runner = new Thread(() -> run(schedule), "schedule");
			runners.add(runner);
			runner.start();
		}
		for (Thread runner : runners) {
			runner.join();
		}
	}

	private static void run(RandomSchedule schedule) {
		try {
			schedule.run();
		}
		catch (Throwable ex) {
			schedule.events().failed(new AssertionError("The schedule broke off", ex));
		}
	}

	private static void assertInOrder(List<RandomSchedule> schedules) throws InterruptedException {
		Awaitility.await()
			.atMost(PATIENCE)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(1))
			.untilAsserted(() -> {
				schedules.forEach(RandomSchedule::closeLeftOpen);
				assertThat(threads()).as("threads of MAPI and of hooks").isEmpty();
				assertThat(schedules).as("futures that nobody completes")
					.allSatisfy((schedule) -> assertThat(schedule.events().openFutures()).isZero());
			});
		assertThat(MapiRuntime.awaitEnd(PATIENCE)).as("the runtimes end").isTrue();
		assertThat(schedules).flatExtracting((schedule) -> schedule.events().unexpected())
			.as("failures of other kinds")
			.isEmpty();
		assertThat(MapiRuntime.ledger().isBalanced()).as("%s is balanced", MapiRuntime.ledger()).isTrue();
	}

	private static String history(List<RandomSchedule> schedules) {
		StringBuilder history = new StringBuilder();
		for (RandomSchedule schedule : schedules) {
			history.append("--\n").append(String.join("\n", schedule.events().history())).append('\n');
		}
		return history.toString();
	}

	private static List<String> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("mapi-") || name.endsWith("-hook"))
			.toList();
	}

	private static FakeScheduleSubject subject(String process, FakeDriver books) {
		return new FakeScheduleSubject(books.withProcess(MapiProcess.named(process)));
	}

}
