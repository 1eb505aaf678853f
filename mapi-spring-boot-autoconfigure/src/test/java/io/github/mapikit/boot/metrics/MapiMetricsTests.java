// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.runtime.event.TaskOutcome;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.fake.FakeObject;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.MapiProcess;
import io.github.mapikit.spi.ThreadRole;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MapiMetrics}.
 */
class MapiMetricsTests {

	private static final long MILLI = 1_000_000;

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final FakeDriver driver = FakeDriver.withPrivateData();

	private final AtomicReference<@Nullable MapiLease> lease = new AtomicReference<>();

	private final MapiMetrics metrics = new MapiMetrics(this.registry, MapiProcess.JVM,
			() -> Optional.ofNullable(this.lease.get()).map(MapiLease::snapshot));

	@AfterEach
	void endRuntime() throws InterruptedException {
		MapiLease current = this.lease.get();
		if (current != null) {
			current.close();
		}
		assertThat(MapiRuntime.awaitEnd(Duration.ofSeconds(10))).isTrue();
		assertThat(MapiRuntime.ledger().isBalanced()).isTrue();
	}

	@Test
	void whenTasksRunThenWaitAndRunAreTimedByTaskAndOutcome() throws Exception {
		MapiWorkerPool pool = openPool(PoolOptions.DEFAULTS);
		for (int i = 0; i < 5; i++) {
			pool.call(TaskOptions.named("Archive.unread"), () -> 1);
		}
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> pool.call(TaskOptions.named("Archive.unread"), () -> {
				throw new IllegalStateException("broken");
			}));
		eventually(() -> {
			assertThat(timer("mapi.task.wait", "executor", "worker", "task", "Archive.unread").count()).isEqualTo(6);
			assertThat(run("Archive.unread", "success").count()).isEqualTo(5);
			assertThat(run("Archive.unread", "failure").count()).isOne();
		});
	}

	@Test
	void whenTaskIsToldThenItsTimesAreThoseOfTheRuntime() {
		this.metrics.onTaskStarted("worker", "a", 3 * MILLI);
		this.metrics.onTaskFinished("worker", "a", TaskOutcome.CANCELLED, 5 * MILLI);
		assertThat(timer("mapi.task.wait", "task", "a").totalTime(TimeUnit.MILLISECONDS)).isEqualTo(3);
		assertThat(run("a", "cancelled").totalTime(TimeUnit.MILLISECONDS)).isEqualTo(5);
	}

	@Test
	void whenWorkerIsBusyThenGaugesShowIt() throws Exception {
		MapiWorkerPool pool = openPool(PoolOptions.DEFAULTS.withSize(1).withQueueCapacity(1));
		CountDownLatch release = new CountDownLatch(1);
		Future<?> running = block(pool, release);
		Future<?> waiting = pool.submit(TaskOptions.named("waiting"), () -> 1);
		assertThatExceptionOfType(RejectedExecutionException.class)
			.isThrownBy(() -> pool.submit(TaskOptions.named("rejected"), () -> 1));
		assertThat(gauge("mapi.executor.active", "executor", "worker")).isOne();
		assertThat(gauge("mapi.executor.queued", "executor", "worker")).isOne();
		assertThat(gauge("mapi.executor.pool.size", "executor", "worker")).isOne();
		assertThat(gauge("mapi.executor.stuck", "executor", "worker")).isZero();
		assertThat(counter("mapi.task.rejected", "executor", "worker", "task", "rejected")).isOne();
		release.countDown();
		running.get(10, TimeUnit.SECONDS);
		waiting.get(10, TimeUnit.SECONDS);
		eventually(() -> assertThat(gauge("mapi.executor.active", "executor", "worker")).isZero());
	}

	@Test
	void whenTaskTimesOutThenItIsCountedOnce() throws Exception {
		MapiWorkerPool pool = openPool(PoolOptions.DEFAULTS);
		CountDownLatch release = new CountDownLatch(1);
		Future<Boolean> slow = pool.submit(new TaskOptions("slow", Duration.ofMillis(1)),
				() -> release.await(10, TimeUnit.SECONDS));
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> slow.get(10, TimeUnit.SECONDS));
		release.countDown();
		eventually(() -> assertThat(counter("mapi.task.timedout", "executor", "worker", "task", "slow")).isOne());
	}

	@Test
	void whenTaskIsStuckThenGaugeShowsIt() throws Exception {
		this.lease.set(MapiRuntime.lease(options().withHeartbeat(Duration.ofMillis(20), Duration.ofSeconds(10)),
				List.of(this.metrics)));
		MapiWorkerPool pool = open(PoolOptions.DEFAULTS.withStuck(Duration.ofMillis(1), 0));
		CountDownLatch release = new CountDownLatch(1);
		Future<?> running = block(pool, release);
		eventually(() -> {
			assertThat(gauge("mapi.executor.stuck", "executor", "worker")).isOne();
			assertThat(counter("mapi.violations", "rule", "R8")).isOne();
		});
		release.countDown();
		running.get(10, TimeUnit.SECONDS);
	}

	@Test
	void whenThreadsLiveAndEndThenInitializationsAreBalanced() throws Exception {
		openPool(PoolOptions.DEFAULTS).call(TaskOptions.named("a"), () -> 1);
		assertThat(counter("mapi.initialize", "role", "primary", "outcome", "success")).isOne();
		eventually(() -> assertThat(counter("mapi.initialize", "role", "worker", "outcome", "success")).isOne());
		assertThat(counter("mapi.uninitialize", "role", "worker")).isZero();
		close();
		eventually(() -> assertThat(counter("mapi.uninitialize", "role", "worker")).isOne());
	}

	@Test
	void whenWorkerCannotInitializeThenFailureIsCounted() {
		this.driver.refuse(ThreadRole.WORKER, "no");
		MapiWorkerPool pool = openPool(PoolOptions.DEFAULTS);
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> pool.call(TaskOptions.named("a"), () -> 1));
		eventually(() -> {
			assertThat(counter("mapi.initialize", "role", "worker", "outcome", "failure")).isPositive();
			assertThat(counter("mapi.errors", "operation", "MAPIInitialize", "code", "MAPI_E_NOT_ENOUGH_RESOURCES"))
				.isPositive();
		});
	}

	@Test
	void whenObjectsAndSessionAreOpenThenGaugesShowThem() throws Exception {
		MapiWorkerPool pool = openPool(PoolOptions.DEFAULTS);
		List<Double> within = pool.call(TaskOptions.named("open"), () -> {
			MapiThread.current("test").session();
			FakeObject.open("folder");
			return List.of(gauge("mapi.objects.open"), gauge("mapi.sessions.open"));
		});
		assertThat(within).containsExactly(2.0, 1.0);
		eventually(() -> {
			assertThat(gauge("mapi.objects.open")).isOne();
			assertThat(counter("mapi.leaks", "kind", "folder")).isOne();
		});
	}

	@Test
	void whenCallFailsThenErrorIsCountedByOperationAndCode() {
		MapiWorkerPool pool = openPool(PoolOptions.DEFAULTS);
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> pool.call(TaskOptions.named("a"), () -> {
			FakeObject.open("table").fail("IMAPITable::QueryRows", MapiErrors.MAPI_E_BUSY);
			return 1;
		}));
		assertThat(counter("mapi.errors", "operation", "IMAPITable::QueryRows", "code", "MAPI_E_BUSY")).isOne();
	}

	@Test
	void whenRuntimeRunsThenPumpIsTimed() {
		openPool(PoolOptions.DEFAULTS);
		eventually(() -> assertThat(timer("mapi.pump.latency").count()).isPositive());
		assertThat(this.registry.get("mapi.pump.age").timeGauge().value(TimeUnit.SECONDS)).isBetween(0.0, 60.0);
	}

	@Test
	void whenNothingHasHappenedThenCountersAreThereWithZero() {
		this.metrics.executor("archive");
		for (MapiRule rule : MapiRule.values()) {
			assertThat(counter("mapi.violations", "rule", rule.name())).isZero();
		}
		for (String kind : List.of("folder", "message", "contents table", "subscription")) {
			assertThat(counter("mapi.leaks", "kind", kind)).isZero();
		}
		assertThat(counter("mapi.errors", "operation", "other", "code", "other")).isZero();
		for (String executor : List.of("primary", "archive")) {
			for (String name : List.of("mapi.task.failed", "mapi.task.rejected", "mapi.task.timedout")) {
				assertThat(counter(name, "executor", executor, "task", "other")).as(name).isZero();
			}
		}
		assertThat(gauge("mapi.executor.stuck", "executor", "archive")).isZero();
	}

	@Test
	void whenTaskCameOnceThenAllThatMayHappenToItIsThereWithZero() {
		this.metrics.onTaskStarted("worker", "a", MILLI);
		for (String name : List.of("mapi.task.failed", "mapi.task.rejected", "mapi.task.timedout")) {
			assertThat(counter(name, "executor", "worker", "task", "a")).as(name).isZero();
		}
		for (String outcome : List.of("success", "failure", "timeout", "cancelled")) {
			assertThat(run("a", outcome).count()).as(outcome).isZero();
		}
	}

	@Test
	void whenTaskFailsThenItIsCounted() {
		for (TaskOutcome outcome : TaskOutcome.values()) {
			this.metrics.onTaskFinished("worker", "a", outcome, MILLI);
		}
		assertThat(counter("mapi.task.failed", "executor", "worker", "task", "a")).isOne();
	}

	@Test
	void whenTaskNamesAreManyThenTagsAreBoundedAndNothingIsLost() {
		for (int i = 0; i < 10_000; i++) {
			this.metrics.onTaskStarted("worker", "task" + i, MILLI);
			this.metrics.onTaskFinished("worker", "task" + i, TaskOutcome.SUCCESS, MILLI);
			this.metrics.onTaskRejected("worker", "task" + i);
			this.metrics.onTaskTimedOut("worker", "task" + i);
		}
		for (String name : List.of("mapi.task.wait", "mapi.task.failed", "mapi.task.rejected", "mapi.task.timedout")) {
			assertThat(this.registry.find(name).tag("executor", "worker").meters()).as(name)
				.hasSize(MapiMetrics.MAX_TASKS + 1)
				.filteredOn((meter) -> MapiMetrics.OTHER.equals(meter.getId().getTag("task")))
				.hasSize(1);
		}
		assertThat(this.registry.find("mapi.task.run").tag("outcome", "success").meters())
			.hasSize(MapiMetrics.MAX_TASKS + 1);
		assertThat(this.registry.find("mapi.task.rejected").counters().stream().mapToDouble(Counter::count).sum())
			.isEqualTo(10_000);
		assertThat(this.registry.find("mapi.task.run").timers().stream().mapToLong(Timer::count).sum())
			.isEqualTo(10_000);
		assertThat(run(MapiMetrics.OTHER, "success").count()).isEqualTo(10_000 - MapiMetrics.MAX_TASKS);
	}

	@Test
	void whenExecutorsAreManyThenTagsAreBounded() {
		for (int i = 0; i < 1000; i++) {
			this.metrics.onTaskStarted("pool" + i, "a", MILLI);
		}
		assertThat(this.registry.find("mapi.task.wait").meters()).hasSize(MapiMetrics.MAX_EXECUTORS + 1);
		assertThat(this.registry.find("mapi.executor.active").meters()).hasSize(MapiMetrics.MAX_EXECUTORS);
	}

	@Test
	void whenErrorsAndLeaksAreManyThenTagsAreBoundedAndNothingIsLost() {
		for (int i = 0; i < 10_000; i++) {
			this.metrics.onCallFailed("call" + i % 500, HResult.of(Integer.MIN_VALUE + i));
			this.metrics.onLeak("kind" + i, "a");
		}
		assertThat(this.registry.find("mapi.errors").counters()).hasSize(MapiMetrics.MAX_ERRORS + 1);
		assertThat(this.registry.find("mapi.leaks").counters()).hasSize(MapiMetrics.MAX_KINDS + 1);
		assertThat(counter("mapi.errors", "operation", "other", "code", "other"))
			.isEqualTo(10_000 - MapiMetrics.MAX_ERRORS);
	}

	@Test
	void whenClosedThenGaugesLeaveAndTotalsStay() {
		this.metrics.onTaskStarted("worker", "a", MILLI);
		this.metrics.close();
		assertThat(this.registry.getMeters()).extracting((meter) -> meter.getId().getType())
			.doesNotContain(Meter.Type.GAUGE)
			.contains(Meter.Type.TIMER, Meter.Type.COUNTER);
		this.metrics.onTaskStarted("second", "a", MILLI);
		assertThat(this.registry.find("mapi.executor.active").meters()).isEmpty();
		assertThat(timer("mapi.task.wait", "executor", "second").count()).isOne();
	}

	@Test
	void whenContextsShareARegistryThenTagsTellThemApart() {
		MapiMetrics one = new MapiMetrics(this.registry, MapiProcess.JVM, Optional::empty,
				List.of(Tag.of("context", "one")), () -> false);
		MapiMetrics two = new MapiMetrics(this.registry, MapiProcess.JVM, Optional::empty,
				List.of(Tag.of("context", "two")), () -> false);
		one.onTaskStarted("worker", "a", MILLI);
		two.onTaskStarted("worker", "a", MILLI);
		one.close();
		assertThat(this.registry.find("mapi.executor.active").tag("context", "one").gauge()).isNull();
		assertThat(this.registry.find("mapi.executor.active").tag("context", "two").gauge()).isNotNull();
		assertThat(this.registry.get("mapi.task.wait").tag("context", "one").timer().count()).isOne();
	}

	@Test
	void whenRegistryIsAddedToACompositeLaterThenItCountsFromThere() {
		CompositeMeterRegistry composite = new CompositeMeterRegistry();
		MapiMetrics composed = new MapiMetrics(composite, MapiProcess.JVM, Optional::empty);
		composed.onTaskStarted("worker", "a", MILLI);
		MeterRegistry late = new SimpleMeterRegistry();
		composite.add(late);
		composed.onTaskStarted("worker", "a", MILLI);
		assertThat(late.get("mapi.task.wait").timer().count()).isOne();
	}

	@Test
	void whenMetersAreRegisteredThenEachIsDescribed() {
		this.metrics.onTaskStarted("worker", "a", MILLI);
		this.metrics.onTaskFinished("worker", "a", TaskOutcome.SUCCESS, MILLI);
		this.metrics.onTaskRejected("worker", "a");
		this.metrics.onTaskTimedOut("worker", "a");
		this.metrics.onCallFailed("a", MapiErrors.MAPI_E_BUSY);
		this.metrics.onLeak("folder", "a");
		assertThat(this.registry.getMeters()).allSatisfy((meter) -> {
			assertThat(meter.getId().getName()).startsWith("mapi.");
			assertThat(meter.getId().getDescription()).isNotBlank();
		});
	}

	private LeaseOptions options() {
		return LeaseOptions.of("test", this.driver);
	}

	private MapiWorkerPool openPool(PoolOptions poolOptions) {
		this.lease.set(MapiRuntime.lease(options(), List.of(this.metrics)));
		return open(poolOptions);
	}

	private MapiWorkerPool open(PoolOptions poolOptions) {
		MapiLease current = this.lease.get();
		assertThat(current).isNotNull();
		return current.openPool(poolOptions);
	}

	private void close() {
		MapiLease current = this.lease.get();
		assertThat(current).isNotNull();
		current.close();
	}

	private static Future<Boolean> block(MapiWorkerPool pool, CountDownLatch release)
			throws InterruptedException, ExecutionException, TimeoutException {
		CountDownLatch started = new CountDownLatch(1);
		Future<Boolean> running = pool.submit(TaskOptions.named("running"), () -> {
			started.countDown();
			return release.await(30, TimeUnit.SECONDS);
		});
		assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
		return running;
	}

	// listeners are told after who waits for the task
	private static void eventually(ThrowingRunnable assertions) {
		Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(assertions);
	}

	private Timer run(String task, String outcome) {
		return timer("mapi.task.run", "executor", "worker", "task", task, "outcome", outcome);
	}

	private Timer timer(String name, String... tags) {
		return this.registry.get(name).tags(tags).timer();
	}

	private double counter(String name, String... tags) {
		return this.registry.get(name).tags(tags).counter().count();
	}

	private double gauge(String name, String... tags) {
		return this.registry.get(name).tags(tags).gauge().value();
	}

}
