// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mapikit.error.FailureSummary;
import io.github.mapikit.error.MapiConflictException;
import io.github.mapikit.error.MapiInterruptedException;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.error.Remedy;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.RuntimeListeners;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.pool.PoolSnapshot;
import io.github.mapikit.runtime.primary.Heartbeat;
import io.github.mapikit.runtime.primary.PrimaryExecutor;
import io.github.mapikit.runtime.primary.PrimaryThread;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskDecorator;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.RuntimeLedger;
import io.github.mapikit.spi.MapiSubsystem;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * An application's hold on a MAPI process: its worker pools, its jobs on the primary
 * thread, and an orderly end. It is there before it starts, so that whoever is told of
 * its start can use it; pools accept tasks from the beginning and run them once MAPI is
 * up. May be used from any thread; must be closed.
 *
 * @since 0.1.0
 */
public final class MapiLease implements AutoCloseable {

	private static final RuntimeLog logger = RuntimeLog.of(MapiLease.class);

	private final ProcessRuntime runtime;

	private final LeaseOptions options;

	private final RuntimeListeners listeners;

	private final LeaseState state;

	private final LeaseView view;

	/**
	 * The pools that are open or have workers that live; opening one takes its monitor.
	 */
	private final List<MapiWorkerPool> pools = new CopyOnWriteArrayList<>();

	private final ShutdownHooks hooks;

	private final LeaseShutdown shutdown;

	private final OneClose closing = new OneClose();

	private final AtomicBoolean held = new AtomicBoolean(true);

	private volatile @Nullable PrimaryThread primaryThread;

	private volatile @Nullable Throwable failure;

	MapiLease(ProcessRuntime runtime, LeaseOptions options, List<? extends RuntimeListener> listeners) {
		this.runtime = runtime;
		this.options = options;
		this.listeners = new RuntimeListeners(List.copyOf(listeners));
		this.state = new LeaseState(options.owner(), this.listeners);
		this.view = new LeaseView(runtime, options, this.listeners, this.state);
		this.hooks = new ShutdownHooks(options.owner(), options.stopTimeout());
		this.shutdown = new LeaseShutdown(this, this.view, this.hooks, runtime);
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

	RuntimeListeners listeners() {
		return this.listeners;
	}

	List<MapiWorkerPool> pools() {
		return this.pools;
	}

	@Nullable PrimaryThread primaryThread() {
		return this.primaryThread;
	}

	boolean enter(RuntimeState to) {
		return this.state.enter(to);
	}

	void tellNews() {
		this.state.tellNews();
	}

	// starting

	/**
	 * Starts the lease: the primary thread, if it does not run yet, and the anchor
	 * session, if one is wanted. Listeners are told when MAPI is up, by the calling
	 * thread, or when it cannot be brought up.
	 * @return this lease, running
	 * @throws IllegalStateException if the lease was started before
	 * @throws MapiConflictException if another lease has other settings for the process,
	 * or another copy of this library is in use in this JVM
	 * @throws io.github.mapikit.error.MapiInitializationException if MAPI cannot be
	 * initialized
	 * @throws io.github.mapikit.error.MapiLogonException if the lease wants an anchor
	 * session that cannot be opened
	 * @throws MapiTimeoutException if the primary thread does not start in time
	 * @throws MapiSubsystemFailedException if MAPI was lost and cannot be started again
	 * in this process
	 */
	public MapiLease start() {
		LeaseState.requireNotTellingOfFailure(owner());
		if (!this.state.enter(RuntimeState.STARTING)) {
			throw new IllegalStateException("The lease of '" + owner() + "' was started or closed before");
		}
		Joining joining = new Joining(this.runtime, this);
		try {
			PrimaryThread joined = joining.join();
			this.primaryThread = joined;
			joining.awaitReady(joined);
			openAnchor(joined);
			started(joined, joining.isFirst());
		}
		catch (Throwable ex) {
			notStarted(ex, joining.isFirst());
			throw ex;
		}
		this.state.tellNews();
		// it may have been lost meanwhile, or closed by a listener
		if (state() == RuntimeState.FAILED) {
			RuntimeException lost = notRunning();
			notStarted(lost, false);
			throw lost;
		}
		if (state() == RuntimeState.RUNNING) {
			logger.info("MAPI is up for '{}': {} {}", owner(), this.options.subsystem().info().description(),
					this.options.subsystem().info().version());
		}
		return this;
	}

	/**
	 * Waits until another thread has started the lease, or has failed to. MAPI threads do
	 * not wait: the start may wait for them.
	 * @throws MapiInterruptedException if the calling thread is interrupted
	 */
	public void awaitStart() {
		if (MapiThread.currentOrNull() != null) {
			return;
		}
		try {
			// a former primary thread, the primary thread and the anchor have a limit
			// each
			this.state.awaitStart(TimeUnit.NANOSECONDS.convert(this.options.startTimeout().multipliedBy(3)));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new MapiInterruptedException("the start of MAPI", ex);
		}
	}

	private void openAnchor(PrimaryThread joined) {
		if (!this.options.anchor()) {
			return;
		}
		PrimaryExecutor executor = new PrimaryExecutor(this.view, joined, null, null);
		TaskOptions task = new TaskOptions("anchor-session", this.options.startTimeout());
		try {
			executor.call(task, () -> MapiThread.current("anchor session").session().defaultStore());
		}
		catch (MapiTimeoutException ex) {
			throw MapiTimeoutException.ofStart(ex.taskName(), ex.timeout(), ex.activity(), ex);
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException("The anchor session failed", ex);
		}
	}

	private void started(PrimaryThread joined, boolean first) {
		if (first) {
			Duration took = Duration.ofNanos(joined.initializeNanos());
			this.state.add(() -> this.listeners.onInitialized(ThreadRole.PRIMARY, took));
		}
		if (!this.state.enter(RuntimeState.RUNNING)) {
			throw notRunning();
		}
		joined.heartbeat().start();
		this.pools.forEach(MapiWorkerPool::open);
		tellHeartbeat(joined.heartbeat());
	}

	private RuntimeException notRunning() {
		if (this.runtime.isLost()) {
			return this.runtime.lostException("start");
		}
		return new MapiUnavailableException(state().name(), (state() == RuntimeState.FAILED)
				? "the primary thread has ended" : "the lease of '" + owner() + "' was closed while it started",
				this.failure);
	}

	private void notStarted(Throwable cause, boolean first) {
		PrimaryThread joined = this.primaryThread;
		if (first && joined != null && !joined.isReady()) {
			Throwable why = joined.failure();
			if (why != null) {
				this.state.add(() -> this.listeners.onInitializeFailed(ThreadRole.PRIMARY, why));
			}
		}
		failed(cause);
		this.pools.forEach((pool) -> pool.failed(cause));
		if (joined != null && joined.isReady()) {
			this.shutdown.leavePrimary(joined);
		}
		this.runtime.leave(this);
		release();
		this.state.tellNews();
	}

	private void tellHeartbeat(Heartbeat inForce) {
		if (!inForce.interval().equals(this.options.heartbeatInterval())
				|| !inForce.stallAfter().equals(this.options.stallAfter())) {
			logger.warn(
					"'{}' asks for a heartbeat every {} that stalls after {}, but a process has one: it comes every "
							+ "{} and stalls after {}, as the first who leased the runtime wanted it. {}",
					owner(), this.options.heartbeatInterval(), this.options.stallAfter(), inForce.interval(),
					inForce.stallAfter(), Remedy.SAME_HEARTBEAT.text());
		}
	}

	/**
	 * Notes that the lease has failed; whoever calls it tells the news.
	 * @param cause by what
	 */
	void failed(Throwable cause) {
		if (this.state.enter(RuntimeState.FAILED)) {
			this.failure = cause;
		}
	}

	void lost(MapiSubsystemFailedException told, Throwable cause) {
		failed(cause);
		this.pools.forEach((pool) -> pool.lost(told));
	}

	// working

	/**
	 * Opens a pool of workers. It accepts tasks at once; its threads start when they are
	 * first needed, and not before MAPI is up.
	 * @param poolOptions the settings of the pool
	 * @return the pool; it ends with the lease, or when it is closed before
	 * @throws MapiConflictException if a pool of that name is open: threads, health and
	 * metrics could not be told apart
	 * @throws MapiUnavailableException if the lease has stopped or failed
	 */
	public MapiWorkerPool openPool(PoolOptions poolOptions) {
		requireNotOver();
		MapiWorkerPool pool = new MapiWorkerPool(this.view, poolOptions, this.runtime, this.pools::remove);
		boolean taken;
		synchronized (this.pools) {
			taken = this.pools.stream().anyMatch((other) -> other.isOpen() && other.name().equals(pool.name()));
			if (!taken) {
				this.pools.add(pool);
			}
		}
		if (taken) {
			pool.end();
			throw new MapiConflictException("the name of a pool", "'" + pool.name() + "' of '" + owner() + "'",
					"another one", "Give each pool a name of its own");
		}
		RuntimeState current = state();
		if (current == RuntimeState.RUNNING) {
			pool.open();
		}
		if (current.compareTo(RuntimeState.RUNNING) > 0) {
			pool.end();
			requireNotOver();
		}
		return pool;
	}

	private void requireNotOver() {
		if (state().compareTo(RuntimeState.RUNNING) > 0) {
			throw new MapiUnavailableException(state().name(), "the lease of '" + owner() + "' does not run",
					this.failure);
		}
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
		PrimaryThread thread = this.primaryThread;
		requireNotOver();
		if (thread == null) {
			throw new MapiUnavailableException(state().name(), "the lease of '" + owner() + "' does not run",
					this.failure);
		}
		return new PrimaryExecutor(this.view, thread, decorator, taskTimeout);
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

	/**
	 * Returns the runtime as this lease sees it. Never waits.
	 * @return the snapshot
	 */
	public RuntimeSnapshot snapshot() {
		PrimaryThread thread = this.runtime.primary();
		Heartbeat heartbeat = (thread != null) ? thread.heartbeat() : null;
		RuntimeLedger ledger = MapiRuntime.ledgerOf(this.runtime);
		Throwable cause = this.failure;
		List<PoolSnapshot> shown = new ArrayList<>();
		List<ThreadSnapshot> threads = new ArrayList<>();
		for (MapiWorkerPool pool : this.pools) {
			shown.add(pool.snapshot());
			pool.threads().forEach((worker) -> threads.add(worker.snapshot()));
		}
		MapiSubsystem subsystem = this.options.subsystem();
		return new RuntimeSnapshot(state(), owner(), this.runtime.processName(), this.runtime.owners(),
				subsystem.info(), Map.copyOf(subsystem.processOptions()), OptionsInForce.of(this.options, heartbeat),
				subsystem.diagnostics(), (cause != null) ? FailureSummary.of(cause) : null,
				(thread != null) ? thread.mapiThread().snapshot() : null,
				(heartbeat != null) ? heartbeat.lastLatency() : null, (heartbeat != null) ? heartbeat.age() : null,
				heartbeat != null && heartbeat.isStalled(), this.runtime.processEnding() != null, List.copyOf(shown),
				List.copyOf(threads), ledger.openObjects(), ledger.openSessions(), ledger.initializeCount(),
				ledger.uninitializeCount(), ledger.abandonedCount(), ledger.leaks(), ledger.violations());
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
		if (this.closing.isRunHere() || this.hooks.isRunHere()) {
			throw new IllegalStateException("The lease of '" + owner()
					+ "' cannot be closed by a hook or listener of its end: whoever stops it closes it");
		}
		return this.closing.run(() -> {
			try {
				return this.shutdown.run(drainTimeout);
			}
			finally {
				release();
				this.state.tellNews();
			}
		});
	}

	// the runtime may be forgotten when nobody holds it
	private void release() {
		if (this.held.compareAndSet(true, false)) {
			ProcessRuntimes.instance().leave(this.runtime);
		}
	}

}
