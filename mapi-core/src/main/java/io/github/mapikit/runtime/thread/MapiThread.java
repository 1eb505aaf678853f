// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.error.ThreadKind;
import io.github.mapikit.model.MapiObject;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * A thread on which MAPI is initialized, as code sees it that runs there. Its life, its
 * calls and its work have parts of their own, which are internal to the library. All
 * methods but those that say so are for the thread itself.
 *
 * @since 0.1.0
 */
public final class MapiThread {

	private static final int SHOWN_FRAMES = 40;

	private final Thread thread;

	private final String name;

	private final ThreadRole role;

	private final String pool;

	private final RuntimeContext runtime;

	private final CallGate gate;

	private final ThreadLife life;

	private final ThreadBooks books = new ThreadBooks();

	private final ThreadWork work;

	private final ProcessIdentity identity;

	/** Written by the watchdog and by this thread, guarded by who judges. */
	private volatile boolean stuck;

	MapiThread(RuntimeContext runtime, Thread thread, ThreadRole role, String pool, MapiDriver driver) {
		this.thread = thread;
		this.name = thread.getName();
		this.role = role;
		this.pool = pool;
		this.runtime = runtime;
		this.gate = new CallGate(runtime, driver);
		this.life = new ThreadLife(this.name, role, driver, runtime, this.gate);
		this.work = new ThreadWork(thread, role, runtime, this.gate, this.books);
		this.identity = new ProcessIdentity(runtime, driver, this.life);
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
		if (current == null) {
			ForeignThreads.violation(attempted);
			throw MapiThreadException.of("use MAPI (" + attempted + ")");
		}
		if (!current.life.isInitialized()) {
			current.runtime.violation(MapiRule.R1, attempted);
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
	 * Returns the thread's name. May be called from any thread.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Returns the part of the thread. May be called from any thread.
	 * @return the part
	 */
	public ThreadRole role() {
		return this.role;
	}

	/**
	 * Returns the name of the thread's pool. May be called from any thread.
	 * @return the name; {@code primary} for the primary thread
	 */
	public String pool() {
		return this.pool;
	}

	/**
	 * Returns the thread's own session, opened at first use and closed by the thread
	 * itself before it uninitializes.
	 * @return the session
	 * @throws io.github.mapikit.error.MapiLogonException if the logon fails; the next use
	 * tries again
	 * @throws io.github.mapikit.error.MapiUnavailableException if several have failed,
	 * and it is not time yet for the next one
	 */
	public MapiSession session() {
		return this.work.session();
	}

	/**
	 * Opens another session, for the length of the current task.
	 * @param options how
	 * @return the session; the caller closes it
	 * @throws io.github.mapikit.error.MapiLogonException if the logon fails
	 */
	public MapiSession openSession(SessionOptions options) {
		return this.work.openSession(options);
	}

	// the parts, which are internal to the library

	/**
	 * Returns the thread's life: its initialize and uninitialize.
	 * @return the life
	 */
	public ThreadLife life() {
		return this.life;
	}

	/**
	 * Returns what the thread works at.
	 * @return the work
	 */
	public ThreadWork work() {
		return this.work;
	}

	/**
	 * Returns what the driver can do on this thread.
	 * @return the driver's verbs, for this thread alone
	 * @throws IllegalStateException if the thread has not initialized MAPI
	 */
	public DriverThread driver() {
		return this.life.requireDriver();
	}

	CallGate gate() {
		return this.gate;
	}

	MapiScope currentScope() {
		return this.work.currentScope();
	}

	RuntimeContext runtime() {
		return this.runtime;
	}

	/**
	 * Makes a call into MAPI that belongs to no object.
	 * @param operation what it is, for reports
	 * @param body the call
	 * @param <T> the type of its result
	 * @return its result
	 */
	public <T extends @Nullable Object> T call(String operation, Supplier<? extends T> body) {
		return this.gate.call(operation, body);
	}

	/**
	 * Loses MAPI if that is what a failure means.
	 * @param failure what was thrown
	 */
	public void lostIfFatal(Throwable failure) {
		this.gate.lostIfFatal(failure);
	}

	/**
	 * Runs the work of a task under the identity of the process, inside of all decorators
	 * (R9).
	 * @param task the name of the task
	 * @param toRun what to run
	 * @return the result
	 * @throws Exception what the work threw, or that its identity was another
	 */
	public @Nullable Object callAsProcess(String task, Callable<?> toRun) throws Exception {
		CurrentTask current = this.work.task();
		return (current != null && current.outer() != null) ? this.identity.callWithin(task, toRun)
				: this.identity.call(task, toRun);
	}

	/**
	 * Runs the work of a task in place, as part of what the thread is at (R9).
	 * @param task the name of the task
	 * @param toRun what to run
	 * @param <T> the type of the result
	 * @return the result
	 * @throws Exception what the work threw, or that the thread has another identity
	 */
	public <T extends @Nullable Object> T callInPlace(String task, Callable<? extends T> toRun) throws Exception {
		this.identity.check(task);
		return toRun.call();
	}

	/**
	 * Gives the thread the identity of the process back, before it calls MAPI for itself
	 * (R9). Never throws.
	 */
	public void restoreIdentity() {
		this.identity.putRight("end of thread " + this.name, Level.WARN);
	}

	/**
	 * Refuses that this thread waits.
	 * @param awaited what for
	 * @return the exception to throw
	 */
	public MapiThreadException mustNotWait(String awaited) {
		String attempted = "wait for " + awaited;
		if (this.role != ThreadRole.PRIMARY) {
			return MapiThreadException.of(ThreadKind.WAITS_FOR_ITSELF, attempted, null);
		}
		this.runtime.violation(MapiRule.R5, attempted);
		return MapiThreadException.of(ThreadKind.PRIMARY, attempted, null);
	}

	/**
	 * Closes an object and all that was opened through it, also if it is held. What fails
	 * is told in the log.
	 * @param object the object, of the calling thread
	 */
	public static void release(MapiObject object) {
		if (object instanceof ScopeEntry held) {
			try {
				held.closeNow();
			}
			catch (RuntimeException ex) {
				Releases.failed(held, ex);
			}
		}
	}

	/**
	 * Closes what was opened through an object of this thread, last first.
	 * @param ancestor the object
	 * @param own the scope of the object
	 */
	void addDescendants(ScopeEntry ancestor, MapiScope own, Releases releases) {
		MapiScope current = this.work.scopeOrNull();
		if (current != null && current != own) {
			// what a task opened through an object that outlives it
			current.addDescendants(ancestor, releases);
		}
		own.addDescendants(ancestor, releases);
	}

	// looked at by any thread

	/**
	 * Completes the tasks that this thread is at, if they may never return: MAPI was lost
	 * while it was in a call, and the lock that it waits for may be held for ever. Other
	 * tasks go on, and learn of it from their next call. May be called from any thread.
	 * @param failure what is told
	 */
	public void loseTasks(MapiSubsystemFailedException failure) {
		if (Thread.currentThread() == this.thread || (this.gate.current() == null && !this.stuck)) {
			return;
		}
		for (CurrentTask lost = this.work.task(); lost != null; lost = lost.outer()) {
			lost.lose(failure);
		}
	}

	/**
	 * Returns what the thread is at. May be called from any thread.
	 * @return its task, its start or its end; {@code null} if it waits
	 */
	public @Nullable Occupation occupation() {
		CurrentTask current = this.work.task();
		return (current != null) ? current : this.life.step();
	}

	/**
	 * Says what the thread is at. May be called from any thread.
	 * @return what it is at
	 */
	public String activity() {
		String currentCall = this.gate.current();
		return "thread '" + this.name + "' "
				+ ((currentCall != null) ? "has been in '" + currentCall + "'" : "is outside MAPI");
	}

	/**
	 * Returns whether the thread is in the middle of a call into MAPI. May be called from
	 * any thread.
	 * @return whether it is
	 */
	public boolean isInCall() {
		return this.gate.current() != null;
	}

	/**
	 * Returns whether it is reported as stuck. May be called from any thread.
	 * @return whether it is
	 */
	public boolean isStuck() {
		return this.stuck;
	}

	/**
	 * Notes whether it is reported as stuck. May be called from any thread.
	 * @param newStuck whether it is
	 */
	public void stuck(boolean newStuck) {
		this.stuck = newStuck;
	}

	/**
	 * Returns how many sessions are open on it. May be called from any thread.
	 * @return how many
	 */
	public int openSessions() {
		return this.books.openSessions();
	}

	/**
	 * Returns how many objects are open on it. May be called from any thread.
	 * @return how many
	 */
	public int openObjects() {
		return this.books.openObjects();
	}

	/**
	 * Returns what the thread is doing. May be called from any thread, and never waits.
	 * @return the snapshot
	 */
	public ThreadSnapshot snapshot() {
		Occupation occupation = occupation();
		CurrentTask current = (occupation instanceof CurrentTask task) ? task : null;
		boolean shownStuck = this.stuck;
		// not written with each task: a task says it
		ThreadSnapshot.State shown = (current != null) ? ThreadSnapshot.State.BUSY : this.life.state();
		return new ThreadSnapshot(this.name, this.role, this.pool, shown, this.life.initializedAt(),
				this.life.initializeCount(), this.life.uninitializeCount(), this.books.openObjects(),
				this.books.profiles(), (current != null) ? current.name() : null, this.gate.current(),
				(occupation != null) ? Duration.ofNanos(System.nanoTime() - occupation.startedNanos()) : null,
				shownStuck, shownStuck ? stack() : List.of());
	}

	private List<String> stack() {
		return Arrays.stream(this.thread.getStackTrace()).limit(SHOWN_FRAMES).map(StackTraceElement::toString).toList();
	}

}
