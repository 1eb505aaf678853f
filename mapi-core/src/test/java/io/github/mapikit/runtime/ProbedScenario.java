// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.fake.FakeDriver.Call;
import io.github.mapikit.runtime.fake.FakeObject;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskDecorator;
import io.github.mapikit.runtime.task.TaskNotAcceptedException;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The life of a lease in which all happens that a runtime tells others of. Goes on
 * whatever a probe throws, and remembers what was accepted.
 */
final class ProbedScenario {

	private final RuntimeFixture mapi;

	private final Probe probe;

	private final FakeDriver driver;

	private final ProbedDriver probed;

	private final CountingListener heard = new CountingListener();

	/** What was accepted, with the value or the kind of failure that it has to have. */
	private final Map<String, Accepted> accepted = new ConcurrentHashMap<>();

	private final List<MapiWorkerPool> pools = new ArrayList<>();

	private final List<String> refused = new CopyOnWriteArrayList<>();

	private final AtomicInteger notAccepted = new AtomicInteger();

	private final MapiLease lease;

	private final boolean workersStart;

	private @Nullable Throwable notStarted;

	/**
	 * A life to be lived.
	 * @param workersStart whether a probe lets workers start
	 */
	ProbedScenario(RuntimeFixture mapi, Probe probe, boolean workersStart) {
		this.workersStart = workersStart;
		this.mapi = mapi;
		this.probe = probe;
		this.driver = mapi.driver();
		this.driver.pumpingWorkers();
		this.probed = new ProbedDriver(this.driver, probe);
		this.lease = newLease("harness");
	}

	private MapiLease newLease(String owner) {
		return this.mapi.newLease(owner,
				(options) -> LeaseOptions.of(owner, this.probed)
					.withTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(5))
					.withHeartbeat(Duration.ofMillis(20), Duration.ofSeconds(10)),
				new ProbedListener(this.probe), this.heard);
	}

	MapiLease lease() {
		return this.lease;
	}

	CountingListener heard() {
		return this.heard;
	}

	Map<String, Accepted> accepted() {
		return this.accepted;
	}

	List<MapiWorkerPool> pools() {
		return this.pools;
	}

	int notAccepted() {
		return this.notAccepted.get();
	}

	List<String> refused() {
		return this.refused;
	}

	@Nullable Throwable notStarted() {
		return this.notStarted;
	}

	/**
	 * Lives the life but for its end.
	 */
	void run() {
		this.lease.beforeWorkersStop("hook", () -> this.probe.at("hook before workers stop"));
		this.lease.beforePrimaryUninitializes("hook", () -> this.probe.at("hook on primary"));
		MapiWorkerPool wide = openPool(PoolOptions.DEFAULTS.withName("wide"));
		CompletableFuture<Object> early = accept("before the start", 1,
				() -> wide.submit(named("early"), work(() -> 1)));
		try {
			this.lease.start();
		}
		catch (Throwable ex) {
			this.notStarted = ex;
			return;
		}
		awaitUnlessLost(early::isDone);
		try {
			work(wide);
		}
		catch (MapiUnavailableException ex) {
			// lost in the middle of it
			assertThat(this.lease.state()).isEqualTo(RuntimeState.FAILED);
		}
	}

	private void work(MapiWorkerPool wide) {
		if (this.workersStart) {
			failInitialize();
		}
		wide(wide);
		narrow();
		primary(this.lease.primary(decorator()));
		guest();
		attempt(() -> MapiThread.current("harness"));
		attempt(this.lease::snapshot);
		attempt(() -> this.driver.postMessage(() -> this.probe.at("message")));
		endProcess();
		awaitUnlessLost(() -> this.heard.heartbeats.get() > 0);
	}

	StopReport end() {
		return this.lease.close(Duration.ofSeconds(5));
	}

	private void failInitialize() {
		MapiWorkerPool late = openPool(
				PoolOptions.DEFAULTS.withName("late").withBackoff(Duration.ofMillis(1), Duration.ofMinutes(1)));
		this.driver.onNext(Call.INITIALIZE_WORKER, () -> {
			throw new IllegalStateException("not yet");
		});
		accept("unserved", null, () -> late.submit(named("unserved"), work(() -> 1)));
		awaitUnlessLost(() -> this.heard.initializeFailed.get() > 0 && late.snapshot().initializeFailure() == null);
		accept("served", null, () -> late.submit(named("served"), work(() -> 1)));
	}

	private void wide(MapiWorkerPool wide) {
		accept("value", 1, () -> wide.submit(named("value"), work(() -> 1)));
		accept("failure", NumberFormatException.class, () -> wide.submit(named("failure"), work(() -> {
			throw new NumberFormatException("own");
		})));
		accept("complete stage", 2,
				() -> wide.submitStage(named("stage"), work(() -> CompletableFuture.completedFuture(2))));
		CompletableFuture<Object> inner = new CompletableFuture<>();
		CompletableFuture<Object> staged = accept("late stage", 3,
				() -> wide.submitStage(named("stage"), work(() -> inner)));
		accept("failed call", MapiCallException.class, () -> wide.submit(named("call"),
				work(() -> MapiThread.current("harness").call("IMAPITable::QueryRows", () -> {
					throw MapiCallExceptions.of("IMAPITable::QueryRows", HResult.of(0x80004005));
				}))));
		accept("leak", 4, () -> wide.submit(named("leak"), work(() -> {
			FakeObject folder = this.driver.open("folder");
			attempt(folder.child("message")::close);
			folder.child("table");
			return 4;
		})));
		accept("session", null, () -> wide.submit(named("session"),
				work(() -> MapiThread.current("harness").session().defaultStore())));
		accept("in place", 5, () -> wide.submit(named("outer"), work(() -> wide.call(named("inner"), work(() -> 5)))));
		attempt(() -> wide.execute(() -> this.probe.at("task")));
		attempt(() -> wide.execute(() -> {
			throw new NumberFormatException("own");
		}));
		inner.complete(3);
		awaitUnlessLost(staged::isDone);
	}

	// one worker: what waits there waits for it
	private void narrow() {
		Gate gate = this.mapi.gate();
		MapiWorkerPool narrow = openPool(PoolOptions.DEFAULTS.withName("narrow")
			.withSize(1)
			.withQueueCapacity(1)
			.withStuck(Duration.ofMillis(20), 0));
		// its start may take longer than it takes to be stuck
		CompletableFuture<Object> first = accept("first", null, () -> narrow.submit(named("first"), work(() -> 1)));
		awaitUnlessLost(() -> first.isDone() && (!this.workersStart || narrow.snapshot().initializeFailure() == null));
		CompletableFuture<Object> superseded = accept("superseded", "holder",
				() -> narrow.submit(named("superseded"), work(() -> {
					gate.pass();
					return "task";
				})));
		awaitUnlessLost(() -> gate.isReached() || superseded.isDone());
		CompletableFuture<Object> late = accept("late", MapiTimeoutException.class,
				() -> narrow.submit(new TaskOptions("late", Duration.ofMillis(20)), work(() -> 1)));
		accept("rejected", null, () -> narrow.submit(named("rejected"), work(() -> 1)));
		awaitUnlessLost(late::isDone);
		accept("cancelled", null, () -> narrow.submit(named("cancelled"), work(() -> 1))).cancel(true);
		awaitUnlessLost(() -> superseded.isDone() || narrow.snapshot().stuck() == 1);
		attempt(() -> superseded.complete("holder"));
		gate.open();
		accept("nested", 6, () -> narrow.submit(named("outer"),
				work(() -> accept("within", 6, () -> narrow.submit(named("within"), work(() -> 6))).get())));
		awaitUnlessLost(() -> this.accepted.values().stream().allMatch((task) -> task.future().isDone()));
	}

	private void primary(MapiExecutor primary) {
		accept("job", 7, () -> primary.submit(named("job"), work(() -> 7)));
		accept("failed job", NumberFormatException.class, () -> primary.submit(named("job"), work(() -> {
			throw new NumberFormatException("own");
		})));
		attempt(() -> primary.execute(() -> {
			throw new NumberFormatException("own");
		}));
		accept("nested job", 8, () -> primary.submit(named("outer job"),
				work(() -> accept("inner job", 8, () -> primary.submit(named("inner job"), work(() -> 8))).get())));
		accept("called job", 9, () -> {
			CompletableFuture<Object> done = new CompletableFuture<>();
			try {
				done.complete(primary.call(named("called job"), work(() -> 9)));
			}
			catch (Throwable ex) {
				done.completeExceptionally(ex);
			}
			return done;
		});
	}

	// another lease of the same process
	private void guest() {
		MapiLease guest = newLease("guest");
		attempt(guest::start);
		if (guest.state() == RuntimeState.RUNNING) {
			accept("guest", 10, () -> guest.primary(null).submit(named("guest"), work(() -> 10)));
		}
		assertThat(guest.close(Duration.ofSeconds(5)).isComplete()).isTrue();
	}

	private void endProcess() {
		Thread outside = new Thread(() -> attempt(() -> this.driver.endProcess(Duration.ofSeconds(20))), "outside");
		outside.start();
		awaitUnlessLost(() -> !outside.isAlive());
	}

	private MapiWorkerPool openPool(PoolOptions options) {
		MapiWorkerPool pool = this.lease.openPool(options.withDecorator(decorator()));
		this.pools.add(pool);
		return pool;
	}

	private TaskDecorator decorator() {
		return (task) -> {
			this.probe.at("decorate");
			return () -> {
				this.probe.at("decorator before");
				task.run();
				this.probe.at("decorator after");
			};
		};
	}

	private Callable<Object> work(Callable<Object> work) {
		return () -> {
			this.probe.at("task");
			return work.call();
		};
	}

	private static TaskOptions named(String name) {
		return TaskOptions.named(name);
	}

	private CompletableFuture<Object> accept(String name, @Nullable Object expected,
			Supplier<CompletableFuture<Object>> submit) {
		CompletableFuture<Object> future;
		try {
			future = submit.get();
		}
		catch (Throwable ex) {
			this.refused.add(name);
			if (ex instanceof TaskNotAcceptedException) {
				this.notAccepted.incrementAndGet();
			}
			return CompletableFuture.failedFuture(new IllegalStateException(name));
		}
		this.accepted.put(name, new Accepted(future, expected));
		attempt(() -> future.whenComplete((value, failure) -> this.probe.at("dependent")));
		return future;
	}

	private void attempt(Runnable step) {
		try {
			step.run();
		}
		catch (Throwable ex) {
			// what a probe has thrown, or a lost MAPI
		}
	}

	private void awaitUnlessLost(BooleanSupplier condition) {
		try {
			Awaitility.await()
				.pollInterval(Duration.ofMillis(5))
				.atMost(RuntimeFixture.PATIENCE)
				.until(() -> condition.getAsBoolean() || this.lease.state() != RuntimeState.RUNNING);
		}
		catch (ConditionTimeoutException ex) {
			throw new AssertionError("Not in time; accepted: " + this.accepted, ex);
		}
	}

	/**
	 * A future and what it has to come to.
	 *
	 * @param future the future
	 * @param expected the value, or the class of the failure, or {@code null} if either
	 * may be
	 */
	record Accepted(CompletableFuture<Object> future, @Nullable Object expected) {

	}

}
