// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.github.mapikit.error.HResult;
import io.github.mapikit.runtime.MapiRule;
import io.github.mapikit.runtime.PoolSnapshot;
import io.github.mapikit.runtime.RuntimeListener;
import io.github.mapikit.runtime.RuntimeSnapshot;
import io.github.mapikit.runtime.TaskOutcome;
import io.github.mapikit.spi.ThreadRole;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * MAPI's meters, {@code mapi.*}. Counts what the runtime tells it from the first moment
 * on, which may be before the context has made all its beans; therefore it is given its
 * registry and does not wait to be bound.
 * <p>
 * Values of tags are bounded: after the first {@value #MAX_TASKS} task names of an
 * executor, {@value #MAX_EXECUTORS} executors, {@value #MAX_ERRORS} pairs of call and
 * code, and {@value #MAX_KINDS} kinds of leaked objects, all further ones are counted as
 * {@value #OTHER}. Recording a task looks its meters up and allocates nothing.
 * <p>
 * Numbers of the process (initializations, objects, sessions, violations, the message
 * loop) are the same for all contexts that share it. Contexts that share a registry, too,
 * should be given a tag each.
 * <p>
 * When closed, gauges leave the registry, for they hold on to the runtime; timers and
 * counters stay, for they hold what has been. May be used from any thread.
 *
 * @since 0.1.0
 */
public class MapiMetrics implements RuntimeListener, AutoCloseable {

	/** What is beyond a bound is counted under this name. */
	public static final String OTHER = "other";

	static final int MAX_EXECUTORS = 20;

	static final int MAX_TASKS = 100;

	static final int MAX_ERRORS = 200;

	static final int MAX_KINDS = 50;

	/** Jobs of the primary thread have no pool. */
	private static final String PRIMARY = "primary";

	private final MeterRegistry registry;

	private final Supplier<Optional<RuntimeSnapshot>> snapshots;

	private final Tags tags;

	private final Bounded<String, Bounded<String, TaskMeters>> tasks;

	private final Bounded<Failure, Counter> errors;

	private final Bounded<String, Counter> leaks;

	private final Counter[] initialized = new Counter[ThreadRole.values().length];

	private final Counter[] initializeFailed = new Counter[ThreadRole.values().length];

	private final Counter[] uninitialized = new Counter[ThreadRole.values().length];

	private final Counter[] violations = new Counter[MapiRule.values().length];

	private final Timer pumpLatency;

	private final ReentrantLock lock = new ReentrantLock();

	/** Guarded by the lock. */
	private final List<Gauge> gauges = new ArrayList<>();

	/** Guarded by the lock. */
	private boolean closed;

	/**
	 * Meters without common tags.
	 * @param registry where they are registered
	 * @param snapshots supplies the runtime at this moment; empty before it was started
	 */
	public MapiMetrics(MeterRegistry registry, Supplier<Optional<RuntimeSnapshot>> snapshots) {
		this(registry, snapshots, List.of());
	}

	/**
	 * Meters with common tags.
	 * @param registry where they are registered
	 * @param snapshots supplies the runtime at this moment; empty before it was started
	 * @param tags the tags that each of them has
	 */
	public MapiMetrics(MeterRegistry registry, Supplier<Optional<RuntimeSnapshot>> snapshots, Iterable<Tag> tags) {
		Assert.notNull(registry, "'registry' must not be null");
		Assert.notNull(snapshots, "'snapshots' must not be null");
		Assert.notNull(tags, "'tags' must not be null");
		this.registry = registry;
		this.snapshots = snapshots;
		this.tags = Tags.of(tags);
		this.tasks = new Bounded<>(MAX_EXECUTORS, OTHER, this::executor);
		this.errors = new Bounded<>(MAX_ERRORS, Failure.OTHER, this::error);
		this.leaks = new Bounded<>(MAX_KINDS, OTHER, this::leak);
		registerCounters();
		this.pumpLatency = Timer.builder("mapi.pump.latency")
			.description("Time that a heartbeat took through the message loop of the primary thread")
			.tags(this.tags)
			.register(registry);
		registerGauges();
	}

	private void registerCounters() {
		for (ThreadRole role : ThreadRole.values()) {
			String name = role.name().toLowerCase(Locale.ROOT);
			this.initialized[role.ordinal()] = initialize(name, "success");
			this.initializeFailed[role.ordinal()] = initialize(name, "failure");
			this.uninitialized[role.ordinal()] = counter("mapi.uninitialize",
					"Threads of this process that uninitialized MAPI", this.tags.and("role", name));
		}
		for (MapiRule rule : MapiRule.values()) {
			this.violations[rule.ordinal()] = counter("mapi.violations",
					"How often a rule was about to be broken, or was broken", this.tags.and("rule", rule.name()));
		}
	}

	private Counter initialize(String role, String outcome) {
		return counter("mapi.initialize", "Threads of this process that initialized MAPI, or could not",
				this.tags.and("role", role, "outcome", outcome));
	}

	private void registerGauges() {
		hold(Gauge.builder("mapi.objects.open", this, (self) -> self.read(RuntimeSnapshot::openObjects))
			.description("MAPI objects that the threads of this process have open")
			.baseUnit(BaseUnits.OBJECTS)
			.tags(this.tags));
		hold(Gauge.builder("mapi.sessions.open", this, (self) -> self.read(RuntimeSnapshot::openSessions))
			.description("Sessions that the threads of this process have open")
			.baseUnit(BaseUnits.SESSIONS)
			.tags(this.tags));
		this.gauges.add(TimeGauge
			.builder("mapi.pump.age", this, TimeUnit.NANOSECONDS, (self) -> self.read(MapiMetrics::heartbeatAge))
			.description("Time since the last heartbeat that the message loop answered was sent")
			.tags(this.tags)
			.register(this.registry));
	}

	private static double heartbeatAge(RuntimeSnapshot snapshot) {
		Duration age = snapshot.heartbeatAge();
		return (age != null) ? age.toNanos() : Double.NaN;
	}

	private double read(ToDoubleFunction<RuntimeSnapshot> value) {
		return this.snapshots.get().map(value::applyAsDouble).orElse(0.0);
	}

	// the caller holds the lock, or is the constructor
	private void hold(Gauge.Builder<?> gauge) {
		this.gauges.add(gauge.register(this.registry));
	}

	private Counter counter(String name, String description, Tags itsTags) {
		return Counter.builder(name).description(description).tags(itsTags).register(this.registry);
	}

	// tasks

	private Bounded<String, TaskMeters> executor(String executor) {
		registerExecutor(executor);
		return new Bounded<>(MAX_TASKS, OTHER, (task) -> new TaskMeters(this.registry, this.tags, executor, task));
	}

	private void registerExecutor(String executor) {
		if (executor.equals(OTHER) || executor.equals(PRIMARY)) {
			return;
		}
		this.lock.lock();
		try {
			if (this.closed) {
				return;
			}
			hold(executorGauge("active", "Workers that run a task", executor, PoolSnapshot::active)
				.baseUnit(BaseUnits.THREADS));
			hold(executorGauge("queued", "Tasks that wait", executor, PoolSnapshot::queued).baseUnit(BaseUnits.TASKS));
			hold(executorGauge("pool.size", "Workers that live", executor, PoolSnapshot::workers)
				.baseUnit(BaseUnits.THREADS));
			hold(executorGauge("stuck", "Workers that have been at one task for too long", executor,
					PoolSnapshot::stuck)
				.baseUnit(BaseUnits.THREADS));
		}
		finally {
			this.lock.unlock();
		}
	}

	private Gauge.Builder<MapiMetrics> executorGauge(String name, String description, String executor,
			ToDoubleFunction<PoolSnapshot> value) {
		return Gauge
			.builder("mapi.executor." + name, this, (self) -> self.read((snapshot) -> pool(snapshot, executor, value)))
			.description(description)
			.tags(this.tags.and("executor", executor));
	}

	private static double pool(RuntimeSnapshot snapshot, String name, ToDoubleFunction<PoolSnapshot> value) {
		return snapshot.pools().stream().filter((pool) -> pool.name().equals(name)).mapToDouble(value).sum();
	}

	private TaskMeters task(String executor, String task) {
		return this.tasks.get(executor).get(task);
	}

	@Override
	public void onTaskStarted(String pool, String task, long waitNanos) {
		task(pool, task).started(waitNanos);
	}

	@Override
	public void onTaskFinished(String pool, String task, TaskOutcome outcome, long runNanos) {
		task(pool, task).finished(outcome, runNanos);
	}

	@Override
	public void onTaskRejected(String pool, String task) {
		task(pool, task).rejected();
	}

	@Override
	public void onTaskTimedOut(String pool, String task) {
		task(pool, task).timedOut();
	}

	// threads

	@Override
	public void onInitialized(ThreadRole role, Duration took) {
		this.initialized[role.ordinal()].increment();
	}

	@Override
	public void onInitializeFailed(ThreadRole role, Throwable cause) {
		this.initializeFailed[role.ordinal()].increment();
	}

	@Override
	public void onUninitialized(ThreadRole role, Duration took) {
		this.uninitialized[role.ordinal()].increment();
	}

	@Override
	public void onHeartbeat(Duration latency) {
		this.pumpLatency.record(latency);
	}

	// what goes wrong

	private Counter error(Failure failure) {
		return counter("mapi.errors", "MAPI calls that failed",
				this.tags.and("operation", failure.operation(), "code", failure.code()));
	}

	private Counter leak(String kind) {
		return counter("mapi.leaks", "Objects that tasks left open, and that were closed for them",
				this.tags.and("kind", kind));
	}

	@Override
	public void onCallFailed(String operation, HResult result) {
		this.errors.get(new Failure(operation, result)).increment();
	}

	@Override
	public void onLeak(String kind, String task) {
		this.leaks.get(kind).increment();
	}

	@Override
	public void onViolation(MapiRule rule, String detail) {
		this.violations[rule.ordinal()].increment();
	}

	/**
	 * Takes the gauges out of the registry.
	 */
	@Override
	public void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.gauges.forEach(this.registry::remove);
			this.gauges.clear();
		}
		finally {
			this.lock.unlock();
		}
	}

	private record Failure(String operation, @Nullable HResult result) {

		private static final Failure OTHER = new Failure(MapiMetrics.OTHER, null);

		String code() {
			return (this.result != null) ? this.result.name() : MapiMetrics.OTHER;
		}

	}

}
