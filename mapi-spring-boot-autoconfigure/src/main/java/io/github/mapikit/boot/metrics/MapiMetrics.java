// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.metrics;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.github.mapikit.error.FailureSummary;
import io.github.mapikit.error.HResult;
import io.github.mapikit.runtime.RuntimeSnapshot;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.SubscriptionSnapshot;
import io.github.mapikit.runtime.event.SubscriptionState;
import io.github.mapikit.runtime.event.TaskOutcome;
import io.github.mapikit.spi.MapiProcess;
import io.github.mapikit.spi.ThreadRole;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * MAPI's meters, {@code mapi.*}, each with the tag {@code process}. Counts what the
 * runtime tells it from the first moment on, which may be before the context has made all
 * its beans; therefore it is given its registry and does not wait to be bound.
 * <p>
 * What has not happened yet is there with zero, as far as it can be known before: for
 * each executor, task, rule and kind of object.
 * <p>
 * Values of tags are bounded: after the first {@value #MAX_TASKS} task names of an
 * executor, {@value #MAX_EXECUTORS} executors, {@value #MAX_ERRORS} pairs of call and
 * code, and {@value #MAX_KINDS} kinds of leaked objects, all further ones are counted as
 * {@value #OTHER}. Recording a task looks its meters up and allocates nothing.
 * <p>
 * Numbers of the process (initializations, objects, sessions, violations, the message
 * loop) are the same for all contexts that share it. Contexts that share a registry need
 * a tag each, also if they have a process each: those may have the same name.
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

	/** The states of subscriptions that are not closed. */
	private static final Set<SubscriptionState> SHOWN = EnumSet.complementOf(EnumSet.of(SubscriptionState.CLOSED));

	/** What a task can leave open. */
	static final List<String> KINDS = List.of("attachment", "contents table", "folder", "hierarchy table", "message",
			"store", "stream", "subscription");

	private final MeterFactory meters;

	private final Bounded<String, ExecutorMeters> executors;

	private final Bounded<Failure, Counter> errors;

	private final Bounded<String, Counter> leaks;

	private final Counter[] initialized = new Counter[ThreadRole.values().length];

	private final Counter[] initializeFailed = new Counter[ThreadRole.values().length];

	private final Counter[] uninitialized = new Counter[ThreadRole.values().length];

	private final Counter[] violations = new Counter[MapiRule.values().length];

	private final Timer pumpLatency;

	private final Counter sessionsOpened;

	private final Counter logonsFailed;

	private final Counter logonsRetried;

	private final Counter sessionsLost;

	private final Counter subscriptionsFailed;

	/**
	 * Meters without common tags, for an application that does not observe its tasks.
	 * @param registry where they are registered
	 * @param process the process that MAPI runs in
	 * @param snapshots supplies the runtime at this moment; empty before it was started
	 */
	public MapiMetrics(MeterRegistry registry, MapiProcess process, Supplier<Optional<RuntimeSnapshot>> snapshots) {
		this(registry, process, snapshots, List.of(), () -> false);
	}

	/**
	 * Meters with common tags.
	 * @param registry where they are registered
	 * @param process the process that MAPI runs in
	 * @param snapshots supplies the runtime at this moment; empty before it was started
	 * @param tags the tags that each of them has beside that of the process
	 * @param runsAreObserved tells whether the observation of tasks makes the timer of
	 * their runs; asked when the first task comes
	 */
	public MapiMetrics(MeterRegistry registry, MapiProcess process, Supplier<Optional<RuntimeSnapshot>> snapshots,
			Iterable<Tag> tags, BooleanSupplier runsAreObserved) {
		Assert.notNull(registry, "'registry' must not be null");
		Assert.notNull(process, "'process' must not be null");
		Assert.notNull(snapshots, "'snapshots' must not be null");
		Assert.notNull(tags, "'tags' must not be null");
		Assert.notNull(runsAreObserved, "'runsAreObserved' must not be null");
		this.meters = new MeterFactory(registry, process, snapshots, tags);
		// the primary thread's is always there
		this.executors = new Bounded<>(MAX_EXECUTORS + 1, OTHER,
				(executor) -> new ExecutorMeters(this.meters, executor, runsAreObserved));
		this.errors = new Bounded<>(MAX_ERRORS, Failure.OTHER, this::error);
		this.leaks = new Bounded<>(MAX_KINDS, OTHER, this::leak);
		this.pumpLatency = this.meters.timer("mapi.pump.latency",
				"Time that a heartbeat took through the message loop of the primary thread");
		this.sessionsOpened = logon("success");
		this.logonsFailed = logon("failure");
		this.logonsRetried = logon("retry");
		this.sessionsLost = this.meters.counter("mapi.sessions.lost", "Sessions that died while they were in use");
		this.subscriptionsFailed = this.meters.counter("mapi.subscriptions.failed",
				"How often a subscription failed that had been active, or was made");
		registerCounters();
		registerGauges();
	}

	private void registerCounters() {
		for (ThreadRole role : ThreadRole.values()) {
			String name = role.name().toLowerCase(Locale.ROOT);
			this.initialized[role.ordinal()] = initialize(name, "success");
			this.initializeFailed[role.ordinal()] = initialize(name, "failure");
			this.uninitialized[role.ordinal()] = this.meters.counter("mapi.uninitialize",
					"Threads of the process that uninitialized MAPI", "role", name);
		}
		for (MapiRule rule : MapiRule.values()) {
			this.violations[rule.ordinal()] = this.meters.counter("mapi.violations",
					"How often a rule was about to be broken, or was broken", "rule", rule.name());
		}
		error(Failure.OTHER);
		KINDS.forEach(this.leaks::get);
		executor(ExecutorMeters.PRIMARY);
	}

	private Counter initialize(String role, String outcome) {
		return this.meters.counter("mapi.initialize", "Threads of the process that initialized MAPI, or could not",
				"role", role, "outcome", outcome);
	}

	private Counter logon(String outcome) {
		return this.meters.counter("mapi.logon", "Sessions opened, logons that failed, and attempts that were repeated",
				"outcome", outcome);
	}

	private void registerGauges() {
		// the unit would say the name again in systems that append it
		this.meters.gauge("mapi.objects.open", "MAPI objects that the threads of the process have open", null,
				RuntimeSnapshot::openObjects);
		this.meters.gauge("mapi.sessions.open", "Sessions that the threads of the process have open", null,
				RuntimeSnapshot::openSessions);
		for (SubscriptionState state : SHOWN) {
			this.meters.gauge("mapi.subscriptions", "Subscriptions", null,
					(snapshot) -> snapshot.subscriptions().stream().filter((one) -> one.state() == state).count(),
					"state", state.name().toLowerCase(Locale.ROOT));
		}
		this.meters.gauge("mapi.subscriptions.waiting", "Notifications that wait for listeners", null,
				(snapshot) -> snapshot.subscriptions().stream().mapToInt(SubscriptionSnapshot::waiting).sum());
		this.meters.timeGauge("mapi.pump.age", "Time since the last heartbeat that the message loop answered was sent",
				(snapshot) -> MeterFactory.nanos(snapshot.heartbeatAge()));
	}

	/**
	 * Registers the meters of an executor that has had no task yet.
	 * @param name the name of the executor
	 */
	public final void executor(String name) {
		this.executors.get(name);
	}

	// tasks

	private TaskMeters task(String executor, String task) {
		return this.executors.get(executor).task(task);
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

	// sessions

	@Override
	public void onSessionOpened(String thread, boolean replaces) {
		this.sessionsOpened.increment();
	}

	@Override
	public void onLogonFailed(String thread, FailureSummary cause) {
		this.logonsFailed.increment();
	}

	@Override
	public void onLogonRetry(String operation, int attempt, HResult result) {
		this.logonsRetried.increment();
	}

	@Override
	public void onSessionLost(String thread, FailureSummary cause) {
		this.sessionsLost.increment();
	}

	@Override
	public void onSubscription(String name, SubscriptionState state, @Nullable FailureSummary failure) {
		if (failure != null) {
			this.subscriptionsFailed.increment();
		}
	}

	// what goes wrong

	private Counter error(Failure failure) {
		return this.meters.counter("mapi.errors", "MAPI calls that failed", "operation", failure.operation(), "code",
				failure.code());
	}

	private Counter leak(String kind) {
		return this.meters.counter("mapi.leaks", "Objects that tasks left open, and that were closed for them", "kind",
				kind);
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
		this.meters.close();
	}

	private record Failure(String operation, @Nullable HResult result) {

		private static final Failure OTHER = new Failure(MapiMetrics.OTHER, null);

		String code() {
			return (this.result != null) ? this.result.nameIn(this.operation, null) : MapiMetrics.OTHER;
		}

	}

}
