// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.error.ThreadKind;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.spi.MapiSubsystem;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * A thread on which MAPI is initialized for the whole of its life, with the ledger that
 * says so: who initialized, when and how often, and what is open. No error code of MAPI
 * is ever asked, because a thread that nobody initialized may seem to work.
 * <p>
 * Static methods may be called from any thread; all others are for the thread itself.
 *
 * @since 0.1.0
 */
public final class MapiThread {

	private static final Logger logger = LoggerFactory.getLogger(MapiThread.class);

	private static final int SHOWN_FRAMES = 40;

	private final Thread thread;

	private final ThreadRole role;

	private final String pool;

	private final MapiSubsystem subsystem;

	private final MapiRuntime runtime;

	private final ProcessIdentity identity;

	private final TaskInterrupt interrupt;

	/**
	 * The lease that the thread works for; changes with each job of the primary thread.
	 */
	private @Nullable Tenancy tenancy;

	private @Nullable MapiScope scope;

	/**
	 * The failure that was counted last, so that calls around it do not count it again.
	 */
	private @Nullable MapiCallException lastFailure;

	// written by this thread, read by others

	private volatile ThreadSnapshot.State state = ThreadSnapshot.State.INITIALIZING;

	private volatile @Nullable Instant initializedAt;

	/** The start or the end that is under way. */
	private volatile @Nullable LifeStep step;

	private volatile int initializeCount;

	private volatile int uninitializeCount;

	private volatile int openObjects;

	private volatile int openSessions;

	/**
	 * The profiles of the thread's own sessions, one for each lease that it works for.
	 */
	private final List<String> sessionProfiles = new CopyOnWriteArrayList<>();

	private volatile @Nullable String call;

	private volatile @Nullable TaskFuture<?> task;

	// written by the watchdog and by this thread, guarded by the task's own state

	private volatile boolean stuck;

	MapiThread(MapiRuntime runtime, Thread thread, ThreadRole role, String pool, MapiSubsystem subsystem) {
		this.runtime = runtime;
		this.thread = thread;
		this.identity = new ProcessIdentity(runtime, subsystem);
		this.interrupt = new TaskInterrupt(thread);
		this.role = role;
		this.pool = pool;
		this.subsystem = subsystem;
	}

	/**
	 * Returns the calling thread, which has to be a MAPI thread on which MAPI is
	 * initialized (R1).
	 * @param attempted what is about to be done, for the message
	 * @return the calling thread
	 * @throws MapiThreadException if it is not
	 */
	public static MapiThread current(String attempted) {
		MapiThread current = currentOrNull();
		if (current == null || current.initializedAt == null) {
			MapiRuntime.process().violation(MapiRule.R1, attempted);
			throw MapiThreadException.of("use MAPI (" + attempted + ")");
		}
		return current;
	}

	/**
	 * Returns the calling thread if it is a MAPI thread.
	 * @return the calling thread, or {@code null}
	 */
	public static @Nullable MapiThread currentOrNull() {
		return (Thread.currentThread() instanceof RuntimeThread current) ? current.mapiThread() : null;
	}

	/**
	 * Returns the thread's name.
	 * @return the name
	 */
	public String name() {
		return this.thread.getName();
	}

	/**
	 * Returns the part of the thread.
	 * @return the part
	 */
	public ThreadRole role() {
		return this.role;
	}

	/**
	 * Returns the thread's own session, opened at first use and closed by the thread
	 * itself before it uninitializes.
	 * @return the session
	 * @throws io.github.mapikit.error.MapiLogonException if the logon fails; the next use
	 * tries again
	 */
	public MapiSession session() {
		Tenancy current = requireTenancy();
		MapiSession session = current.session;
		if (session == null) {
			session = openHeld(current);
			current.session = session;
			String profile = session.profileName();
			current.profile = profile;
			this.sessionProfiles.add(profile);
		}
		return session;
	}

	/**
	 * Opens another session, for the length of the current task.
	 * @param options how
	 * @return the session; the caller closes it
	 * @throws io.github.mapikit.error.MapiLogonException if the logon fails
	 */
	public MapiSession openSession(SessionOptions options) {
		Objects.requireNonNull(options, "options");
		MapiSubsystem current = requireTenancy().lease.subsystem();
		return call("MAPILogonEx", () -> current.openSession(options));
	}

	private MapiSession openHeld(Tenancy current) {
		MapiScope before = this.scope;
		this.scope = current.scope;
		try {
			return openSession(current.lease.options().session());
		}
		finally {
			this.scope = before;
		}
	}

	private Tenancy requireTenancy() {
		Tenancy current = this.tenancy;
		if (current == null) {
			throw new IllegalStateException("Thread '" + name() + "' works for nobody at the moment");
		}
		return current;
	}

	// the thread's life: only RuntimeThread's subclasses call these

	/**
	 * Initializes MAPI on this thread. Together with {@link #uninitialize()} the only
	 * place that does (R2, R3).
	 * @return how long it took, for {@link #tellInitialized}
	 */
	Duration initialize() {
		if (this.initializedAt != null) {
			throw new IllegalStateException("Thread '" + name() + "' has initialized MAPI already");
		}
		long start = System.nanoTime();
		try {
			call("MAPIInitialize", () -> {
				this.subsystem.initialize(this.role);
				return null;
			});
		}
		finally {
			// listeners may take their time
			begin(null);
		}
		this.initializedAt = Instant.now();
		this.initializeCount++;
		this.runtime.balance().initialized();
		return Duration.ofNanos(System.nanoTime() - start);
	}

	/**
	 * Tells listeners that MAPI is initialized here. The caller has noted it before: who
	 * is told looks at what is so.
	 * @param took how long it took
	 */
	void tellInitialized(Duration took) {
		tell((listener) -> listener.onInitialized(this.role, took));
	}

	/**
	 * Uninitializes MAPI on this thread if this thread initialized it. The caller has
	 * closed what was open.
	 */
	void uninitialize() {
		if (this.initializedAt == null) {
			return;
		}
		if (this.runtime.isLost()) {
			this.initializedAt = null;
			this.runtime.balance().abandoned();
			return;
		}
		long start = System.nanoTime();
		try {
			call("MAPIUninitialize", () -> {
				this.subsystem.uninitialize();
				return null;
			});
		}
		catch (RuntimeException | Error ex) {
			logger.error("Thread '{}': MAPIUninitialize failed", name(), ex);
		}
		finally {
			this.initializedAt = null;
			this.uninitializeCount++;
			this.runtime.balance().uninitialized();
			Duration took = Duration.ofNanos(System.nanoTime() - start);
			tell((listener) -> listener.onUninitialized(this.role, took));
		}
	}

	void enter(ThreadSnapshot.State newState) {
		this.state = newState;
	}

	/**
	 * Begins a start or an end, which is looked at until another one begins or this one
	 * is over.
	 * @param newStep the step, or {@code null} when it is over
	 */
	void begin(@Nullable LifeStep newStep) {
		this.step = newStep;
	}

	void workFor(@Nullable Tenancy newTenancy) {
		this.tenancy = newTenancy;
		this.scope = (newTenancy != null) ? newTenancy.scope : null;
	}

	/**
	 * Ends the time of a lease on this thread: closes the session and all else that it
	 * holds.
	 * @param ended what ends
	 */
	void leave(Tenancy ended) {
		if (this.runtime.isLost()) {
			ended.taskScope.abandon();
			ended.scope.abandon();
		}
		else {
			TaskFuture<?> current = this.task;
			String leaving = (current != null) ? current.options().name() : "thread " + name();
			// what a task opened may have been opened through the session
			ended.taskScope.end(leaving);
			ended.scope.end(leaving);
		}
		ended.session = null;
		String profile = ended.profile;
		if (profile != null) {
			ended.profile = null;
			this.sessionProfiles.remove(profile);
		}
	}

	/**
	 * Runs a task in a scope of its own.
	 * @param newTask the task
	 * @return {@code false} if the task was completed before its turn, and did not run
	 */
	boolean runTask(TaskFuture<?> newTask) {
		if (!newTask.claim(this)) {
			return false;
		}
		MapiScope outer = this.scope;
		this.scope = requireTenancy().taskScope;
		this.task = newTask;
		try {
			newTask.runClaimed();
			// dependents of the future run here too, and may have opened something
			endTaskScope(newTask.options().name());
		}
		catch (Throwable ex) {
			// the thread has to live on, and nobody else would complete the future
			newTask.abandon(ex);
			logger.error("Thread '{}' failed in task '{}'", name(), newTask.options().name(), ex);
		}
		finally {
			this.scope = outer;
			this.task = null;
			// an interrupt meant for one task must not reach the next
			this.interrupt.clear();
		}
		return true;
	}

	/**
	 * Runs a task in the middle of another one that waits for it, in a scope of its own.
	 * @param guest what the task's lease has on this thread
	 * @param inner the task
	 * @return {@code false} if the task was completed before, and did not run
	 */
	boolean runWithin(Tenancy guest, TaskFuture<?> inner) {
		if (!inner.claim(this)) {
			return false;
		}
		TaskFuture<?> outer = this.task;
		inner.outer(outer);
		this.task = inner;
		try {
			callFor(guest, inner.options().name(), () -> {
				inner.runClaimed();
				return null;
			});
		}
		catch (Throwable ex) {
			inner.abandon(ex);
			logger.error("Thread '{}' failed in task '{}'", name(), inner.options().name(), ex);
		}
		finally {
			this.task = outer;
			inner.outer(null);
		}
		return true;
	}

	/**
	 * Runs a task of the lease that the thread works for in the middle of another one.
	 * @param inner the task
	 * @return {@code false} if the task was completed before, and did not run
	 */
	boolean runWithin(TaskFuture<?> inner) {
		return runWithin(requireTenancy(), inner);
	}

	/**
	 * Refuses that this thread waits.
	 * @param awaited what for
	 * @return the exception to throw
	 */
	MapiThreadException mustNotWait(String awaited) {
		String attempted = "wait for " + awaited;
		if (this.role != ThreadRole.PRIMARY) {
			return MapiThreadException.of(ThreadKind.WAITS_FOR_ITSELF, attempted, null);
		}
		this.runtime.violation(MapiRule.R5, attempted);
		return MapiThreadException.of(ThreadKind.PRIMARY, attempted, null);
	}

	/**
	 * Runs the work of a task under the identity of the process, inside of all decorators
	 * (R9).
	 * @param name the name of the task
	 * @param work what to run
	 * @return the result
	 * @throws Exception what the work threw, or that its identity was another
	 */
	@Nullable Object callAsProcess(String name, Callable<?> work) throws Exception {
		TaskFuture<?> current = this.task;
		return (current != null && current.outer() != null) ? this.identity.callWithin(name, work)
				: this.identity.call(name, work);
	}

	/**
	 * Runs the work of a task in place, as part of what the thread is at (R9).
	 * @param name the name of the task
	 * @param work what to run
	 * @param <T> the type of the result
	 * @return the result
	 * @throws Exception what the work threw, or that the thread has another identity
	 */
	<T extends @Nullable Object> T callInPlace(String name, Callable<? extends T> work) throws Exception {
		this.identity.check(name);
		return work.call();
	}

	/**
	 * Gives the thread the identity of the process back, before it calls MAPI for itself
	 * (R9).
	 */
	void restoreIdentity() {
		this.identity.putRight("end of thread " + name(), Level.WARN);
	}

	/**
	 * Runs something for another lease than the one that the thread works for, in place
	 * and in a scope of its own.
	 * @param guest what the other lease has on this thread
	 * @param name what it is, for reports
	 * @param work what to run
	 * @param <T> the type of the result
	 * @return the result
	 * @throws Exception what the work threw
	 */
	<T extends @Nullable Object> T callFor(Tenancy guest, String name, Callable<? extends T> work) throws Exception {
		Tenancy host = this.tenancy;
		MapiScope outer = this.scope;
		this.tenancy = guest;
		// not the guest's task scope, which may be in use further down the stack
		this.scope = new MapiScope(this, false, guest.lease.options().leakDetection());
		try {
			return work.call();
		}
		finally {
			try {
				endTaskScope(name);
			}
			finally {
				this.tenancy = host;
				this.scope = outer;
			}
		}
	}

	/**
	 * Interrupts the task that the thread runs, and nothing that comes after it.
	 */
	void interruptTask() {
		this.interrupt.send(this);
	}

	/**
	 * Closes what the current task left open. Called between the task's last line and the
	 * completion of its future, so that nobody who has the result sees an object open.
	 * @param name the name of the task
	 */
	void endTaskScope(String name) {
		MapiScope current = currentScope();
		if (this.runtime.isLost()) {
			current.abandon();
		}
		else {
			current.end(name);
		}
	}

	// the ledger

	/**
	 * Closes what was opened through an object of this thread, last first.
	 * @param ancestor the object
	 * @param own the scope of the object
	 */
	void closeDescendants(ScopedObject ancestor, MapiScope own) {
		MapiScope current = this.scope;
		if (current != null && current != own) {
			// what a task opened through an object that outlives it
			current.closeDescendants(ancestor);
		}
		own.closeDescendants(ancestor);
	}

	MapiScope currentScope() {
		MapiScope current = this.scope;
		if (current == null) {
			throw new IllegalStateException("Thread '" + name() + "' works for nobody at the moment");
		}
		return current;
	}

	@SuppressWarnings("NonAtomicOperationOnVolatileField")
	void objectOpened(ScopedObject object) {
		this.openObjects++;
		if (object instanceof MapiSession) {
			this.openSessions++;
		}
	}

	@SuppressWarnings("NonAtomicOperationOnVolatileField")
	void objectClosed(ScopedObject object) {
		this.openObjects--;
		if (object instanceof MapiSession) {
			this.openSessions--;
		}
	}

	boolean leaked(String kind, String taskName) {
		return requireTenancy().lease.leaked(kind, taskName);
	}

	<T extends @Nullable Object> T call(String operation, Supplier<? extends T> body) {
		String outer = this.call;
		this.call = operation;
		try {
			// looked at on both sides: who loses MAPI tells the tasks that are in a call
			if (this.runtime.isLost()) {
				throw new MapiSubsystemFailedException(this.subsystem.info().name(), operation, this.runtime.lostBy());
			}
			return body.get();
		}
		catch (MapiCallException ex) {
			if (ex != this.lastFailure) {
				this.lastFailure = ex;
				callFailed(ex.operation(), ex.result());
			}
			lostIfFatal(ex);
			throw ex;
		}
		catch (RuntimeException | Error ex) {
			lostIfFatal(ex);
			throw ex;
		}
		finally {
			this.call = outer;
		}
	}

	void callFailed(String operation, HResult result) {
		tell((listener) -> listener.onCallFailed(operation, result));
	}

	private void tell(Consumer<RuntimeListener> event) {
		Tenancy current = this.tenancy;
		if (current != null) {
			event.accept(current.lease.listeners());
		}
		else {
			this.runtime.tellAll(event);
		}
	}

	boolean worksFor(MapiLease lease) {
		Tenancy current = this.tenancy;
		return current != null && current.lease == lease;
	}

	/**
	 * Tells who waits for what this thread is at, if it may never return: MAPI was lost
	 * while it was in a call, and the lock that it waits for may be held for ever. Other
	 * tasks go on, and learn of it from their next call. Called by any thread.
	 * @param failure what is told
	 */
	void lost(MapiSubsystemFailedException failure) {
		if (Thread.currentThread() == this.thread || (this.call == null && !this.stuck)) {
			return;
		}
		for (TaskFuture<?> told = this.task; told != null; told = told.outer()) {
			told.lose(failure);
		}
	}

	void lostIfFatal(Throwable failure) {
		if (this.subsystem.isFatal(failure)) {
			this.runtime.lost(failure);
		}
	}

	/**
	 * Returns what the thread is at.
	 * @return its task, its start or its end; {@code null} if it waits
	 */
	@Nullable Occupation occupation() {
		TaskFuture<?> current = this.task;
		return (current != null) ? current : this.step;
	}

	int openSessions() {
		return this.openSessions;
	}

	int openObjects() {
		return this.openObjects;
	}

	@Nullable TaskFuture<?> task() {
		return this.task;
	}

	@Nullable String activity() {
		String currentCall = this.call;
		return "thread '" + name() + "' "
				+ ((currentCall != null) ? "has been in '" + currentCall + "'" : "is outside MAPI");
	}

	boolean isEnding() {
		LifeStep current = this.step;
		return current != null && !current.isStart();
	}

	boolean isStuck() {
		return this.stuck;
	}

	void stuck(boolean newStuck) {
		this.stuck = newStuck;
	}

	ThreadSnapshot snapshot() {
		TaskFuture<?> current = this.task;
		Occupation occupation = (current != null) ? current : this.step;
		boolean showStack = this.stuck;
		// not written with each task: a task says it
		ThreadSnapshot.State shown = (current != null) ? ThreadSnapshot.State.BUSY : this.state;
		return new ThreadSnapshot(name(), this.role, this.pool, shown, this.initializedAt, this.initializeCount,
				this.uninitializeCount, this.openObjects,
				this.sessionProfiles.isEmpty() ? null : String.join(", ", this.sessionProfiles),
				(current != null) ? current.options().name() : null, this.call,
				(occupation != null) ? Duration.ofNanos(System.nanoTime() - occupation.startedNanos()) : null,
				this.stuck, showStack ? stack() : List.of());
	}

	List<String> stack() {
		return Arrays.stream(this.thread.getStackTrace()).limit(SHOWN_FRAMES).map(StackTraceElement::toString).toList();
	}

}
