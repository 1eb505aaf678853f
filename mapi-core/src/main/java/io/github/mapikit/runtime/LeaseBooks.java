// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mapikit.error.MapiConflictException;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.anchor.AnchorThread;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.RuntimeListeners;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.primary.PrimaryThread;
import io.github.mapikit.runtime.subscription.LeaseSubscriptions;
import org.jspecify.annotations.Nullable;

/**
 * The books of a lease: its state, its pools and its primary thread. May be used from any
 * thread. Adding a pool is guarded by the monitor of the list, so that two of one name
 * exclude each other.
 */
final class LeaseBooks implements Leaseholder {

	private final ProcessRuntime runtime;

	private final LeaseOptions options;

	private final RuntimeListeners listeners;

	private final LeaseState state;

	private final LeaseView view;

	private final ShutdownHooks hooks;

	private final LeaseSubscriptions subscriptions;

	/** The pools that are open or have workers that live. */
	private final List<MapiWorkerPool> pools = new CopyOnWriteArrayList<>();

	private final AtomicBoolean held = new AtomicBoolean(true);

	private volatile @Nullable PrimaryThread primaryThread;

	private volatile @Nullable AnchorThread anchor;

	private volatile @Nullable Throwable failure;

	LeaseBooks(ProcessRuntime runtime, LeaseOptions options, List<? extends RuntimeListener> listeners) {
		this.runtime = runtime;
		this.options = options;
		this.listeners = new RuntimeListeners(List.copyOf(listeners));
		this.state = new LeaseState(options.owner(), this.listeners);
		this.view = new LeaseView(runtime, options, this.listeners, this.state);
		this.hooks = new ShutdownHooks(options.owner(), options.stopTimeout());
		this.subscriptions = new LeaseSubscriptions(this.view, options.anchor(), runtime.dispatcher(),
				options.stallAfter());
	}

	ProcessRuntime runtime() {
		return this.runtime;
	}

	LeaseOptions options() {
		return this.options;
	}

	LeaseState state() {
		return this.state;
	}

	LeaseView view() {
		return this.view;
	}

	ShutdownHooks hooks() {
		return this.hooks;
	}

	LeaseSubscriptions subscriptions() {
		return this.subscriptions;
	}

	/**
	 * Notes that the lease is about to end: listeners of subscriptions are not called any
	 * more, before the first executor accepts no more. Whoever asks meanwhile is told.
	 */
	void stops() {
		this.view.stops();
		this.subscriptions.end();
	}

	List<MapiWorkerPool> pools() {
		return this.pools;
	}

	@Nullable PrimaryThread primaryThread() {
		return this.primaryThread;
	}

	void primaryThread(PrimaryThread joined) {
		this.primaryThread = joined;
	}

	/**
	 * Returns the anchor thread of the process, which the lease needs.
	 * @param primary the primary thread, which is ready
	 * @return the thread
	 */
	AnchorThread needAnchor(PrimaryThread primary) {
		AnchorThread needed = this.runtime.anchor().open(primary, this.options);
		this.anchor = needed;
		return needed;
	}

	/**
	 * Returns the anchor thread, if the lease has needed it.
	 * @return the thread, or {@code null}
	 */
	@Nullable AnchorThread anchor() {
		return this.anchor;
	}

	@Nullable Throwable failure() {
		return this.failure;
	}

	@Override
	public String owner() {
		return this.options.owner();
	}

	@Override
	public RuntimeListeners listeners() {
		return this.listeners;
	}

	@Override
	public void failed(Throwable cause) {
		if (this.state.enter(RuntimeState.FAILED)) {
			this.failure = cause;
		}
	}

	@Override
	public void lost(MapiSubsystemFailedException told, Throwable cause) {
		failed(cause);
		this.pools.forEach((pool) -> pool.lost(told));
		this.subscriptions.lost(told);
	}

	@Override
	public void tellNews() {
		this.state.tellNews();
	}

	/**
	 * Adds a pool, which accepts tasks.
	 * @param pool the pool
	 * @throws MapiConflictException if a pool of that name is open
	 * @throws MapiUnavailableException if the lease is over
	 */
	void add(MapiWorkerPool pool) {
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
		RuntimeState current = this.state.current();
		if (current == RuntimeState.RUNNING) {
			pool.open();
		}
		if (current.compareTo(RuntimeState.RUNNING) > 0) {
			pool.end();
			requireNotOver();
		}
	}

	void requireNotOver() {
		if (this.state.current().compareTo(RuntimeState.RUNNING) > 0) {
			throw doesNotRun();
		}
	}

	MapiUnavailableException doesNotRun() {
		return new MapiUnavailableException(this.state.current().name(), "the lease of '" + owner() + "' does not run",
				this.failure);
	}

	/**
	 * Lets the runtime be forgotten when nobody else holds it.
	 */
	void release() {
		if (this.held.compareAndSet(true, false)) {
			ProcessRuntimes.instance().leave(this.runtime);
		}
	}

}
