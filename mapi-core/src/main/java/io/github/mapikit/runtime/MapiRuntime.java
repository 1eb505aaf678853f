// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.github.mapikit.error.MapiConflictException;
import io.github.mapikit.error.MapiException;
import io.github.mapikit.error.MapiInterruptedException;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.spi.MapiSubsystem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MAPI in this process: one primary thread, leased by any number of applications that
 * share the JVM (R12). The primary thread starts with the first lease and ends after the
 * last worker of the last lease (R4). May be used from any thread.
 *
 * @since 0.1.0
 */
public final class MapiRuntime {

	private static final Logger logger = LoggerFactory.getLogger(MapiRuntime.class);

	private static final MapiRuntime PROCESS = new MapiRuntime();

	private final Balance balance = new Balance();

	private final ReentrantLock lock = new ReentrantLock();

	// all below are written under the lock

	private final Set<MapiLease> leases = new LinkedHashSet<>();

	private final Set<WorkerThread> workers = new LinkedHashSet<>();

	/** The lease that left last: when there is no other, it is told of the end. */
	private @Nullable MapiLease last;

	private @Nullable String firstOwner;

	private volatile @Nullable PrimaryThread primary;

	private volatile @Nullable Watchdog watchdog;

	/** The options whose heartbeat is in force. */
	private volatile @Nullable LeaseOptions heartbeatOptions;

	/** Whether the primary thread was told to end; nobody may join it any more. */
	private boolean ending;

	private volatile @Nullable Throwable lostBy;

	private @Nullable MapiSubsystem lostSubsystem;

	/** Written by the thread that is told, and under the lock. */
	private volatile @Nullable ProcessEnding processEnding;

	private MapiRuntime() {
	}

	static MapiRuntime process() {
		return PROCESS;
	}

	/**
	 * Leases the runtime, and starts the primary thread if it does not run yet.
	 * @param options the settings of the lease
	 * @param listeners who is told what happens in the lease's threads
	 * @return the lease, running; the caller closes it
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
	public static MapiLease lease(LeaseOptions options, List<? extends RuntimeListener> listeners) {
		return PROCESS.open(options, listeners);
	}

	/**
	 * Leases the runtime without listeners; see {@link #lease(LeaseOptions, List)}.
	 * @param options the settings of the lease
	 * @return the lease, running; the caller closes it
	 */
	public static MapiLease lease(LeaseOptions options) {
		return lease(options, List.of());
	}

	/**
	 * Loads what leasing the runtime takes, on the calling thread, and does nothing with
	 * it. Whoever has a thread to spare while an application starts makes the first lease
	 * quicker by it.
	 */
	public static void preload() {
		MethodHandles.Lookup lookup = MethodHandles.lookup();
		for (Class<?> type : List.of(MapiLease.class, LeaseState.class, Listeners.class, ShutdownHooks.class,
				OptionsInForce.class, ProcessClaim.class, ProcessIdentity.class, MapiThread.class, PrimaryThread.class,
				Occupation.class, LifeStep.class, Watchdog.class, TaskFuture.class, RuntimeLedger.class,
				RuntimeSnapshot.class)) {
			try {
				lookup.ensureInitialized(type);
			}
			catch (IllegalAccessException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	/**
	 * Returns what the process has done with MAPI.
	 * @return the ledger
	 */
	public static RuntimeLedger ledger() {
		return PROCESS.currentLedger();
	}

	/**
	 * Waits until no MAPI thread lives: for tests, and for programs that end by
	 * themselves.
	 * @param timeout how long to wait at most
	 * @return whether none lives
	 * @throws InterruptedException if the calling thread is interrupted
	 */
	public static boolean awaitEnd(Duration timeout) throws InterruptedException {
		PrimaryThread current = PROCESS.primary;
		if (current == null) {
			return true;
		}
		try {
			current.end().get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
			return PROCESS.primary != current;
		}
		catch (ExecutionException | TimeoutException ex) {
			return false;
		}
	}

	// leasing

	private MapiLease open(LeaseOptions options, List<? extends RuntimeListener> listeners) {
		Objects.requireNonNull(options, "options");
		LeaseState.requireNotTellingOfFailure(options.owner());
		MapiLease lease = new MapiLease(this, options, listeners);
		lease.starting();
		boolean started = false;
		try {
			PrimaryThread joined = join(lease);
			awaitReady(joined, lease);
			lease.started(joined);
			requireStarted(lease);
			started = true;
			return lease;
		}
		catch (RuntimeException | Error ex) {
			lease.failed(ex);
			throw ex;
		}
		finally {
			if (!started) {
				leave(lease);
			}
		}
	}

	private void requireStarted(MapiLease lease) {
		if (lease.state() == RuntimeState.FAILED) {
			throw isLost() ? lostException("start")
					: new MapiUnavailableException(RuntimeState.FAILED.name(), "the primary thread has ended");
		}
	}

	private PrimaryThread join(MapiLease lease) {
		long start = System.nanoTime();
		PrimaryThread compared = null;
		while (true) {
			PrimaryThread current;
			boolean leaving;
			this.lock.lock();
			try {
				current = this.primary;
				if (current == null) {
					return startPrimary(lease);
				}
				leaving = this.ending;
				if (!leaving && isLost()) {
					throw lostException("start");
				}
				if (!leaving && current == compared) {
					this.leases.add(lease);
					return current;
				}
			}
			finally {
				this.lock.unlock();
			}
			if (leaving) {
				awaitEnd(current, start, lease);
			}
			else {
				// without the lock: subsystems and listeners are asked and told
				requireSameOptions(current.subsystem(), lease);
				compared = current;
			}
		}
	}

	private PrimaryThread startPrimary(MapiLease lease) {
		MapiSubsystem subsystem = lease.subsystem();
		requireNotLost(subsystem);
		ProcessClaim.claim(lease.options().owner());
		PrimaryThread started = new PrimaryThread(this, subsystem);
		Watchdog startedWatchdog = new Watchdog(this, started, lease.options().heartbeatInterval(),
				lease.options().stallAfter());
		this.heartbeatOptions = lease.options();
		this.primary = started;
		this.watchdog = startedWatchdog;
		this.firstOwner = lease.options().owner();
		this.ending = false;
		this.processEnding = null;
		this.leases.add(lease);
		try {
			started.start();
		}
		catch (Throwable ex) {
			this.leases.remove(lease);
			this.primary = null;
			this.watchdog = null;
			startedWatchdog.stop();
			ProcessClaim.release();
			throw new MapiUnavailableException(RuntimeState.FAILED.name(), "the primary thread could not be started",
					ex);
		}
		return started;
	}

	private void requireNotLost(MapiSubsystem subsystem) {
		Throwable cause = this.lostBy;
		MapiSubsystem lost = this.lostSubsystem;
		if (cause == null || lost == null) {
			return;
		}
		if (!lost.canRestart() && lost.info().name().equals(subsystem.info().name())) {
			throw new MapiSubsystemFailedException(lost.info().name(), "start", cause);
		}
		this.lostBy = null;
		this.lostSubsystem = null;
	}

	private void requireSameOptions(MapiSubsystem running, MapiLease lease) {
		ProcessOptions.Conflict conflict = new ProcessOptions(this.firstOwner, running).conflictWith(lease);
		if (conflict != null) {
			violation(MapiRule.R12, conflict.subject() + " differs");
			throw conflict.asException();
		}
	}

	private static void awaitReady(PrimaryThread joined, MapiLease lease) {
		Duration timeout = lease.options().startTimeout();
		try {
			joined.ready().get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new MapiInterruptedException("the start of the primary MAPI thread", ex);
		}
		catch (TimeoutException ex) {
			throw MapiTimeoutException.ofStart("start of the primary MAPI thread", timeout,
					joined.mapiThread().activity(), null);
		}
		catch (ExecutionException ex) {
			throw asUnchecked(ex.getCause());
		}
	}

	private static void awaitEnd(PrimaryThread leaving, long start, MapiLease lease) {
		if (Thread.currentThread() == leaving) {
			throw leaving.mapiThread().mustNotWait("its own end, to lease MAPI again");
		}
		long timeout = TimeUnit.NANOSECONDS.convert(lease.options().startTimeout());
		try {
			leaving.end().get(Math.max(0, timeout - (System.nanoTime() - start)), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new MapiInterruptedException("the end of the former primary MAPI thread", ex);
		}
		catch (TimeoutException ex) {
			throw MapiTimeoutException.ofStart("end of the former primary MAPI thread", lease.options().startTimeout(),
					leaving.mapiThread().activity(), null);
		}
		catch (ExecutionException ex) {
			throw asUnchecked(ex.getCause());
		}
	}

	private static RuntimeException asUnchecked(@Nullable Throwable failure) {
		if (failure instanceof Error error) {
			throw error;
		}
		return (failure instanceof RuntimeException unchecked) ? unchecked
				: new MapiException("The primary MAPI thread failed", failure);
	}

	/**
	 * Ends a lease. The primary thread ends with the last one, once no worker lives.
	 * @param lease the lease
	 */
	void leave(MapiLease lease) {
		this.lock.lock();
		try {
			if (this.leases.remove(lease)) {
				this.last = lease;
			}
			endIfUnused();
		}
		finally {
			this.lock.unlock();
		}
	}

	void hold(WorkerThread worker) {
		this.lock.lock();
		try {
			this.workers.add(worker);
		}
		finally {
			this.lock.unlock();
		}
	}

	void release(WorkerThread worker) {
		this.lock.lock();
		try {
			this.workers.remove(worker);
			endIfUnused();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void endIfUnused() {
		PrimaryThread current = this.primary;
		if (this.leases.isEmpty() && this.workers.isEmpty() && current != null && !this.ending) {
			this.ending = true;
			current.requestStop();
		}
	}

	/**
	 * Takes the primary thread off the books.
	 * @return the leases that it still served; the caller tells them
	 */
	List<MapiLease> primaryEnded() {
		List<MapiLease> told;
		Watchdog stopped;
		this.lock.lock();
		try {
			told = List.copyOf(this.leases);
			this.leases.clear();
			stopped = this.watchdog;
			this.primary = null;
			this.watchdog = null;
			this.last = null;
			this.ending = false;
			ProcessClaim.release();
		}
		finally {
			this.lock.unlock();
		}
		if (stopped != null) {
			stopped.stop();
		}
		return told;
	}

	// the loss of the subsystem

	/**
	 * Fails everything: MAPI is lost, in an unknown state.
	 * @param cause what it was lost by
	 */
	void lost(Throwable cause) {
		List<MapiLease> told;
		PrimaryThread current;
		this.lock.lock();
		try {
			current = this.primary;
			if (this.lostBy != null || current == null) {
				return;
			}
			this.lostBy = cause;
			this.lostSubsystem = current.subsystem();
			told = List.copyOf(this.leases);
		}
		finally {
			this.lock.unlock();
		}
		logger.error("MAPI is lost: every task fails from here on, nothing is uninitialized, and the process should be "
				+ "restarted", cause);
		MapiSubsystemFailedException failure = lostException("task");
		told.forEach((lease) -> lease.lost(failure, cause));
		current.lost(failure);
	}

	boolean isLost() {
		return this.lostBy != null;
	}

	@Nullable Throwable lostBy() {
		return this.lostBy;
	}

	MapiSubsystemFailedException lostException(String operation) {
		PrimaryThread current = this.primary;
		return new MapiSubsystemFailedException((current != null) ? current.subsystem().info().name() : "MAPI",
				operation, this.lostBy);
	}

	// the end of the process

	/**
	 * Tells everybody who leases, and waits for those who want to end in order.
	 * @param grace how long the process has left
	 */
	void processEnds(Duration grace) {
		ProcessEnding told = new ProcessEnding(grace);
		this.processEnding = told;
		logger.debug("The process is about to be ended from outside, in {} ms", grace.toMillis());
		tellAll((listener) -> listener.onProcessEnding(told));
		if (!told.await()) {
			logger.warn("The process ends before everything has ended in order; in use by {}", owners());
		}
	}

	@Nullable ProcessEnding processEndingOrNull() {
		return this.processEnding;
	}

	// the ledger

	Balance balance() {
		return this.balance;
	}

	void violation(MapiRule rule, String detail) {
		this.balance.violated(rule);
		tellAll((listener) -> listener.onViolation(rule, detail));
	}

	void tellAll(Consumer<RuntimeListener> event) {
		for (MapiLease lease : listening()) {
			event.accept(lease.listeners());
		}
	}

	private List<MapiLease> listening() {
		this.lock.lock();
		try {
			MapiLease left = this.last;
			return (this.leases.isEmpty() && left != null) ? List.of(left) : List.copyOf(this.leases);
		}
		finally {
			this.lock.unlock();
		}
	}

	List<MapiLease> leases() {
		this.lock.lock();
		try {
			return List.copyOf(this.leases);
		}
		finally {
			this.lock.unlock();
		}
	}

	List<MapiWorkerPool> pools() {
		List<MapiWorkerPool> all = new ArrayList<>();
		for (MapiLease lease : leases()) {
			all.addAll(lease.pools());
		}
		return all;
	}

	/**
	 * Starts to measure the primary thread, with the first lease that runs.
	 * @param thread the primary thread
	 */
	void watch(PrimaryThread thread) {
		Watchdog current = this.watchdog;
		if (current != null && this.primary == thread) {
			current.start();
		}
	}

	boolean isEnding(PrimaryThread thread) {
		this.lock.lock();
		try {
			return this.primary != thread || this.ending;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Nullable Watchdog watchdogOrNull() {
		return this.watchdog;
	}

	/**
	 * Returns the options whose heartbeat is in force.
	 * @param own those of the lease that asks
	 * @return those of the first lease of the primary thread, or the given ones if there
	 * is no such thread
	 */
	LeaseOptions heartbeatOptions(LeaseOptions own) {
		LeaseOptions first = this.heartbeatOptions;
		return (this.primary != null && first != null) ? first : own;
	}

	@Nullable PrimaryThread primaryOrNull() {
		return this.primary;
	}

	List<String> owners() {
		List<String> all = new ArrayList<>();
		for (MapiLease lease : leases()) {
			all.add(lease.options().owner());
		}
		return List.copyOf(all);
	}

	RuntimeLedger currentLedger() {
		return this.balance.ledger(threads());
	}

	private List<MapiThread> threads() {
		List<MapiThread> all = new ArrayList<>();
		this.lock.lock();
		try {
			PrimaryThread current = this.primary;
			if (current != null) {
				all.add(current.mapiThread());
			}
			for (WorkerThread worker : this.workers) {
				all.add(worker.mapiThread());
			}
		}
		finally {
			this.lock.unlock();
		}
		return all;
	}

}
