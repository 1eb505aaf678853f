// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.anchor;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.pool.WorkerCount;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.LeaseContext;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.RuntimeContext;
import io.github.mapikit.spi.MapiDriver;
import org.jspecify.annotations.Nullable;

/**
 * The anchor thread of a process: a worker of the runtime's own, which starts when it is
 * first needed and ends after all other workers (R4). What it holds belongs to leases,
 * and ends with them. May be used from any thread.
 *
 * @since 0.1.0
 */
public final class AnchorThread {

	/** The name of its pool in metrics, logs and snapshots. */
	public static final String NAME = "anchor";

	private final AnchorLease own;

	private final MapiWorkerPool pool;

	/** The leases for which it holds, or may hold, something. */
	private final Set<LeaseContext> leases = ConcurrentHashMap.newKeySet();

	/**
	 * The anchor thread of a process that runs.
	 * @param runtime the runtime of the process
	 * @param driver the implementation of MAPI
	 * @param stuckAfter how long one thing may take before the thread is reported as
	 * stuck
	 * @param stopTimeout how long its end may take before nobody waits any longer
	 * @param living counts the thread for the runtime
	 */
	public AnchorThread(RuntimeContext runtime, MapiDriver driver, Duration stuckAfter, Duration stopTimeout,
			WorkerCount living) {
		this.own = new AnchorLease(runtime, driver, stopTimeout);
		PoolOptions options = PoolOptions.DEFAULTS.withName(NAME).withSize(1).withStuck(stuckAfter, 0);
		this.pool = new MapiWorkerPool(this.own, options, living, (ended) -> {
		});
		this.pool.open();
	}

	/**
	 * Refuses the name of the anchor thread for a pool of a lease: threads, health and
	 * metrics could not be told apart.
	 * @param pool the name of the pool
	 * @throws IllegalArgumentException if it is that of the anchor thread
	 */
	public static void requireOtherName(String pool) {
		if (pool.equals(NAME)) {
			throw new IllegalArgumentException(
					"A pool must not be named '%s', as the runtime's own thread is that holds sessions and subscriptions"
						.formatted(NAME));
		}
	}

	/**
	 * Does something for a lease, and waits for it.
	 * @param lease the lease
	 * @param options what is known of it
	 * @param work what to do
	 * @param <T> the type of the result
	 * @return the result
	 * @throws Exception what the work threw
	 */
	public <T extends @Nullable Object> T call(LeaseContext lease, TaskOptions options, Callable<? extends T> work)
			throws Exception {
		this.leases.add(lease);
		return this.pool.call(options, () -> callFor(lease, options, work));
	}

	/**
	 * Does something for a lease, and returns at once.
	 * @param lease the lease
	 * @param options what is known of it
	 * @param work what to do
	 * @param <T> the type of the result
	 * @return the result to come
	 * @throws java.util.concurrent.RejectedExecutionException if the thread is about to
	 * end
	 */
	public <T extends @Nullable Object> CompletableFuture<T> submit(LeaseContext lease, TaskOptions options,
			Callable<? extends T> work) {
		this.leases.add(lease);
		return this.pool.submit(options, () -> callFor(lease, options, work));
	}

	private <T extends @Nullable Object> T callFor(LeaseContext lease, TaskOptions options, Callable<? extends T> work)
			throws Exception {
		if (!this.leases.contains(lease)) {
			throw new MapiUnavailableException(lease.stateName(),
					"the lease of '" + lease.owner() + "' has left the anchor thread");
		}
		return MapiThread.current(options.name()).work().leases().callFor(lease, options.name(), work);
	}

	/**
	 * Closes what a lease has on the thread, and lets nothing more be done for it.
	 * @param lease the lease
	 * @return completes when it is closed; {@code null} if it has nothing there
	 */
	public @Nullable CompletableFuture<Boolean> leave(LeaseContext lease) {
		if (!this.leases.remove(lease)) {
			return null;
		}
		return this.pool.submit(TaskOptions.named("leave"), () -> {
			MapiThread.current("leave").work().leases().leave(lease);
			return Boolean.TRUE;
		});
	}

	/**
	 * Lets the thread end once it has done what it was given. Waits for nothing.
	 */
	public void end() {
		this.own.ends();
		this.pool.end();
	}

	/**
	 * Waits for the end of the thread, and fails what still waits for it then.
	 * @param timeout how long at most
	 * @return what the thread is at, if it lives
	 */
	public List<String> awaitEnd(Duration timeout) {
		this.pool.drain(timeout);
		return this.pool.finish(Duration.ZERO).heldUpBy();
	}

	/**
	 * Returns whether the thread can be given something to do.
	 * @return {@code false} from its end on
	 */
	public boolean isOpen() {
		return this.pool.isOpen();
	}

	/**
	 * Fails what waits, and what is in a call that may never return: MAPI is lost. Never
	 * throws.
	 * @param failure what is told
	 */
	public void lost(MapiSubsystemFailedException failure) {
		this.pool.lost(failure);
	}

	/**
	 * Returns the thread, if it lives.
	 * @return the thread, or {@code null}
	 */
	public @Nullable MapiThread thread() {
		List<MapiThread> threads = this.pool.threads();
		return threads.isEmpty() ? null : threads.get(0);
	}

}
