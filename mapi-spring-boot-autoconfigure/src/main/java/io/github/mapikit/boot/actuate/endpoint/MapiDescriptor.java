// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.actuate.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.mapikit.boot.health.HeartbeatAgeLimit;
import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.error.FailureSummary;
import io.github.mapikit.runtime.OptionsInForce;
import io.github.mapikit.runtime.RuntimeSnapshot;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.SessionsSnapshot;
import io.github.mapikit.runtime.event.SubscriptionSnapshot;
import io.github.mapikit.runtime.event.SubscriptionState;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.pool.PoolSnapshot;
import io.github.mapikit.runtime.thread.LeakDetection;
import io.github.mapikit.runtime.thread.LogonRetry;
import io.github.mapikit.runtime.thread.SessionRecovery;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What MAPI does in this process, as the endpoint tells it. Durations are in
 * milliseconds, points in time in ISO 8601. Neither profile names nor paths, addresses or
 * mail content are in it.
 *
 * @param state the state of the context's lease
 * @param failure why the state is {@code FAILED}, or {@code null}
 * @param driver the MAPI implementation, or {@code null} before the first start
 * @param options the options in force, or {@code null} before the first start
 * @param leases who leases the runtime in this process
 * @param heartbeat the last round trip of the message loop, or {@code null} before the
 * first start
 * @param threads the primary thread, the anchor thread and the workers of this context
 * @param executors the executors of this context
 * @param objects the open objects of the process, or {@code null} before the first start
 * @param sessions the sessions, or {@code null} before the first start
 * @param subscriptions the subscriptions of this context
 * @param initializations how often threads of the process initialized and uninitialized
 * MAPI, or {@code null} before the first start
 * @param rules the rules, and how often each was about to be broken, or was
 * @since 0.1.0
 */
public record MapiDescriptor(RuntimeState state, @Nullable String failure, @Nullable Driver driver,
		@Nullable Options options, List<String> leases, @Nullable Heartbeat heartbeat, List<ThreadDescriptor> threads,
		List<ExecutorDescriptor> executors, @Nullable Objects objects, @Nullable Sessions sessions,
		List<SubscriptionDescriptor> subscriptions, @Nullable Initializations initializations,
		List<Rule> rules) implements OperationResponseBody {

	static MapiDescriptor of(RuntimeState state) {
		return new MapiDescriptor(state, null, null, null, List.of(), null, List.of(), List.of(), null, null, List.of(),
				null, Rule.all(Map.of()));
	}

	static MapiDescriptor of(RuntimeState state, RuntimeSnapshot snapshot, HeartbeatAgeLimit heartbeatAgeLimit,
			Collection<MapiTaskExecutor> executors) {
		return new MapiDescriptor(state, text(snapshot.failure()), Driver.of(snapshot),
				Options.of(snapshot.options(), heartbeatAgeLimit, executors), snapshot.owners(), Heartbeat.of(snapshot),
				Stream
					.of(Stream.ofNullable(snapshot.primary()), Stream.ofNullable(snapshot.anchor()),
							snapshot.threads().stream())
					.flatMap((threads) -> threads)
					.map(ThreadDescriptor::of)
					.toList(),
				snapshot.pools().stream().map(ExecutorDescriptor::of).toList(),
				new Objects(snapshot.openObjects(), snapshot.leaks()), Sessions.of(snapshot),
				snapshot.subscriptions().stream().map(SubscriptionDescriptor::of).toList(),
				new Initializations(snapshot.initializeCount(), snapshot.uninitializeCount(),
						snapshot.abandonedCount()),
				Rule.all(snapshot.violations()));
	}

	private static @Nullable Long millis(@Nullable Duration duration) {
		return (duration != null) ? duration.toMillis() : null;
	}

	private static @Nullable String text(@Nullable FailureSummary failure) {
		return (failure != null) ? failure.toString() : null;
	}

	/**
	 * The MAPI implementation.
	 *
	 * @param name a short name
	 * @param version the version
	 * @param process the name of the MAPI process, unique in this JVM
	 * @param options the settings that hold for the whole process, by property (R12);
	 * {@code set} and {@code not set} for those that are not one of a few words
	 * @param diagnostics the numbers, truth values and single words that the driver tells
	 * of itself, also as maps and lists
	 */
	public record Driver(String name, String version, String process, Map<String, String> options,
			Map<String, Object> diagnostics) {

		private static Driver of(RuntimeSnapshot snapshot) {
			return new Driver(snapshot.driver().name(), snapshot.driver().version(), snapshot.process(),
					DriverTexts.options(snapshot.processOptions()), DriverTexts.diagnostics(snapshot.diagnostics()));
		}

	}

	/**
	 * The options in force for this context, next to those of the {@link Driver} that
	 * hold for the process.
	 *
	 * @param startupTimeoutMs how long the primary thread may take to start
	 * @param shutdownTimeoutMs how long each step of the shutdown may take
	 * @param anchor whether a thread of its own holds a session and a store
	 * @param session what is done against sessions that fail
	 * @param leakDetection what is said of objects that a task left open
	 * @param heartbeat how the message loop is measured
	 * @param executors how executors are set, those without a task so far too
	 */
	public record Options(long startupTimeoutMs, long shutdownTimeoutMs, boolean anchor, SessionOptions session,
			LeakDetection leakDetection, HeartbeatOptions heartbeat, List<ExecutorOptions> executors) {

		private static Options of(OptionsInForce options, HeartbeatAgeLimit ageLimit,
				Collection<MapiTaskExecutor> executors) {
			return new Options(options.startTimeout().toMillis(), options.stopTimeout().toMillis(), options.anchor(),
					SessionOptions.of(options.sessionRecovery()), options.leakDetection(),
					new HeartbeatOptions(options.heartbeatInterval().toMillis(), options.stallAfter().toMillis(),
							ageLimit.with(options).toMillis()),
					executors.stream().map(ExecutorOptions::of).toList());
		}

	}

	/**
	 * What is done against sessions that fail.
	 *
	 * @param checkIntervalMs how often a session that is held is looked after
	 * @param initialBackoffMs how long a thread does not log on after the second failure
	 * @param maxBackoffMs how long a thread does not log on at most
	 * @param logonAttempts how often a logon is tried before it counts as failed
	 * @param logonInitialBackoffMs how long to wait after the first attempt
	 * @param logonMaxBackoffMs how long to wait between two attempts at most
	 */
	public record SessionOptions(long checkIntervalMs, long initialBackoffMs, long maxBackoffMs, int logonAttempts,
			long logonInitialBackoffMs, long logonMaxBackoffMs) {

		private static SessionOptions of(SessionRecovery recovery) {
			LogonRetry logon = recovery.logonRetry();
			return new SessionOptions(recovery.checkInterval().toMillis(), recovery.initialBackoff().toMillis(),
					recovery.maxBackoff().toMillis(), logon.attempts(), logon.backoff().toMillis(),
					logon.maxBackoff().toMillis());
		}

	}

	/**
	 * How the message loop is measured in this process.
	 *
	 * @param intervalMs how often
	 * @param stallAfterMs after which time a round trip is reported as a stall
	 * @param maxAgeMs from which age of the last answered round trip on health is
	 * {@code DOWN}
	 */
	public record HeartbeatOptions(long intervalMs, long stallAfterMs, long maxAgeMs) {

	}

	/**
	 * How an executor is set.
	 *
	 * @param name its name
	 * @param poolSize the number of workers
	 * @param queueCapacity how many tasks may wait
	 * @param taskTimeoutMs the limit of tasks that set none, or {@code null} for none
	 * @param stuckAfterMs after which time a running task is reported as stuck
	 * @param maxReplacements how many stuck workers may be replaced at a time
	 * @param drainTimeoutMs how long accepted tasks may take to finish at the end
	 * @param backoffInitialMs how long to wait after the first failed initialize
	 * @param backoffMaxMs how long to wait between failed initializes at most
	 */
	public record ExecutorOptions(String name, int poolSize, int queueCapacity, @Nullable Long taskTimeoutMs,
			long stuckAfterMs, int maxReplacements, long drainTimeoutMs, long backoffInitialMs, long backoffMaxMs) {

		private static ExecutorOptions of(MapiTaskExecutor executor) {
			PoolOptions pool = executor.getOptions();
			return new ExecutorOptions(pool.name(), pool.size(), pool.queueCapacity(), millis(pool.taskTimeout()),
					pool.stuckAfter().toMillis(), pool.maxReplacements(), executor.getDrainTimeout().toMillis(),
					pool.initialBackoff().toMillis(), pool.maxBackoff().toMillis());
		}

	}

	/**
	 * The last answered round trip of the message loop (R5).
	 *
	 * @param ageMs how long ago it was sent, or {@code null} if there was none
	 * @param latencyMs how long it took, or {@code null} if there was none
	 * @param stalled whether the next one is overdue
	 */
	public record Heartbeat(@Nullable Long ageMs, @Nullable Long latencyMs, boolean stalled) {

		private static Heartbeat of(RuntimeSnapshot snapshot) {
			return new Heartbeat(millis(snapshot.heartbeatAge()), millis(snapshot.heartbeatLatency()),
					snapshot.stalled());
		}

	}

	/**
	 * A MAPI thread.
	 *
	 * @param name its name
	 * @param role its part
	 * @param executor the executor that it belongs to
	 * @param state what it is doing
	 * @param initializedAt when it initialized MAPI, or {@code null} if it has not
	 * @param openObjects how many objects it has open
	 * @param sessionOpen whether it has its session open
	 * @param task its current task, or {@code null}
	 * @param call the MAPI call that it is in, or {@code null}
	 * @param ageMs how long it has been at its task, at its start or at its end, or
	 * {@code null}
	 * @param stuck whether that is too long
	 * @param stack its stack, innermost frame first; empty unless it is stuck
	 */
	public record ThreadDescriptor(String name, String role, String executor, ThreadSnapshot.State state,
			@Nullable Instant initializedAt, int openObjects, boolean sessionOpen, @Nullable String task,
			@Nullable String call, @Nullable Long ageMs, boolean stuck, List<String> stack) {

		private static ThreadDescriptor of(ThreadSnapshot thread) {
			return new ThreadDescriptor(thread.name(), thread.role().name(), thread.pool(), thread.state(),
					thread.initializedAt(), thread.openObjects(), thread.session() != null, thread.task(),
					thread.call(), millis(thread.busyFor()), thread.stuck(), thread.stack());
		}

	}

	/**
	 * An executor.
	 *
	 * @param name its name
	 * @param size the number of workers that it is set to have
	 * @param limit the number of workers that it may have at the moment
	 * @param workers the number of workers that it has
	 * @param active how many of them run a task
	 * @param stuck how many of them have been at one task for too long
	 * @param queued how many tasks wait
	 * @param queueCapacity how many tasks may wait
	 * @param completed how many tasks ran to their end
	 * @param rejected how many tasks were not accepted
	 * @param timedOut how many tasks' time ran out
	 * @param initializeFailure why the last attempt to initialize a worker failed, or
	 * {@code null}
	 */
	public record ExecutorDescriptor(String name, int size, int limit, int workers, int active, int stuck, int queued,
			int queueCapacity, long completed, long rejected, long timedOut, @Nullable String initializeFailure) {

		private static ExecutorDescriptor of(PoolSnapshot pool) {
			return new ExecutorDescriptor(pool.name(), pool.size(), pool.limit(), pool.workers(), pool.active(),
					pool.stuck(), pool.queued(), pool.queueCapacity(), pool.completed(), pool.rejected(),
					pool.timedOut(), text(pool.initializeFailure()));
		}

	}

	/**
	 * The objects of the process.
	 *
	 * @param open how many are open
	 * @param leaked how many tasks left open; they were closed for them
	 */
	public record Objects(int open, long leaked) {

	}

	/**
	 * The sessions: those of the process that are open, and how those of this context
	 * have fared.
	 *
	 * @param open how many are open in the process
	 * @param opened how many were opened
	 * @param lost how many died while they were in use
	 * @param replaced how many were opened in place of one that had died
	 * @param failedLogons how many logons failed, all attempts of one counted once
	 * @param retries how often a logon or the opening of a store was tried again
	 * @param unavailable how many threads want a session and have none that works
	 * @param unavailableSince since when there has been such a thread, or {@code null} if
	 * there is none
	 * @param lastFailure what a session was lost or could not be opened by last, or
	 * {@code null}
	 */
	public record Sessions(int open, long opened, long lost, long replaced, long failedLogons, long retries,
			int unavailable, @Nullable Instant unavailableSince, @Nullable String lastFailure) {

		private static Sessions of(RuntimeSnapshot snapshot) {
			SessionsSnapshot own = snapshot.sessions();
			return new Sessions(snapshot.openSessions(), own.opened(), own.lost(), own.replaced(), own.failedLogons(),
					own.retries(), own.unavailable(), own.unavailableSince(), text(own.lastFailure()));
		}

	}

	/**
	 * A subscription.
	 *
	 * @param name its name
	 * @param state how far it is
	 * @param since since when it has been in that state
	 * @param lastFailure what it failed by last, or {@code null} if it never did
	 * @param waiting how many notifications wait for the listener
	 * @param delivered how many the listener was told
	 * @param resyncs how many of them said that others may be missing
	 * @param listenerFailures how often the listener threw something
	 * @param listenerBusyMs how long the listener has been dealing with one notification,
	 * or {@code null} if it is not at one
	 */
	public record SubscriptionDescriptor(String name, SubscriptionState state, Instant since,
			@Nullable String lastFailure, int waiting, long delivered, long resyncs, long listenerFailures,
			@Nullable Long listenerBusyMs) {

		private static SubscriptionDescriptor of(SubscriptionSnapshot snapshot) {
			return new SubscriptionDescriptor(snapshot.name(), snapshot.state(), snapshot.since(),
					text(snapshot.lastFailure()), snapshot.waiting(), snapshot.delivered(), snapshot.resyncs(),
					snapshot.listenerFailures(), millis(snapshot.listenerBusy()));
		}

	}

	/**
	 * The process's balance.
	 *
	 * @param initialized how often threads initialized MAPI
	 * @param uninitialized how often threads uninitialized MAPI
	 * @param abandoned how often a thread ended without uninitialize because MAPI was
	 * lost
	 */
	public record Initializations(long initialized, long uninitialized, long abandoned) {

	}

	/**
	 * A rule for threads that use MAPI.
	 *
	 * @param id its number
	 * @param text what it says
	 * @param violations how often it was about to be broken, or was
	 */
	public record Rule(String id, String text, long violations) {

		private static List<Rule> all(Map<MapiRule, Long> violations) {
			return Stream.of(MapiRule.values())
				.map((rule) -> new Rule(rule.name(), rule.text(), violations.getOrDefault(rule, 0L)))
				.toList();
		}

	}

}
