// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mapikit.error.MapiConflictException;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.spi.MapiSubsystem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An application's hold on the {@link MapiRuntime}: its worker pools, its jobs on the
 * primary thread, and an orderly end. May be used from any thread; must be closed.
 *
 * @since 0.1.0
 */
public final class MapiLease implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(MapiLease.class);

	private static final int REMEMBERED_LEAKS = 256;

	private final MapiRuntime runtime;

	private final LeaseOptions options;

	private final Listeners listeners;

	private final LeaseState state;

	/** The pools that are open or have workers that live. */
	private final List<MapiWorkerPool> pools = new CopyOnWriteArrayList<>();

	/** Held to open a pool, so that two of one name exclude each other. */
	private final ReentrantLock openLock = new ReentrantLock();

	private final AtomicInteger abandonedTasks = new AtomicInteger();

	private final ShutdownHooks hooks;

	private final Set<String> seenLeaks = ConcurrentHashMap.newKeySet();

	private final ReentrantLock closeLock = new ReentrantLock();

	private volatile @Nullable PrimaryThread primaryThread;

	private volatile @Nullable Throwable failure;

	/** Set by the primary thread, on which nothing runs for this lease any more. */
	private volatile boolean leftPrimary;

	private @Nullable StopReport report;

	MapiLease(MapiRuntime runtime, LeaseOptions options, List<? extends RuntimeListener> listeners) {
		this.runtime = runtime;
		this.options = options;
		this.listeners = new Listeners(List.copyOf(listeners));
		this.state = new LeaseState(options.owner(), this.listeners);
		this.hooks = new ShutdownHooks(options.owner(), options.stopTimeout());
	}

	/**
	 * Returns the settings.
	 * @return the settings
	 */
	public LeaseOptions options() {
		return this.options;
	}

	/**
	 * Returns who leases.
	 * @return who leases
	 */
	public String owner() {
		return this.options.owner();
	}

	/**
	 * Returns the state.
	 * @return the state
	 */
	public RuntimeState state() {
		return this.state.current();
	}

	MapiSubsystem subsystem() {
		return this.options.subsystem();
	}

	RuntimeListener listeners() {
		return this.listeners;
	}

	List<MapiWorkerPool> pools() {
		return this.pools;
	}

	// starting

	void starting() {
		this.state.enter(RuntimeState.STARTING);
	}

	void started(PrimaryThread joined) {
		this.primaryThread = joined;
		if (this.options.anchor()) {
			openAnchor(joined);
		}
		this.state.enter(RuntimeState.RUNNING);
		this.runtime.watch(joined);
		tellHeartbeat(optionsInForce());
		// it may have been lost meanwhile, or closed by a listener
		if (state() == RuntimeState.RUNNING) {
			logger.info("MAPI is up for '{}': {} {}", owner(), subsystem().info().description(),
					subsystem().info().version());
		}
	}

	private void tellHeartbeat(OptionsInForce inForce) {
		if (!inForce.heartbeatInterval().equals(this.options.heartbeatInterval())
				|| !inForce.stallAfter().equals(this.options.stallAfter())) {
			logger
				.warn("'{}' asks for a heartbeat every {} that stalls after {}, but a process has one: it comes every "
						+ "{} and stalls after {}, as the first who leased the runtime wanted it. Give both the same "
						+ "'mapi.heartbeat.interval' and 'mapi.heartbeat.stall-after'", owner(),
						this.options.heartbeatInterval(), this.options.stallAfter(), inForce.heartbeatInterval(),
						inForce.stallAfter());
		}
	}

	private void openAnchor(PrimaryThread joined) {
		PrimaryExecutor executor = new PrimaryExecutor(this, joined, null, null);
		TaskOptions task = new TaskOptions("anchor-session", this.options.startTimeout());
		try {
			executor.call(task, () -> MapiThread.current("anchor session").session().defaultStore());
		}
		catch (MapiTimeoutException ex) {
			leavePrimary(joined);
			throw MapiTimeoutException.ofStart(ex.taskName(), ex.timeout(), ex.activity(), ex);
		}
		catch (RuntimeException | Error ex) {
			leavePrimary(joined);
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException("The anchor session failed", ex);
		}
	}

	void failed(Throwable cause) {
		this.failure = cause;
		this.state.enter(RuntimeState.FAILED);
	}

	void lost(MapiSubsystemFailedException told, Throwable cause) {
		failed(cause);
		this.pools.forEach((pool) -> pool.lost(told));
	}

	// working

	boolean hasLeftPrimary() {
		return this.leftPrimary;
	}

	boolean isLost() {
		return this.runtime.isLost();
	}

	void requireOpen(String task) {
		if (this.leftPrimary || state() == RuntimeState.STOPPED) {
			MapiUnavailableException cause = new MapiUnavailableException(state().name(),
					"the lease of '" + owner() + "' has ended");
			throw new TaskNotAcceptedException("Task '%s' was not accepted: %s".formatted(task, cause.getMessage()),
					cause);
		}
	}

	/**
	 * Opens a pool of workers. Its threads start when they are first needed.
	 * @param poolOptions the settings of the pool
	 * @return the pool; it ends with the lease, or when it is closed before
	 * @throws MapiConflictException if a pool of that name is open: threads, health and
	 * metrics could not be told apart
	 * @throws MapiUnavailableException if the lease is not running
	 */
	public MapiWorkerPool openPool(PoolOptions poolOptions) {
		requireRunning();
		MapiWorkerPool pool = new MapiWorkerPool(this, this.runtime, poolOptions);
		this.openLock.lock();
		try {
			if (this.pools.stream().anyMatch((other) -> other.isOpen() && other.name().equals(pool.name()))) {
				throw new MapiConflictException("the name of a pool", "'" + pool.name() + "' of '" + owner() + "'",
						"another one", "Give each pool a name of its own");
			}
			this.pools.add(pool);
		}
		finally {
			this.openLock.unlock();
		}
		if (state() != RuntimeState.RUNNING) {
			pool.close(Duration.ZERO);
			requireRunning();
		}
		return pool;
	}

	/**
	 * Returns the executor that runs short jobs on the primary thread.
	 * @param decorator wraps tasks, or {@code null}
	 * @return the executor
	 * @throws MapiUnavailableException if the lease is not running
	 */
	public MapiExecutor primary(@Nullable TaskDecorator decorator) {
		return primary(decorator, null);
	}

	/**
	 * Returns the executor that runs short jobs on the primary thread.
	 * @param decorator wraps tasks, or {@code null}
	 * @param taskTimeout how long a task may take if it says nothing itself, or
	 * {@code null} for no limit
	 * @return the executor
	 * @throws MapiUnavailableException if the lease is not running
	 */
	public MapiExecutor primary(@Nullable TaskDecorator decorator, @Nullable Duration taskTimeout) {
		return new PrimaryExecutor(this, requireRunning(), decorator, taskTimeout);
	}

	private PrimaryThread requireRunning() {
		RuntimeState current = state();
		PrimaryThread thread = this.primaryThread;
		if (current != RuntimeState.RUNNING || thread == null) {
			throw new MapiUnavailableException(current.name(), "the lease of '" + owner() + "' does not run",
					this.failure);
		}
		return thread;
	}

	/**
	 * Registers something to run when the lease is closed, before the first worker ends.
	 * It runs on a thread of its own, may still give tasks to the pools and wait for
	 * them. Hooks run one after the other in the order of registration; what one throws
	 * is logged and does not stop the others. One that takes longer than the lease's stop
	 * timeout is interrupted, reported and left to itself; so is one that waits for
	 * another thread to close the lease. It cannot close the lease itself.
	 * @param name what it is, for the log
	 * @param hook what to run
	 */
	public void beforeWorkersStop(String name, Runnable hook) {
		this.hooks.beforeWorkersStop(name, hook);
	}

	/**
	 * Registers something to run when the lease is closed, after its last worker has
	 * ended and before the primary thread uninitializes. It runs on the primary thread
	 * and may use MAPI. Hooks run in the order of registration; what one throws is logged
	 * and does not stop the others. All together may take the lease's stop timeout; then
	 * they are reported, and the primary thread is left to them.
	 * @param name what it is, for the log
	 * @param hook what to run
	 */
	public void beforePrimaryUninitializes(String name, Runnable hook) {
		this.hooks.beforePrimaryUninitializes(name, hook);
	}

	/**
	 * Runs the hooks that come before the first worker ends, and returns when they have
	 * returned or their time is over. Closing the lease does so too: this is for who
	 * closes pools before the lease. Later calls do nothing, and neither do calls of a
	 * hook.
	 * @throws MapiThreadException on a MAPI thread, which a hook may wait for
	 */
	public void prepareToStop() {
		this.hooks.prepareToStop();
	}

	boolean leaked(String kind, String task) {
		this.runtime.balance().leaked();
		this.listeners.onLeak(kind, task);
		return this.seenLeaks.size() < REMEMBERED_LEAKS && this.seenLeaks.add(task + '/' + kind);
	}

	/**
	 * Returns the runtime as this lease sees it. Never waits.
	 * @return the snapshot
	 */
	public RuntimeSnapshot snapshot() {
		PrimaryThread thread = this.runtime.primaryOrNull();
		Watchdog watchdog = this.runtime.watchdogOrNull();
		RuntimeLedger ledger = this.runtime.currentLedger();
		Throwable cause = this.failure;
		List<PoolSnapshot> pools = new ArrayList<>();
		List<ThreadSnapshot> threads = new ArrayList<>();
		for (MapiWorkerPool pool : this.pools) {
			pools.add(pool.snapshot());
			for (MapiThread worker : pool.threads()) {
				threads.add(worker.snapshot());
			}
		}
		return new RuntimeSnapshot(state(), owner(), this.runtime.owners(), subsystem().info(),
				Map.copyOf(subsystem().processOptions()), optionsInForce(), subsystem().diagnostics(),
				(cause != null) ? String.valueOf(cause.getMessage()) : null,
				(thread != null) ? thread.mapiThread().snapshot() : null,
				(watchdog != null) ? watchdog.lastLatency() : null, (watchdog != null) ? watchdog.age() : null,
				watchdog != null && watchdog.isStalled(), this.runtime.processEndingOrNull() != null,
				List.copyOf(pools), List.copyOf(threads), ledger.openObjects(), ledger.openSessions(),
				ledger.initializeCount(), ledger.uninitializeCount(), ledger.abandonedCount(), ledger.leaks(),
				ledger.violations());
	}

	private OptionsInForce optionsInForce() {
		return OptionsInForce.of(this.options, this.runtime.heartbeatOptions(this.options));
	}

	// ending

	/**
	 * Closes the lease, letting accepted tasks finish for the lease's own stop timeout.
	 */
	@Override
	public void close() {
		close(this.options.stopTimeout());
	}

	/**
	 * Closes the lease: hooks, then the pools, then the session on the primary thread,
	 * and the primary thread itself if this was the last lease. Bounded: what does not
	 * end in time is reported and left to itself. A stuck worker keeps the primary thread
	 * up, and both end when it returns. Closing again returns the first report.
	 * @param drainTimeout how long accepted tasks may take to finish
	 * @return how it went
	 * @throws MapiThreadException on a MAPI thread, which would wait for itself
	 * @throws IllegalStateException in a hook or listener of the end of this lease
	 */
	public StopReport close(Duration drainTimeout) {
		MapiThread current = MapiThread.currentOrNull();
		if (current != null) {
			throw current.mustNotWait("the end of the lease of '" + owner() + "'");
		}
		if (this.closeLock.isHeldByCurrentThread() || this.hooks.isRunHere()) {
			throw new IllegalStateException("The lease of '" + owner()
					+ "' cannot be closed by a hook or listener of its end: whoever stops it closes it");
		}
		this.closeLock.lock();
		try {
			StopReport earlier = this.report;
			if (earlier == null) {
				earlier = stop(drainTimeout);
				this.report = earlier;
			}
			return earlier;
		}
		finally {
			this.closeLock.unlock();
		}
	}

	private StopReport stop(Duration drainTimeout) {
		long start = System.nanoTime();
		List<String> heldUpBy = new ArrayList<>();
		prepareToStop();
		this.state.enter(RuntimeState.STOPPING);
		try {
			heldUpBy.addAll(closePools(drainTimeout));
			PrimaryThread thread = this.primaryThread;
			if (thread != null) {
				heldUpBy.addAll(leavePrimary(thread));
				this.runtime.leave(this);
				heldUpBy.addAll(awaitPrimary(thread));
			}
		}
		finally {
			this.runtime.leave(this);
			this.state.enter(RuntimeState.STOPPED);
		}
		StopReport done = new StopReport(Duration.ofNanos(System.nanoTime() - start), this.abandonedTasks.get(),
				heldUpBy, this.hooks.overdue());
		if (done.heldUpBy().isEmpty()) {
			logger.info("MAPI is down for '{}' after {} ms", owner(), done.took().toMillis());
		}
		else {
			logger.warn("'{}' has stopped, but MAPI stays up until these return: {}", owner(), done.heldUpBy());
		}
		return done;
	}

	// all of them at once: what one waits for takes nothing from the time of another
	private List<String> closePools(Duration drainTimeout) {
		List<MapiWorkerPool> open = List.copyOf(this.pools);
		open.forEach(MapiWorkerPool::end);
		long drainStart = System.nanoTime();
		open.forEach((pool) -> pool.drain(left(drainTimeout, drainStart)));
		long finishStart = System.nanoTime();
		return open.stream()
			.flatMap((pool) -> pool.finish(left(this.options.stopTimeout(), finishStart)).heldUpBy().stream())
			.toList();
	}

	private static Duration left(Duration budget, long startNanos) {
		Duration left = budget.minus(Duration.ofNanos(System.nanoTime() - startNanos));
		return left.isNegative() ? Duration.ZERO : left;
	}

	/**
	 * Forgets a pool that has ended with its last worker.
	 * @param pool the pool
	 */
	void forget(MapiWorkerPool pool) {
		this.pools.remove(pool);
	}

	void abandoned(int tasks) {
		this.abandonedTasks.addAndGet(tasks);
	}

	// runs the last hooks and closes the session of this lease on the primary thread
	private List<String> leavePrimary(PrimaryThread thread) {
		if (this.runtime.isLost()) {
			return List.of();
		}
		PrimaryExecutor executor = new PrimaryExecutor(this, thread, null, null);
		try {
			executor.submit(TaskOptions.named("leave"), () -> {
				this.hooks.runOnPrimary();
				thread.leave(this);
				this.leftPrimary = true;
				return Boolean.TRUE;
			}).get(TimeUnit.NANOSECONDS.convert(this.options.stopTimeout()), TimeUnit.NANOSECONDS);
			return List.of();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return List.of(thread.mapiThread().activity());
		}
		catch (TimeoutException ex) {
			this.hooks.giveUpOnPrimary();
			return List.of(thread.mapiThread().activity());
		}
		catch (ExecutionException | RejectedExecutionException ex) {
			logger.debug("'{}' could not leave the primary thread", owner(), ex);
			return List.of();
		}
	}

	// waits for the end of the primary thread, if it is about to end
	private List<String> awaitPrimary(PrimaryThread thread) {
		if (!this.runtime.isEnding(thread)) {
			return List.of();
		}
		try {
			thread.end().get(TimeUnit.NANOSECONDS.convert(this.options.stopTimeout()), TimeUnit.NANOSECONDS);
			return List.of();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return List.of(thread.mapiThread().activity());
		}
		catch (TimeoutException ex) {
			return List.of(thread.mapiThread().activity());
		}
		catch (ExecutionException ex) {
			return List.of();
		}
	}

}
