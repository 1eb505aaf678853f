// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.primary.PrimaryThread;
import io.github.mapikit.runtime.thread.RuntimeLedger;

/**
 * MAPI in this JVM: a runtime for each MAPI process, with one primary thread, leased by
 * any number of applications (R12). The primary thread starts with the first lease of its
 * process and ends after the last worker of the last lease (R4). May be used from any
 * thread.
 *
 * @since 0.1.0
 */
public final class MapiRuntime {

	private MapiRuntime() {
	}

	/**
	 * Returns a new lease of the process that a MAPI runs in. It is not started: whoever
	 * shall use it in a listener of its start gets it before.
	 * @param options the settings of the lease
	 * @param listeners who is told what happens in the lease's threads
	 * @return the lease; the caller starts and closes it
	 */
	public static MapiLease newLease(LeaseOptions options, List<? extends RuntimeListener> listeners) {
		Objects.requireNonNull(options, "options");
		Preload.run();
		LeaseState.requireNotTellingOfFailure(options.owner());
		ProcessRuntime runtime = ProcessRuntimes.instance().enter(options.driver().process());
		try {
			if (!Preload.isRehearsed()) {
				runtime.prepareLater(Preload::rehearse);
			}
			return new MapiLease(runtime, options, listeners);
		}
		catch (Throwable ex) {
			ProcessRuntimes.instance().leave(runtime);
			throw ex;
		}
	}

	/**
	 * Leases the process that a MAPI runs in, and starts its primary thread if it does
	 * not run yet; see {@link MapiLease#start()} for how that may fail.
	 * @param options the settings of the lease
	 * @param listeners who is told what happens in the lease's threads
	 * @return the lease, running; the caller closes it
	 */
	public static MapiLease lease(LeaseOptions options, List<? extends RuntimeListener> listeners) {
		return newLease(options, listeners).start();
	}

	/**
	 * Leases the process without listeners; see {@link #lease(LeaseOptions, List)}.
	 * @param options the settings of the lease
	 * @return the lease, running; the caller closes it
	 */
	public static MapiLease lease(LeaseOptions options) {
		return lease(options, List.of());
	}

	/**
	 * Loads what leasing a process takes, and does nothing with it. The first lease does
	 * so, too: whoever has a thread to spare while an application starts makes it quicker
	 * by it.
	 */
	public static void preload() {
		Preload.run();
	}

	/**
	 * Returns what this JVM has done with MAPI, in all processes.
	 * @return the ledger
	 */
	public static RuntimeLedger ledger() {
		return Ledgers.ofJvm();
	}

	/**
	 * Waits until no MAPI thread lives: for tests, and for programs that end by
	 * themselves.
	 * @param timeout how long to wait at most
	 * @return whether none lives
	 * @throws InterruptedException if the calling thread is interrupted
	 */
	public static boolean awaitEnd(Duration timeout) throws InterruptedException {
		long end = System.nanoTime() + TimeUnit.NANOSECONDS.convert(timeout);
		for (ProcessRuntime runtime : ProcessRuntimes.instance().all()) {
			PrimaryThread current = runtime.primary();
			if (current != null
					&& !(current.awaitEnd(Math.max(0, end - System.nanoTime())) && runtime.primary() != current)) {
				return false;
			}
		}
		return true;
	}

}
