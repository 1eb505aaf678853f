// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.util.Objects;
import java.util.function.Supplier;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * What a MAPI thread works at: the lease that it works for, the task that it runs, and
 * the scope in which that task opens objects. For its thread, but for looking at the task
 * and interrupting it.
 *
 * @since 0.1.0
 */
public final class ThreadWork {

	private final Thread thread;

	private final String name;

	private final ThreadRole role;

	private final RuntimeContext runtime;

	private final CallGate gate;

	private final ThreadBooks books;

	/** Guards the end of a task: no interrupt reaches what comes after it. */
	private final Object interruptLock = new Object();

	/** Changes with each job of the primary thread. */
	private @Nullable LeaseOnThread lease;

	private @Nullable MapiScope scope;

	private volatile @Nullable CurrentTask task;

	private @Nullable MessageLoop loop;

	private final LeasesOnThread leases = new LeasesOnThread(this);

	ThreadWork(Thread thread, ThreadRole role, RuntimeContext runtime, CallGate gate, ThreadBooks books) {
		this.thread = thread;
		this.name = thread.getName();
		this.role = role;
		this.runtime = runtime;
		this.gate = gate;
		this.books = books;
	}

	/**
	 * Notes that the thread has to pump messages, also while it waits (R10).
	 * @param opened its loop, out of which nothing comes
	 */
	public void pumps(MessageLoop opened) {
		this.loop = opened;
	}

	// leases

	/**
	 * Makes room for a lease on this thread.
	 * @param newLease the lease
	 * @return what the lease has on this thread
	 */
	public LeaseOnThread open(LeaseContext newLease) {
		return new LeaseOnThread(newLease, MapiScope.ofThread(this.books, newLease),
				MapiScope.ofTask(this.books, newLease), this.name);
	}

	/**
	 * Returns what several leases have on this thread, if it works for several.
	 * @return what they have
	 */
	public LeasesOnThread leases() {
		return this.leases;
	}

	/**
	 * Works for a lease from here on.
	 * @param newLease what the lease has on this thread, or {@code null} for nobody
	 */
	public void workFor(@Nullable LeaseOnThread newLease) {
		this.lease = newLease;
		this.scope = (newLease != null) ? newLease.scope : null;
		this.gate.listener((newLease != null) ? newLease.lease.listeners() : null);
	}

	/**
	 * Ends the time of a lease on this thread: closes the session and all else that it
	 * holds. Never throws.
	 * @param ended what ends
	 */
	public void leave(LeaseOnThread ended) {
		CurrentTask current = this.task;
		// what a task opened may have been opened through the session
		end(ended.taskScope, (current != null) ? current.name() : this.name);
		closeSession(ended);
		ended.left();
	}

	private void closeSession(LeaseOnThread holding) {
		end(holding.scope, this.name);
		String profile = holding.profile;
		// last: it says that what fails here is no news
		holding.closed();
		if (profile != null) {
			profileClosed(profile);
		}
	}

	// the outermost task of a lease has ended; allocates nothing while all is well
	private void ended(LeaseOnThread holding) {
		holding.depth = 0;
		try {
			if (holding.isLost()) {
				closeSession(holding);
			}
			else {
				holding.taskEnded();
			}
		}
		catch (Throwable ex) {
			// no memory: a session that is lost is closed after the next task
		}
	}

	private void profileClosed(String profile) {
		try {
			this.books.profileClosed(profile);
		}
		catch (Throwable ex) {
			// no memory to take it off the list, which is for people
		}
	}

	private void end(MapiScope ended, String leaving) {
		if (this.runtime.isLost()) {
			ended.abandon();
		}
		else {
			ended.end(leaving);
		}
	}

	/**
	 * Returns whether the thread works for a lease at the moment.
	 * @param candidate the lease
	 * @return whether it does
	 */
	public boolean worksFor(LeaseContext candidate) {
		LeaseOnThread current = this.lease;
		return current != null && current.lease == candidate;
	}

	/**
	 * Returns what the current lease has on this thread.
	 * @return what it has
	 * @throws IllegalStateException if the thread works for nobody
	 */
	public LeaseOnThread requireLease() {
		LeaseOnThread current = this.lease;
		if (current == null) {
			throw new IllegalStateException("Thread '" + this.name + "' works for nobody at the moment");
		}
		return current;
	}

	@Nullable MapiScope scopeOrNull() {
		return this.scope;
	}

	MapiScope currentScope() {
		MapiScope current = this.scope;
		return (current != null) ? current : requireLease().scope;
	}

	// sessions

	MapiSession session() {
		LeaseOnThread current = requireLease();
		MapiSession session = current.session;
		return (session != null) ? session : logOn(current);
	}

	private MapiSession logOn(LeaseOnThread current) {
		current.requireDue();
		SessionFactory.Opened opened;
		try {
			opened = inScope(current, () -> current.lease.sessions().open(current.lease.sessionOptions()));
		}
		catch (MapiCallException ex) {
			current.logonFailed(ex);
			throw ex;
		}
		MapiSession session = opened.session();
		if (session instanceof ScopeEntry object) {
			object.heldFor(current);
		}
		current.opened(opened);
		this.books.profileOpened(opened.profile());
		return session;
	}

	MapiSession openSession(SessionOptions options) {
		Objects.requireNonNull(options, "options");
		return requireLease().lease.sessions().open(options).session();
	}

	/**
	 * Opens something that outlives the task, and ends with what the current lease has on
	 * this thread, or by {@link MapiThread#release}.
	 * @param opening opens it
	 * @param <T> the type of the result
	 * @return what was opened
	 */
	public <T> T hold(Supplier<? extends T> opening) {
		return inScope(requireLease(), opening);
	}

	private <T> T inScope(LeaseOnThread holding, Supplier<? extends T> opening) {
		MapiScope before = this.scope;
		this.scope = holding.scope;
		try {
			return opening.get();
		}
		finally {
			this.scope = before;
		}
	}

	/**
	 * Makes a call that logs on or opens a store, and makes it again if it fails as MAPI
	 * does now and then.
	 * @param operation the call by its documented name
	 * @param call the call
	 * @param <T> the type of its result
	 * @return its result
	 */
	public <T extends @Nullable Object> T withRetry(String operation, Supplier<? extends T> call) {
		LeaseOnThread current = this.lease;
		// the primary thread has to pump (R5)
		return (current == null || this.role == ThreadRole.PRIMARY) ? call.get()
				: new LogonAttempts(current.lease, this.task, this.loop).run(operation, call);
	}

	// tasks; none of it throws, and beginning and ending an outermost task allocates
	// nothing

	/**
	 * Begins a task, in the scope of its own.
	 * @param newTask the task
	 */
	public void begin(CurrentTask newTask) {
		LeaseOnThread current = requireLease();
		current.depth = 1;
		this.scope = current.taskScope;
		this.task = newTask;
		setClassLoader(current.lease.classLoader());
	}

	/**
	 * Ends the task, and keeps from the next what it did to the thread.
	 * @param ended the task
	 */
	public void end(CurrentTask ended) {
		endScope(ended.name());
		LeaseOnThread current = this.lease;
		this.scope = (current != null) ? current.scope : null;
		if (current != null) {
			ended(current);
		}
		this.task = null;
		this.gate.forgetFailure();
		synchronized (this.interruptLock) {
			// whoever has seen the task has interrupted by now
			Thread.interrupted();
		}
		clearSettings();
	}

	/**
	 * Begins something in the middle of a task, or of nothing, in a scope of its own: for
	 * another lease, or a task that this thread would wait for.
	 * @param guest what its lease has on this thread
	 * @param inner the task, or {@code null} if it is part of the one that runs
	 * @return what was before, for {@link #endWithin}
	 */
	public Interlude beginWithin(LeaseOnThread guest, @Nullable CurrentTask inner) {
		Interlude before = new Interlude(this.lease, this.scope, this.task, ThreadSettings.take());
		this.lease = guest;
		guest.depth++;
		// not the guest's task scope, which may be in use further down the stack
		this.scope = MapiScope.ofTask(this.books, guest.lease);
		this.gate.listener(guest.lease.listeners());
		if (inner != null) {
			this.task = inner;
			// a task of its own sees as little of the outer one as on another thread
			clearSettings();
		}
		setClassLoader(guest.lease.classLoader());
		return before;
	}

	/**
	 * Ends it.
	 * @param before what was before
	 * @param inner its name, for reports
	 */
	public void endWithin(Interlude before, String inner) {
		endScope(inner);
		LeaseOnThread guest = this.lease;
		if (guest != null && --guest.depth <= 0) {
			ended(guest);
		}
		this.lease = before.lease;
		this.scope = before.scope;
		this.task = before.task;
		this.gate.listener((before.lease != null) ? before.lease.lease.listeners() : null);
		try {
			before.settings.restore();
		}
		catch (Throwable ex) {
			// the log's context is not ours
		}
	}

	private void clearSettings() {
		try {
			ThreadSettings.clear(this.thread, this.name, ThreadWork.class.getClassLoader());
		}
		catch (Throwable ex) {
			// the log's context is not ours
		}
	}

	private void setClassLoader(@Nullable ClassLoader loader) {
		if (this.thread.getContextClassLoader() != loader) {
			this.thread.setContextClassLoader(loader);
		}
	}

	/**
	 * Closes what the current task left open. Called between the task's last line and the
	 * completion of its future, so that nobody who has the result sees an object open.
	 * @param taskName the name of the task
	 */
	public void endScope(String taskName) {
		MapiScope current = this.scope;
		if (current != null && !current.holds()) {
			end(current, taskName);
		}
	}

	/**
	 * Returns the task that the thread runs. May be called from any thread.
	 * @return the innermost task, or {@code null}
	 */
	public @Nullable CurrentTask task() {
		return this.task;
	}

	/**
	 * Interrupts the task that the thread runs, and nothing that comes after it. May be
	 * called from any thread.
	 */
	public void interruptTask() {
		synchronized (this.interruptLock) {
			if (this.task != null) {
				this.thread.interrupt();
			}
		}
	}

	/**
	 * What a thread was at before something began in its middle.
	 *
	 * @param lease the lease that it worked for
	 * @param scope its scope
	 * @param task its task
	 * @param settings the settings of the thread
	 */
	public record Interlude(@Nullable LeaseOnThread lease, @Nullable MapiScope scope, @Nullable CurrentTask task,
			ThreadSettings settings) {

	}

}
