// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.runtime.event.RuntimeListeners;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.primary.PrimaryThread;
import io.github.mapikit.runtime.task.TaskFuture;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.RuntimeLedger;
import io.github.mapikit.runtime.watch.Watch;

/**
 * Loads and initializes the classes of the runtime. It makes a start quicker, and it
 * keeps a class from being initialized while the heap is full: one that fails in it is
 * broken for the rest of the JVM's life.
 */
final class Preload {

	private static final List<Class<?>> TYPES = List.of(TimeUnit.class, RuntimeLog.class, RuntimeListeners.class,
			MapiLease.class, LeaseBooks.class, LeaseStart.class, LeaseState.class, LeaseView.class, LeaseShutdown.class,
			ShutdownHooks.class, OptionsInForce.class, ProcessClaim.class, ProcessRuntimes.class, ProcessRuntime.class,
			Joining.class, MapiThread.class, PrimaryThread.class, MapiWorkerPool.class, Watch.class, TaskFuture.class,
			RuntimeLedger.class, RuntimeSnapshot.class);

	private Preload() {
	}

	static void run() {
		MethodHandles.Lookup lookup = MethodHandles.lookup();
		for (Class<?> type : TYPES) {
			try {
				lookup.ensureInitialized(type);
			}
			catch (IllegalAccessException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

}
