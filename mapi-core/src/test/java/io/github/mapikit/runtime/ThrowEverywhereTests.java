// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.pool.PoolSnapshot;
import io.github.mapikit.runtime.task.TaskOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Throws at every point where the runtime calls code of others, one point at a time:
 * whatever is thrown there, every accepted future is complete, counts are right, the
 * lease ends and the next one works.
 */
@Timeout(60)
class ThrowEverywhereTests {

	/** Points that change nothing of what tasks come to. */
	private static final List<String> HARMLESS = List.of("onStateChange", "onInitialized", "onInitializeFailed",
			"onUninitialized", "onTaskRejected", "onTaskStarted", "onTaskFinished", "onTaskTimedOut", "onStuck",
			"onRecovered", "onHeartbeat", "onProcessEnding", "onCallFailed", "onLeak", "onViolation", "log", "release",
			"dependent", "decorator after", "hook before workers stop", "hook on primary", "info", "processOptions",
			"diagnostics", "isFatal", "afterTask", "uninitialize worker", "uninitialize primary", "close loop worker",
			"close loop primary");

	/** Points of which tasks may fail. */
	private static final List<String> TASKS = List.of("task", "decorate", "decorator before", "beforeTask",
			"openSession", "openWorkerLoop", "initialize WORKER");

	/** Points without which there is no MAPI. */
	private static final List<String> START = List.of("setProcessEndListener", "openMessageLoop", "first pump",
			"initialize PRIMARY");

	/** Points at which to throw for ever would leave nothing to be tested. */
	private static final List<String> ONCE = List.of("pump primary", "pump worker", "message", "wakeUp primary",
			"wakeUp worker");

	private static final List<String> WITHOUT_WORKERS = List.of("decorate", "openWorkerLoop", "initialize WORKER");

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	static Stream<Arguments> harmless() {
		return pointsAndKinds(HARMLESS, ThrownKind.ERROR, ThrownKind.CHECKED, ThrownKind.BAD_MESSAGE,
				ThrownKind.OUT_OF_MEMORY);
	}

	static Stream<Arguments> ofTasks() {
		return pointsAndKinds(TASKS, ThrownKind.values());
	}

	static Stream<Arguments> ofTheStart() {
		return pointsAndKinds(START, ThrownKind.values());
	}

	static Stream<Arguments> ofLoops() {
		return pointsAndKinds(List.of("pump primary", "pump worker", "message"), ThrownKind.values());
	}

	static Stream<Arguments> wakeUps() {
		return pointsAndKinds(List.of("wakeUp primary", "wakeUp worker"), ThrownKind.values());
	}

	private static Stream<Arguments> pointsAndKinds(List<String> points, ThrownKind... kinds) {
		return points.stream().flatMap((point) -> Stream.of(kinds).map((kind) -> Arguments.of(point, kind)));
	}

	@ParameterizedTest
	@MethodSource("harmless")
	void whenThrownThenTasksComeToWhatTheyCameTo(String point, ThrownKind kind) throws Exception {
		Thrower thrower = new Thrower(point, kind);
		ProbedScenario scenario = run(thrower);
		assertThat(scenario.notStarted()).isNull();
		assertThat(scenario.refused()).containsExactly("rejected");
		scenario.accepted().forEach(ThrowEverywhereTests::assertExpected);
	}

	@ParameterizedTest
	@MethodSource("wakeUps")
	void whenWakeUpThrowsThenTasksAreStillRun(String point, ThrownKind kind) throws Exception {
		ProbedScenario scenario = run(new Thrower(point, kind));
		scenario.accepted().forEach(ThrowEverywhereTests::assertExpected);
	}

	@ParameterizedTest
	@MethodSource("ofTasks")
	void whenThrownThenTasksFailAndAllElseGoesOn(String point, ThrownKind kind) throws Exception {
		ProbedScenario scenario = run(new Thrower(point, kind));
		assertThat(scenario.notStarted()).isNull();
		// with back-off: nobody tries without end
		assertThat(scenario.heard().initializeFailed.get()).isLessThan(40);
	}

	@ParameterizedTest
	@MethodSource("ofTheStart")
	void whenThrownThenTheStartFailsWithIt(String point, ThrownKind kind) throws Exception {
		ProbedScenario scenario = run(new Thrower(point, kind));
		assertThat(scenario.notStarted()).isNotNull();
		assertThat(scenario.lease().state()).isEqualTo(RuntimeState.FAILED);
		assertThat(scenario.accepted().get("before the start").future()).isCompletedExceptionally();
	}

	@ParameterizedTest
	@MethodSource("ofLoops")
	void whenMessageLoopThrowsThenEverythingIsCompleted(String point, ThrownKind kind) throws Exception {
		Thrower thrower = new Thrower(point, kind);
		if (!(kind.made("") instanceof VirtualMachineError)) {
			// MAPI is in an unknown state then
			thrower.before = this.mapi.driver()::crash;
		}
		run(thrower);
	}

	private ProbedScenario run(Thrower thrower) throws Exception {
		try (ProbedLog log = new ProbedLog(thrower)) {
			ProbedScenario scenario = new ProbedScenario(this.mapi, thrower, !WITHOUT_WORKERS.contains(thrower.point));
			scenario.run();
			StopReport report = scenario.end();
			assertThat(report.isComplete()).as("%s", report).isTrue();
			awaitComplete(scenario);
			assertThat(MapiRuntime.awaitEnd(RuntimeFixture.PATIENCE)).isTrue();
			Awaitility.await()
				.pollInterval(Duration.ofMillis(5))
				.atMost(Duration.ofSeconds(20))
				.until(() -> RuntimeFixture.mapiThreads().isEmpty());
			thrower.disarm();
			assertThat(thrower.fired).as("the point was reached").isTrue();
			scenario.pools().forEach((pool) -> assertCounted(scenario, pool));
			MapiLease next = this.mapi.lease();
			assertThat(next.openPool(PoolOptions.DEFAULTS)
				.submit(TaskOptions.named("next"), () -> 1)
				.get(10, TimeUnit.SECONDS)).isOne();
			next.close();
			log.assertUsed();
			return scenario;
		}
		finally {
			thrower.disarm();
		}
	}

	private static void awaitComplete(ProbedScenario scenario) {
		Awaitility.await()
			.pollInterval(Duration.ofMillis(5))
			.atMost(RuntimeFixture.PATIENCE)
			.untilAsserted(() -> scenario.accepted()
				.forEach((name, task) -> assertThat(task.future().isDone()).as(name).isTrue()));
	}

	private static void assertCounted(ProbedScenario scenario, MapiWorkerPool pool) {
		CountingListener heard = scenario.heard();
		PoolSnapshot snapshot = pool.snapshot();
		assertThat(snapshot.queued()).isZero();
		assertThat(pool.threads()).isEmpty();
		assertThat(snapshot.completed()).isEqualTo(heard.count("started", pool.name()))
			.isEqualTo(heard.count("finished", pool.name()));
		assertThat(snapshot.timedOut()).isEqualTo(heard.count("timed out", pool.name()));
		assertThat(snapshot.rejected()).isEqualTo(heard.count("rejected", pool.name()));
	}

	private static void assertExpected(String name, ProbedScenario.Accepted task) {
		Object expected = task.expected();
		if (expected instanceof Class<?> failure) {
			assertThat(outcome(task.future())).as(name).isInstanceOf(failure);
		}
		else if (expected != null) {
			assertThat(outcome(task.future())).as(name).isEqualTo(expected);
		}
	}

	private static Object outcome(CompletableFuture<Object> future) {
		try {
			return future.join();
		}
		catch (CompletionException ex) {
			return ex.getCause();
		}
	}

	/**
	 * Throws at one point.
	 */
	private static final class Thrower implements Probe {

		private final String point;

		private final ThrownKind kind;

		private final AtomicBoolean armed = new AtomicBoolean(true);

		private final AtomicBoolean fired = new AtomicBoolean();

		private Runnable before = () -> {
		};

		Thrower(String point, ThrownKind kind) {
			this.point = point;
			this.kind = kind;
		}

		void disarm() {
			this.armed.set(false);
		}

		@Override
		public void at(String reached) {
			if (!reached.equals(this.point) || !this.armed.get()) {
				return;
			}
			if (this.fired.getAndSet(true) && ONCE.contains(this.point)) {
				return;
			}
			this.before.run();
			this.kind.raise("thrown at '" + this.point + "'");
		}

	}

}
