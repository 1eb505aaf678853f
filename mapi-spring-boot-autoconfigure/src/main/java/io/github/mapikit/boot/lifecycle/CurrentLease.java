// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.lifecycle;

import io.github.mapikit.error.MapiInterruptedException;
import io.github.mapikit.error.MapiUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * The lease that a context has, which one thread makes at its first use. It is there for
 * others before it starts. May be used from any thread.
 */
final class CurrentLease {

	private final String owner;

	private final ContextState state;

	// guarded by the monitor, under which nobody is called

	private volatile @Nullable ContextLease current;

	private volatile boolean closed;

	/** The thread that makes a lease; it is there when that thread has done so. */
	private @Nullable Thread opening;

	CurrentLease(String owner, ContextState state) {
		this.owner = owner;
		this.state = state;
	}

	/**
	 * Returns the lease, which may be closed. Never waits.
	 * @return the lease, or {@code null} before the first one
	 */
	@Nullable ContextLease get() {
		return this.current;
	}

	/**
	 * Returns the lease if it was not closed. Never waits.
	 * @return the lease, or {@code null}
	 */
	@Nullable ContextLease open() {
		ContextLease leased = this.current;
		return this.closed ? null : leased;
	}

	/**
	 * Returns the lease, or makes the calling thread the one that makes it.
	 * @param anew whether to make another one if that of before was closed
	 * @return the lease, or {@code null} if the caller has to make it
	 */
	synchronized @Nullable ContextLease claim(boolean anew) {
		while (this.opening != null) {
			if (this.opening == Thread.currentThread()) {
				throw unavailable(
						"is opening MAPI on this thread; use it when the state is 'RUNNING', " + "not in a customizer");
			}
			awaitOpening();
		}
		if (this.closed && anew) {
			this.closed = false;
			this.current = null;
		}
		if (this.closed) {
			throw unavailable("has stopped MAPI; use it before the context closes, or start the context again");
		}
		if (this.current == null) {
			this.opening = Thread.currentThread();
		}
		return this.current;
	}

	private MapiUnavailableException unavailable(String why) {
		return new MapiUnavailableException(this.state.get().name(),
				"the application context '" + this.owner + "' " + why);
	}

	private void awaitOpening() {
		try {
			wait();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new MapiInterruptedException("the start of MAPI", ex);
		}
	}

	/**
	 * Ends a claim of the calling thread.
	 * @param made the lease, or {@code null} if it could not be made
	 */
	synchronized void made(@Nullable ContextLease made) {
		this.current = made;
		this.opening = null;
		notifyAll();
	}

	/**
	 * Makes room for another lease than one that could not start.
	 * @param failed the lease that could not start
	 */
	synchronized void forget(ContextLease failed) {
		if (this.current == failed) {
			this.current = null;
		}
	}

	/**
	 * Lets nobody use the lease any more.
	 * @return the lease, which the caller has to close; {@code null} if there is none, or
	 * somebody else closes it
	 */
	synchronized @Nullable ContextLease close() {
		ContextLease leased = this.closed ? null : this.current;
		this.closed = true;
		return leased;
	}

}
