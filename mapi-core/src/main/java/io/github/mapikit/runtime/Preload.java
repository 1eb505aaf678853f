// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.thread.RuntimeLedger;

/**
 * Loads and initializes the classes of the runtime, once. It makes a start quicker, and
 * it keeps a class from being initialized while the heap is full: one that fails in it is
 * broken for the rest of the JVM's life.
 */
final class Preload {

	private static final RuntimeLog logger = RuntimeLog.of(Preload.class);

	// Throwable and its kin stand for the handlers of all our classes: the JVM leaves one
	// out whose type it cannot look up for want of memory
	private static final List<Class<?>> TYPES = List.of(Throwable.class, VirtualMachineError.class,
			OutOfMemoryError.class, TimeUnit.class, MapiLease.class, LeaseBooks.class, LeaseStart.class,
			LeaseShutdown.class, ShutdownHooks.class, OptionsInForce.class, ProcessClaim.class, ProcessRuntimes.class,
			Joining.class, RuntimeLedger.class, RuntimeSnapshot.class, MapiSubsystemFailedException.class,
			MapiThreadException.class, MapiTimeoutException.class, MapiUnavailableException.class);

	/** Whether it was done; guarded by the monitor of the class. */
	private static boolean done;

	private Preload() {
	}

	/**
	 * Does it, unless it is done. Waits for another thread that is about to.
	 */
	static synchronized void run() {
		if (!done) {
			done = true;
			try {
				load();
				Rehearsal.run();
			}
			catch (Throwable ex) {
				logger.debug("Not everything could be loaded by '{}'", Thread.currentThread().getName(), ex);
			}
		}
	}

	private static void load() throws IllegalAccessException {
		MethodHandles.Lookup lookup = MethodHandles.lookup();
		for (Class<?> type : TYPES) {
			lookup.ensureInitialized(type);
		}
	}

}
