// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.anchor.AnchorThread;
import io.github.mapikit.runtime.event.RuntimeListeners;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.event.SessionsSnapshot;
import io.github.mapikit.runtime.event.SubscriptionSnapshot;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.primary.PrimaryExecutor;
import io.github.mapikit.runtime.primary.PrimaryThread;
import io.github.mapikit.runtime.subscription.LeaseSubscriptions;
import io.github.mapikit.runtime.task.TaskFuture;
import io.github.mapikit.runtime.task.TaskRun;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.RuntimeLedger;
import io.github.mapikit.runtime.watch.Watch;

/**
 * Prepares the runtime for what it must be able to do in any case. Loading its classes
 * makes a start quicker, and keeps a class from being initialized while the heap is full:
 * one that fails in it is broken for the rest of the JVM's life. A rehearsal links what
 * is linked by its first use, and comes when an application has started.
 */
final class Preload {

	private static final RuntimeLog logger = RuntimeLog.of(Preload.class);

	// Throwable and its kin stand for the handlers of all our classes: the JVM leaves one
	// out whose type it cannot look up for want of memory
	private static final List<Class<?>> TYPES = List.of(Throwable.class, VirtualMachineError.class,
			OutOfMemoryError.class, TimeUnit.class, RuntimeListeners.class, MapiLease.class, LeaseBooks.class,
			LeaseStart.class, LeaseState.class, LeaseView.class, LeaseShutdown.class, ShutdownHooks.class,
			OptionsInForce.class, ProcessClaim.class, ProcessRuntimes.class, ProcessRuntime.class, Joining.class,
			MapiThread.class, PrimaryThread.class, PrimaryExecutor.class, MapiWorkerPool.class, Watch.class,
			TaskFuture.class, TaskRun.class, RuntimeLedger.class, RuntimeSnapshot.class, SessionsSnapshot.class,
			SubscriptionSnapshot.class, LeaseSubscriptions.class, AnchorThread.class,
			MapiSubsystemFailedException.class, MapiThreadException.class, MapiTimeoutException.class,
			MapiUnavailableException.class);

	/** Whether the rehearsal was or is held. */
	private static final AtomicBoolean rehearsed = new AtomicBoolean();

	private Preload() {
	}

	/**
	 * Loads the classes.
	 */
	static void run() {
		try {
			load();
		}
		catch (Throwable ex) {
			notPrepared(ex);
		}
	}

	/**
	 * Holds the rehearsal, once in a JVM.
	 */
	static void rehearse() {
		if (rehearsed.compareAndSet(false, true)) {
			try {
				Rehearsal.run();
			}
			catch (Throwable ex) {
				notPrepared(ex);
			}
		}
	}

	static boolean isRehearsed() {
		return rehearsed.get();
	}

	private static void notPrepared(Throwable ex) {
		logger.debug("Not everything could be prepared by '{}'", Thread.currentThread().getName(), ex);
	}

	private static void load() throws IllegalAccessException {
		MethodHandles.Lookup lookup = MethodHandles.lookup();
		for (Class<?> type : TYPES) {
			lookup.ensureInitialized(type);
		}
	}

}
