// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.error.FailureSummary;
import io.github.mapikit.error.MapiConflictException;
import io.github.mapikit.error.MapiInterruptedException;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.model.notification.NotificationListener;
import io.github.mapikit.runtime.anchor.AnchorThread;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.pool.PoolSnapshot;
import io.github.mapikit.runtime.primary.Heartbeat;
import io.github.mapikit.runtime.primary.PrimaryExecutor;
import io.github.mapikit.runtime.primary.PrimaryThread;
import io.github.mapikit.runtime.subscription.MapiSubscription;
import io.github.mapikit.runtime.subscription.SubscriptionOptions;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskDecorator;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.RuntimeLedger;
import io.github.mapikit.spi.MapiDriver;
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

	private final LeaseBooks books;

	private final LeaseShutdown shutdown;

	private final OneClose closing = new OneClose();

	MapiLease(ProcessRuntime runtime, LeaseOptions options, List<? extends RuntimeListener> listeners) {
		this.books = new LeaseBooks(runtime, options, listeners);
		this.shutdown = new LeaseShutdown(this.books);
	}

	/**
	 * Returns the settings.
	 * @return the settings
	 */
	public LeaseOptions options() {
		return this.books.options();
	}

	/**
	 * Returns who leases.
	 * @return who leases
	 */
	public String owner() {
		return this.books.owner();
	}

	/**
	 * Returns the state.
	 * @return the state
	 */
	public RuntimeState state() {
		return this.books.state().current();
	}

	@Nullable PrimaryThread primaryThread() {
		return this.books.primaryThread();
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
		// of its own: who closes the lease meanwhile lets go of the runtime
		boolean held = ProcessRuntimes.instance().hold(this.books.runtime());
		try {
			if (!this.books.state().enter(RuntimeState.STARTING)) {
				throw new IllegalStateException("The lease of '" + owner() + "' was started or closed before");
			}
			new LeaseStart(this.books).run();
		}
		finally {
			if (held) {
				ProcessRuntimes.instance().leave(this.books.runtime());
			}
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
			this.books.state().awaitStart(TimeUnit.NANOSECONDS.convert(options().startTimeout().multipliedBy(3)));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new MapiInterruptedException("the start of MAPI", ex);
		}
	}

	// working

	/**
	 * Opens a pool of workers. It accepts tasks at once; its threads start when they are
	 * first needed, and not before MAPI is up.
	 * @param poolOptions the settings of the pool
	 * @return the pool; it ends with the lease, or when it is closed before
	 * @throws IllegalArgumentException if the name is that of the anchor thread
	 * @throws MapiConflictException if a pool of that name is open: threads, health and
	 * metrics could not be told apart
	 * @throws MapiUnavailableException if the lease has stopped or failed
	 */
	public MapiWorkerPool openPool(PoolOptions poolOptions) {
		AnchorThread.requireOtherName(poolOptions.name());
		this.books.requireNotOver();
		MapiWorkerPool pool = new MapiWorkerPool(this.books.view(), poolOptions, this.books.runtime(),
				this.books.pools()::remove);
		this.books.add(pool);
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
		PrimaryThread thread = this.books.primaryThread();
		this.books.requireNotOver();
		if (thread == null) {
			throw this.books.doesNotRun();
		}
		return new PrimaryExecutor(this.books.view(), thread, decorator, taskTimeout);
	}

	/**
	 * Subscribes to what happens in a message store, and returns at once: the anchor
	 * thread registers with MAPI, and tries again for as long as the lease lives. The
	 * listener is called on a thread off MAPI, in order; what it misses, because the
	 * subscription was interrupted or its queue full, it learns of by one
	 * {@link io.github.mapikit.model.notification.Resync}.
	 * @param subscriptionOptions what it is about
	 * @param listener who is told
	 * @return the subscription; it ends with the lease, or when it is closed before
	 * @throws MapiUnavailableException if the lease has stopped or failed
	 */
	public MapiSubscription subscribe(SubscriptionOptions subscriptionOptions, NotificationListener listener) {
		this.books.requireNotOver();
		return this.books.subscriptions().subscribe(subscriptionOptions, listener);
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
		this.books.hooks().beforeWorkersStop(name, hook);
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
		this.books.hooks().beforePrimaryUninitializes(name, hook);
	}

	/**
	 * Runs the hooks that come before the first worker ends, and returns when they have
	 * returned or their time is over. Closing the lease does so too: this is for who
	 * closes pools before the lease. Later calls do nothing, and neither do calls of a
	 * hook.
	 * @throws MapiThreadException on a MAPI thread, which a hook may wait for
	 */
	public void prepareToStop() {
		this.books.stops();
		this.books.hooks().prepareToStop();
	}

	/**
	 * Returns the runtime as this lease sees it. Never waits.
	 * @return the snapshot
	 */
	public RuntimeSnapshot snapshot() {
		ProcessRuntime runtime = this.books.runtime();
		PrimaryThread thread = runtime.primary();
		MapiThread anchor = runtime.anchorThread();
		Heartbeat heartbeat = (thread != null) ? thread.heartbeat() : null;
		RuntimeLedger ledger = Ledgers.of(runtime);
		Throwable cause = this.books.failure();
		List<PoolSnapshot> pools = new ArrayList<>();
		List<ThreadSnapshot> threads = new ArrayList<>();
		for (MapiWorkerPool pool : this.books.pools()) {
			pools.add(pool.snapshot());
			pool.threads().forEach((worker) -> threads.add(worker.snapshot()));
		}
		MapiDriver driver = options().driver();
		return new RuntimeSnapshot(state(), owner(), runtime.processName(), runtime.owners(), driver.info(),
				Map.copyOf(driver.processOptions()), OptionsInForce.of(options(), heartbeat), diagnostics(driver),
				(cause != null) ? FailureSummary.of(cause) : null,
				(thread != null) ? thread.mapiThread().snapshot() : null, (anchor != null) ? anchor.snapshot() : null,
				(heartbeat != null) ? heartbeat.lastLatency() : null, (heartbeat != null) ? heartbeat.age() : null,
				heartbeat != null && heartbeat.isStalled(), runtime.processEnding() != null, List.copyOf(pools),
				List.copyOf(threads), this.books.view().sessionBooks().snapshot(),
				this.books.subscriptions().snapshots(), ledger.openObjects(), ledger.openSessions(),
				ledger.initializeCount(), ledger.uninitializeCount(), ledger.abandonedCount(), ledger.leaks(),
				ledger.violations());
	}

	// a driver that cannot tell of itself must not hide all else
	private static Map<String, Object> diagnostics(MapiDriver driver) {
		try {
			return driver.diagnostics();
		}
		catch (Throwable ex) {
			return Map.of("failure", ex.getClass().getName());
		}
	}

	// ending

	/**
	 * Closes the lease, letting accepted tasks finish for the lease's own stop timeout.
	 */
	@Override
	public void close() {
		close(options().stopTimeout());
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
		if (this.closing.isRunHere() || this.books.hooks().isRunHere()) {
			throw new IllegalStateException("The lease of '" + owner()
					+ "' cannot be closed by a hook or listener of its end: whoever stops it closes it");
		}
		return this.closing.run(() -> {
			StopReport report;
			try {
				report = this.shutdown.run(drainTimeout);
			}
			finally {
				this.books.release();
				this.books.tellNews();
			}
			this.shutdown.log(report);
			return report;
		});
	}

}
