// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.error.ThreadKind;
import io.github.mapikit.model.MapiObject;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What every object of the model is: bound to its thread, part of a {@link MapiScope}, on
 * a handle of the driver that is released once, on that thread, after all that was opened
 * through it (R1, R6).
 * <p>
 * A subclass wraps each use of the driver into {@link #call}. All methods are for the
 * object's thread.
 *
 * @since 0.1.0
 */
public abstract class ScopedObject extends ScopeEntry implements MapiObject {

	private static final Map<String, String> RELEASES = new ConcurrentHashMap<>();

	private final String kind;

	/** Made beforehand: releasing must not fail for want of memory. */
	private final String release;

	private final MapiThread thread;

	private final MapiScope scope;

	private final @Nullable ScopedObject parent;

	/** The session; the object itself if it was opened through nothing. */
	private final ScopedObject root;

	private final boolean heldByParent;

	private final @Nullable Handle handle;

	private final StackTraceElement @Nullable [] origin;

	private int openChildren;

	private boolean open = true;

	/**
	 * Whose session this is; {@code null} for all else, and for a session of a task's.
	 */
	private @Nullable HeldSession holder;

	/**
	 * Registers an object that was opened.
	 * @param kind what it is, in a word or two, such as {@code folder}
	 * @param parent the object that it was opened through, or {@code null}
	 * @param heldByParent whether it lives as long as its parent rather than the task
	 * @param handle what the driver has open for it, or {@code null} if that is nothing
	 * @throws MapiThreadException on a thread that is not a MAPI thread
	 */
	protected ScopedObject(String kind, @Nullable ScopedObject parent, boolean heldByParent, @Nullable Handle handle) {
		this.handle = handle;
		this.kind = Objects.requireNonNull(kind, "kind");
		this.thread = MapiThread.current(kind);
		this.parent = parent;
		this.root = (parent != null) ? parent.root : this;
		this.heldByParent = heldByParent;
		this.scope = (heldByParent && parent != null) ? parent.scope : this.thread.currentScope();
		try {
			this.release = RELEASES.computeIfAbsent(kind, (key) -> key + "::Release");
			if (parent != null) {
				parent.checkUsable(kind);
			}
			this.origin = this.scope.add(this);
		}
		catch (Throwable ex) {
			giveBack(ex);
			throw ex;
		}
		if (parent != null) {
			parent.openChildren++;
		}
	}

	// nobody else knows of what was opened for an object that could not be made
	private void giveBack(Throwable failure) {
		Handle opened = this.handle;
		if (opened == null) {
			return;
		}
		try {
			releaseThroughGate("IUnknown::Release", opened);
		}
		catch (Throwable ex) {
			failure.addSuppressed(ex);
		}
	}

	/**
	 * Makes one call into MAPI: checks that this is the object's thread and that the
	 * object is open, shows the call in snapshots for as long as it takes, and counts its
	 * failure.
	 * @param operation the call by its documented name, such as
	 * {@code IMAPITable::QueryRows}
	 * @param call the call
	 * @param <T> the type of its result
	 * @return its result
	 * @throws MapiThreadException on another thread
	 * @throws IllegalStateException if the object is closed
	 */
	protected final <T extends @Nullable Object> T call(String operation, Supplier<? extends T> call) {
		checkUsable(operation);
		try {
			return this.thread.gate().call(operation, call);
		}
		catch (MapiCallException ex) {
			failed(ex);
			throw ex;
		}
	}

	/**
	 * Makes a call that opens a store, as {@link #call} does, and makes it again if it
	 * fails as MAPI does now and then.
	 * @param operation the call by its documented name
	 * @param call the call
	 * @param <T> the type of its result
	 * @return its result
	 */
	protected final <T> T callWithRetry(String operation, Supplier<? extends T> call) {
		return this.thread.work().withRetry(operation, () -> call(operation, call));
	}

	/**
	 * Makes one call into MAPI that returns nothing; see {@link #call(String, Supplier)}.
	 * @param operation the call by its documented name
	 * @param call the call
	 */
	protected final void run(String operation, Runnable call) {
		call(operation, () -> {
			call.run();
			return null;
		});
	}

	private void failed(MapiCallException failure) {
		boolean ended = failure.result().equals(MapiErrors.MAPI_E_END_OF_SESSION)
				|| (failure.result().equals(MapiErrors.MAPI_E_NETWORK_ERROR) && isOfOwnStore());
		if (ended) {
			sessionLost(failure);
		}
	}

	/**
	 * Notes that the session has died through which this object was opened. One that a
	 * task opened for itself is the task's business.
	 * @param failure what shows it
	 */
	protected final void sessionLost(MapiCallException failure) {
		HeldSession holding = this.root.holder;
		if (holding != null) {
			holding.lost(failure);
		}
	}

	// what a session holds beside itself is its default store
	private boolean isOfOwnStore() {
		ScopedObject candidate = this;
		while (candidate.parent != null && candidate.parent != this.root) {
			candidate = candidate.parent;
		}
		return candidate.parent != null && candidate.heldByParent;
	}

	@Override
	final void heldFor(HeldSession holding) {
		this.holder = holding;
	}

	@Override
	final boolean isOfLostSession() {
		HeldSession holding = this.root.holder;
		return holding != null && holding.isLost();
	}

	/**
	 * Returns what the driver can do on the object's thread.
	 * @return the driver's verbs
	 */
	@Override
	protected final DriverThread driver() {
		return this.thread.driver();
	}

	/**
	 * Returns what the driver has open for this object.
	 * @return the handle
	 * @throws IllegalStateException if that is nothing
	 */
	protected final Handle handle() {
		Handle current = this.handle;
		if (current == null) {
			throw new IllegalStateException("A " + this.kind + " has nothing open");
		}
		return current;
	}

	@Override
	public final void close() {
		checkThread("close");
		if (this.open && (closesBeforeParent() || !(this.heldByParent || this.scope.holds()))) {
			closeNow();
		}
	}

	/**
	 * Returns whether {@link #close()} closes the object although it lives as long as its
	 * parent.
	 * @return whether it may be closed before its parent; {@code false} by default
	 */
	protected boolean closesBeforeParent() {
		return false;
	}

	/**
	 * Returns whether a task may leave the object to the end of the task, because the
	 * user does not know of it.
	 * @return whether it may; {@code false} by default
	 */
	@Override
	protected boolean mayBeLeft() {
		return false;
	}

	/**
	 * Returns whether the object is open.
	 * @return whether it is open
	 */
	protected final boolean isOpen() {
		return this.open;
	}

	@Override
	public <T> T unwrap(Class<T> type) {
		if (type.isInstance(this)) {
			return type.cast(this);
		}
		Handle wrapped = this.handle;
		if (wrapped != null) {
			return call("unwrap", () -> driver().unwrap(wrapped, type));
		}
		throw new IllegalArgumentException(
				"This %s has no underlying object of type '%s'".formatted(this.kind, type.getName()));
	}

	@Override
	final void closeNow() {
		if (!this.open) {
			return;
		}
		if (this.openChildren > 0) {
			closeWithDescendants();
			return;
		}
		closed();
		Handle released = this.handle;
		if (released != null) {
			releaseThroughGate(this.release, released);
		}
	}

	@Override
	final void closed() {
		if (this.open) {
			this.open = false;
			this.scope.remove(this);
			if (this.parent != null) {
				this.parent.openChildren--;
			}
		}
	}

	private void closeWithDescendants() {
		Releases releases = new Releases();
		this.thread.addDescendants(this, this.scope, releases);
		releases.add(this);
		Throwable failure = releases.run(this.thread.gate(), driver(), this);
		if (failure instanceof RuntimeException ex) {
			throw ex;
		}
		if (failure instanceof Error ex) {
			throw ex;
		}
	}

	// without a lambda, for which there may be no memory
	private void releaseThroughGate(String operation, Handle released) {
		String outer = this.thread.gate().enter(operation);
		try {
			this.thread.driver().release(released);
		}
		catch (Throwable ex) {
			Releases.thrown(this, ex);
			if (!isOfLostSession()) {
				throw ex;
			}
		}
		finally {
			this.thread.gate().leave(outer);
		}
	}

	@Override
	final @Nullable Handle handleOrNull() {
		return this.handle;
	}

	@Override
	final CallGate gate() {
		return this.thread.gate();
	}

	@Override
	final boolean isSession() {
		return this instanceof MapiSession;
	}

	@Override
	final boolean isDescendantOf(ScopeEntry ancestor) {
		ScopedObject candidate = this.parent;
		while (candidate != null) {
			if (candidate == ancestor) {
				return true;
			}
			candidate = candidate.parent;
		}
		return false;
	}

	@Override
	final String kind() {
		return this.kind;
	}

	@Override
	final StackTraceElement @Nullable [] origin() {
		return this.origin;
	}

	private void checkUsable(String operation) {
		checkThread(operation);
		if (!this.open) {
			throw new IllegalStateException(
					"The %s was closed before '%s' was called on it. ".formatted(this.kind, operation)
							+ "What a task opens is closed when the task ends: return values, not objects");
		}
		HeldSession holding = this.root.holder;
		if (holding != null) {
			holding.requireAlive(operation);
		}
	}

	private void checkThread(String operation) {
		MapiThread current = MapiThread.currentOrNull();
		if (current == this.thread) {
			return;
		}
		String attempted = "use a " + this.kind + " (" + operation + ")";
		if (current == null) {
			ForeignThreads.violation(attempted);
			throw MapiThreadException.of(attempted);
		}
		current.runtime().violation(MapiRule.R1, attempted);
		throw MapiThreadException.of(ThreadKind.OTHER_MAPI_THREAD, attempted,
				"it belongs to thread '" + this.thread.name() + "'");
	}

	/**
	 * Returns the kind of the object, and whether it is open.
	 */
	@Override
	public String toString() {
		return this.kind + " of thread '" + this.thread.name() + "' (" + (this.open ? "open" : "closed") + ")";
	}

}
